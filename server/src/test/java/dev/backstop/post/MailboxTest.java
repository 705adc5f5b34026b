package dev.backstop.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.backstop.Backstop;
import dev.backstop.testing.Api;
import dev.backstop.testing.SandboxDatabase;
import dev.backstop.web.PublicUrl;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages against a real mail server: they are read back by another parser than the one that wrote them. */
@SpringBootTest(classes = Backstop.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"backstop.mode=serve", "backstop.sandbox=true", "backstop.sandbox-key=" + Api.KEY, "backstop.mail.from=orders@shop.example",
            "backstop.mail.name=Käthe's Shop", "backstop.public-url=https://shop.example"})
@ContextConfiguration(initializers = SandboxDatabase.class)
@Import({Api.class, MailboxTest.Ears.class})
class MailboxTest {
    private static final GreenMail mail = new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});

    @Autowired
    Api api;

    @Autowired
    Post post;

    @Autowired
    Departures departures;

    @Autowired
    Outbox outbox;

    @Autowired
    BounceBox bounceBox;

    @Autowired
    Suppressions suppressions;

    @Autowired
    Pauses pauses;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    Ears ears;

    /** Hears what others hear. */
    static class Ears {
        private final AtomicInteger left = new AtomicInteger();
        private final List<MessagesReturned.Returned> returned = new java.util.concurrent.CopyOnWriteArrayList<>();

        @EventListener
        void on(MessagesLeft event) {
            left.addAndGet(event.left().size());
        }

        @EventListener
        void on(MessagesReturned event) {
            returned.addAll(event.returned());
        }
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        mail.start();
        mail.setUser("bounces@shop.example", "bounces", "secret");
        registry.add("backstop.smtp-url", () -> "smtp://127.0.0.1:" + mail.getSmtp().getPort());
        registry.add("backstop.imap-url", () -> "imap://bounces:secret@127.0.0.1:" + mail.getImap().getPort());
    }

    @AfterAll
    static void stop() {
        mail.stop();
    }

    @BeforeEach
    void empty() throws com.icegreen.greenmail.store.FolderException {
        api.post("/sandbox/reset").expect(204);
        mail.purgeEmailFromAllMailboxes();
        ears.left.set(0);
        ears.returned.clear();
    }

    @Test
    void a_mail_says_in_text_and_html_what_it_was_given_and_who_wrote_it() throws Exception {
        send(mail("order 1", "bruno@home.example", "Bestellung 1: Lieferung ab 3. März", "Grüße", "<p>Grüße</p>")
                .with(List.of(new Attachment("Lieferschein.txt", "text/plain", Bytes.of("viele".getBytes(StandardCharsets.UTF_8))))));

        var read = onlyMail();
        assertThat(read.getSubject()).isEqualTo("Bestellung 1: Lieferung ab 3. März");
        assertThat(read.getFrom().get(0).getName()).isEqualTo("Käthe's Shop");
        assertThat(read.getHeader().getField("Auto-Submitted").getBody()).isEqualTo("auto-generated");
        assertThat(read.getHeader().getField("List-Unsubscribe")).isNull();
        var mixed = (Multipart) read.getBody();
        var both = (Multipart) mixed.getBodyParts().get(0).getBody();
        assertThat(both.getSubType()).isEqualTo("alternative");
        assertThat(both.getBodyParts()).extracting(part -> part.getMimeType()).containsExactly("text/plain", "text/html");
        assertThat(text(both.getBodyParts().get(0).getBody())).isEqualTo("Grüße");
        assertThat(mixed.getBodyParts().get(1).getFilename()).isEqualTo("Lieferschein.txt");
        assertThat(jdbc.sql("SELECT raw FROM post.message").query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8)).single())
                .as("kept as it was sent").contains(read.getMessageId()).contains("Auto-Submitted");
    }

    @Test
    void later_mails_of_a_thread_refer_to_the_first() throws Exception {
        send(mail("order 1", "a@home.example", "Confirmed", "first", null));
        send(mail("order 1 delayed", "a@home.example", "Delayed", "second", null));

        var first = parse(0);
        var second = parse(1);
        assertThat(second.getHeader().getField("In-Reply-To").getBody()).isEqualTo(first.getMessageId());
        assertThat(second.getHeader().getField("References").getBody()).isEqualTo(first.getMessageId());
    }

    @Test
    void one_cause_is_one_message_and_what_rolls_back_never_leaves() {
        send(mail("order 1", "a@home.example", "Confirmed", "once", null));
        send(mail("order 1", "a@home.example", "Confirmed", "twice", null));
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            post.send(List.of(mail("order 2", "a@home.example", "Never", "never", null)));
            status.setRollbackOnly();
        });
        departures.sendDue();

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(ears.left).hasValue(1);
    }

    @Test
    void a_sender_that_dies_between_sending_and_noting_leaves_the_same_message_again_under_the_same_id() throws Exception {
        pauses.pause(Stream.SERVICE, clock.instant().plusSeconds(60), "to catch it");
        send(mail("order 1", "a@home.example", "Confirmed", "text", null));
        jdbc.sql("DELETE FROM post.pause").update();
        var dead = new TransactionTemplate(manager).execute(_ -> outbox.claim(clock.instant(), 10));
        new SmtpWay(MailServer.at("smtp://127.0.0.1:" + mail.getSmtp().getPort()),
                new Mime(sender(), new PublicUrl("https://shop.example")), sender(), clock)
                .send(dead, (_, _) -> {}); // sent, and dead before it could be noted
        departures.sendDue();
        assertThat(mail.getReceivedMessages()).as("the claim holds").hasSize(1);

        jdbc.sql("UPDATE post.message SET claimed_until = now() - interval '1 second'").update();
        departures.sendDue();

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(parse(1).getMessageId()).isEqualTo(parse(0).getMessageId());
        assertThat(ears.left).as("noted once").hasValue(1);
        assertThat(outbox.left(List.of(new Outbox.Tried(dead.getFirst(), new Outcome.Accepted("late", null))), clock.instant()))
                .as("the dead sender comes back too late").isEmpty();
    }

    @Test
    void a_bounce_is_found_in_the_mailbox_and_ends_mail_to_that_address() throws Exception {
        send(mail("order 1", "gone@home.example", "Confirmed", "text", null));
        var returnPath = mail.getReceivedMessages()[0].getHeader("Return-Path", null);
        deliver(returnPath.replaceAll("[<>]", ""), report("failed", "5.1.1", parse(0).getMessageId()));

        bounceBox.run(clock.instant());
        bounceBox.run(clock.instant());

        assertThat(ears.returned).singleElement().satisfies(back -> {
            assertThat(back.cause()).isEqualTo("order 1");
            assertThat(back.hadLeft()).isTrue();
            assertThat(back.why()).contains("5.1.1", "no such user");
        });
        assertThat(suppressions.holds("gone@home.example", Stream.SERVICE)).isTrue();
        send(mail("order 2", "gone@home.example", "Confirmed", "text", null));
        assertThat(ears.returned).extracting(MessagesReturned.Returned::cause).containsExactly("order 1", "order 2");
    }

    @Test
    void a_delay_of_the_mail_is_no_bounce_and_a_complaint_ends_marketing_only() throws Exception {
        send(mail("order 1", "a@home.example", "Confirmed", "text", null));
        var to = mail.getReceivedMessages()[0].getHeader("Return-Path", null).replaceAll("[<>]", "");
        deliver(to, report("delayed", "4.4.1", parse(0).getMessageId()));
        deliver(to, report("failed", "5.1.1", parse(0).getMessageId()).replace("message/delivery-status", "message/feedback-report"));

        bounceBox.run(clock.instant());

        assertThat(ears.returned).isEmpty();
        assertThat(suppressions.holds("a@home.example", Stream.MARKETING)).isTrue();
        assertThat(suppressions.holds("a@home.example", Stream.SERVICE)).isFalse();
    }

    @Test
    void marketing_can_be_refused_with_one_post_and_opening_the_link_changes_nothing() throws Exception {
        var news = mail("news 1", "a@home.example", "New mugs", "text", null);
        send(new dev.backstop.post.Message(news.cause(), Stream.MARKETING, news.channel(), news.to(), null, news.subject(), news.text(), null, "en",
                "news", null, null, List.of()));
        var read = onlyMail();
        assertThat(read.getHeader().getField("List-Unsubscribe-Post").getBody()).isEqualTo("List-Unsubscribe=One-Click");
        var link = read.getHeader().getField("List-Unsubscribe").getBody().replaceAll("[<>]", "").replace("https://shop.example", "/");

        api.withKey(null).get(link).expect(200);
        assertThat(suppressions.holds("a@home.example", Stream.MARKETING)).isFalse();
        api.withKey(null).post(link).expect(200);
        assertThat(suppressions.holds("a@home.example", Stream.MARKETING)).isTrue();
    }

    @Test
    void a_paused_stream_waits_and_a_withdrawn_message_never_leaves() {
        pauses.pause(Stream.SERVICE, Instant.parse("2026-01-05T09:10:00Z"), "a wrong file was imported");
        send(mail("order 1", "a@home.example", "Confirmed", "text", null));
        send(mail("order 2", "a@home.example", "Wrong", "text", null));
        new TransactionTemplate(manager).executeWithoutResult(_ -> post.withdraw(List.of("order 2"), "it was a mistake"));
        assertThat(mail.getReceivedMessages()).isEmpty();

        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T09:12:00Z\"}").expect(200);

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(jdbc.sql("SELECT state FROM post.message ORDER BY id").query(String.class).list()).containsExactly("sent", "withdrawn");
    }

    @Test
    void while_the_mail_server_is_away_it_is_tried_again_later() throws IOException {
        pauses.pause(Stream.SERVICE, clock.instant().plusSeconds(60), "to catch it");
        send(mail("order 1", "a@home.example", "Confirmed", "text", null));
        jdbc.sql("DELETE FROM post.pause").update();
        var claimed = new TransactionTemplate(manager).execute(_ -> outbox.claim(clock.instant(), 10));
        int closed;
        try (var socket = new java.net.ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var tried = new java.util.ArrayList<Outbox.Tried>();
        new SmtpWay(MailServer.at("smtp://127.0.0.1:" + closed), new Mime(sender(), new PublicUrl("https://shop.example")), sender(), clock)
                .send(claimed, (message, outcome) -> tried.add(new Outbox.Tried(message, outcome)));

        assertThat(tried).singleElement().satisfies(one -> assertThat(one.outcome()).isInstanceOf(Outcome.Later.class));
        outbox.later(tried, clock.instant());
        departures.sendDue();
        assertThat(mail.getReceivedMessages()).as("not before its time").isEmpty();
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T09:02:00Z\"}").expect(200);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    private void send(dev.backstop.post.Message message) {
        new TransactionTemplate(manager).executeWithoutResult(_ -> post.send(List.of(message)));
    }

    private static dev.backstop.post.Message mail(String cause, String to, String subject, String text, @org.jspecify.annotations.Nullable String html) {
        return dev.backstop.post.Message.mail(cause, to, null, subject, text, html, "en", "order 1");
    }

    private static Sender sender() {
        return new Sender("Shop", "orders@shop.example", "");
    }

    private Message onlyMail() throws Exception {
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return parse(0);
    }

    private static Message parse(int number) throws IOException, MessagingException {
        var bytes = new java.io.ByteArrayOutputStream();
        mail.getReceivedMessages()[number].writeTo(bytes);
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String text(org.apache.james.mime4j.dom.Body body) throws IOException {
        try (var reader = ((TextBody) body).getReader()) {
            var text = new java.io.StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    /** Puts a mail into the mailbox of bounces; the envelope's + is taken off, as a mail server that knows VERP does. */
    private static void deliver(String to, String content) throws MessagingException {
        var report = new jakarta.mail.internet.MimeMessage(null, new ByteArrayInputStream(content.replace("@TO@", to).replace("\n", "\r\n").getBytes(
                StandardCharsets.UTF_8)));
        mail.getUserManager().getUserByEmail("bounces@shop.example").deliver(report);
    }

    /** A report as RFC 3464 shows it. */
    private static String report(String action, String status, String messageId) {
        return """
                From: MAILER-DAEMON@mx.example
                To: @TO@
                Subject: Delivery report
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                Something about your mail.
                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; gone@home.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no such user

                --b1
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: Confirmed

                --b1--
                """.formatted(action, status, messageId);
    }
}
