package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.backstop.testing.Api;
import dev.backstop.testing.MailTest;
import dev.backstop.testing.RealMail;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders against a real mail server: a vendor's mail program opens what we sent, and nothing comes twice. */
@MailTest
class VendorMailboxTest {
    private static final GreenMail mail = RealMail.mail();

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void open() {
        api.post("/sandbox/reset").expect(204);
        RealMail.empty();
        new BoughtShop(api).open("de");
    }

    @Test
    void the_vendor_opens_a_pdf_and_a_table_in_its_language() throws Exception {
        new BoughtShop(api).sends();
        advance("2026-01-05T09:01:00Z");

        var read = parse(0);
        assertThat(read.getSubject()).isEqualTo("Bestellung PO-1 von Brook & Sons");
        assertThat(read.getTo().toString()).contains("auftrag@toepferei.example");
        var parts = ((Multipart) read.getBody()).getBodyParts();
        assertThat(parts).extracting(Entity::getFilename).containsExactly(null, "PO-1.pdf", "PO-1.csv");
        assertThat(parts.get(1).getMimeType()).isEqualTo("application/pdf");
        var text = ((Multipart) parts.get(0).getBody()).getBodyParts().get(0);
        assertThat(new String(bytes(text), StandardCharsets.UTF_8))
                .contains("Guten Tag Käthe Groß", "10 box Mug, blue (B-100), gewünscht: 2. Februar 2026",
                "https://shop.example/vendor-order/");
        try (var pdf = Loader.loadPDF(bytes(parts.get(1)))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Bestellung PO-1", "Ihre Nummer B-100", "12.500,00",
                    "Summe ohne Steuern", "Seite 1 / 1");
        }
        assertThat(new String(bytes(parts.get(2)), StandardCharsets.UTF_8)).contains("PO-1,1,1,MUG,B-100");
    }

    @Test
    void many_who_send_at_once_send_one_mail() throws Exception {
        api.post("/purchase-orders", "{\"number\":\"PO-1\",\"vendor\":\"ACME\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"6\"}]}").expect(201);
        try (var people = Executors.newFixedThreadPool(6)) {
            var clicks = java.util.stream.IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(_ -> () -> api.post("/purchase-orders/PO-1/send").status()).toList();
            for (var click : people.invokeAll(clicks)) {
                assertThat(click.get()).isEqualTo(200);
            }
        }
        advance("2026-01-05T09:01:00Z");
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(api.get("/purchase-orders/PO-1/versions").at("/data").size()).isEqualTo(1);
    }

    /** The program dies after the order was committed and a sender had claimed its mail: another sender takes it up, once, as the same message. */
    @Test
    void a_death_between_commit_and_sending_loses_nothing_and_sends_once() throws Exception {
        api.put("/streams/service/pause", "{\"until\":\"2026-01-05T09:30:00Z\",\"reason\":\"the mail server is away\"}").expect(204);
        new BoughtShop(api).sends();
        assertThat(mail.getReceivedMessages()).isEmpty();
        var id = jdbc.sql("SELECT message_id FROM post.message").query(String.class).single();
        jdbc.sql("UPDATE post.message SET state = 'sending', tries = 1, claimed_until = now() - interval '1 second'").update();

        advance("2026-01-05T10:00:00Z");
        api.post("/purchase-orders/PO-1/send").expect(200);
        api.post("/purchase-orders", "{\"vendor\":\"ACME\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"6\"}]}").expect(201);
        advance("2026-01-05T11:00:00Z");

        assertThat(mail.getReceivedMessages()).as("this order once, and the one that woke the next sender").hasSize(2);
        assertThat(parse(0).getMessageId()).isEqualTo(id);
        assertThat(api.get("/purchase-orders/PO-1/versions").text("/data/0/state")).isEqualTo("sent");
    }

    @Test
    void an_order_that_bounced_is_sent_again_to_the_new_address_and_only_then() {
        new BoughtShop(api).sends();
        advance("2026-01-05T09:01:00Z");
        api.post("/purchase-orders/PO-1/versions/1/send-again").expect(409);
        jdbc.sql("UPDATE post.message SET state = 'bounced', ended_at = now(), evidence = '550 5.1.1 no such user'").update();
        assertThat(api.get("/purchase-orders/PO-1/versions").text("/data/0/state")).isEqualTo("returned");
        api.patch("/vendors/ACME", "{\"email\":\"new@toepferei.example\"}").expect(200);

        api.post("/purchase-orders/PO-1/versions/1/send-again").expect(200);
        advance("2026-01-05T09:02:00Z");
        api.post("/purchase-orders/PO-1/versions/1/send-again").expect(409);

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(api.get("/purchase-orders/PO-1/versions").text("/data/0/to")).isEqualTo("new@toepferei.example");
    }

    private void advance(String to) {
        api.post("/sandbox/clock/advance", java.util.Map.of("to", to)).expect(200);
    }

    private static Message parse(int at) throws MessagingException, IOException {
        var raw = new ByteArrayOutputStream();
        mail.getReceivedMessages()[at].writeTo(raw);
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(raw.toByteArray()));
    }

    private static byte[] bytes(Entity part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ((SingleBody) part.getBody()).writeTo(bytes);
        return bytes.toByteArray();
    }
}
