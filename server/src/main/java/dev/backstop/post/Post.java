package dev.backstop.post;

import dev.backstop.web.Columns;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The door through which messages leave. They are written in the caller's transaction: a message leaves if and only if its cause is committed. */
@Component
public class Post {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Departures departures;
    private final Sender sender;

    Post(JdbcClient jdbc, Clock clock, Departures departures, Sender sender) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.departures = departures;
        this.sender = sender;
    }

    /** Takes messages; of those whose cause has a message already, none is made. */
    public void send(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        insert(messages);
        attach(messages);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    departures.wake();
                }
            });
        }
    }

    private void insert(List<Message> messages) {
        jdbc.sql("""
                INSERT INTO post.message (cause, stream, channel, recipient, recipient_name, subject, text, html, language, thread, reference,
                       key, message_id, in_reply_to, queued_at, due_at)
                SELECT m.cause, m.stream, m.channel, m.recipient, m.recipient_name, m.subject, m.text, m.html, m.language, m.thread, m.reference,
                       m.key, '<' || m.key || '@' || :domain || '>',
                       (SELECT first.message_id FROM post.message first WHERE first.thread = m.thread ORDER BY first.id LIMIT 1),
                       :now, coalesce(m.due_at, :now)
                  FROM unnest(:causes::text[], :streams::text[], :channels::text[], :recipients::text[], :names::text[], :subjects::text[],
                       :texts::text[], :htmls::text[], :languages::text[], :threads::text[], :references::text[], :due::timestamptz[], :keys::text[])
                       AS m (cause, stream, channel, recipient, recipient_name, subject, text, html, language, thread, reference, due_at, key)
                    ON CONFLICT (cause) DO NOTHING
                """)
                .param("domain", sender.domain()).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("causes", Columns.texts(messages, Message::cause)).param("streams", Columns.texts(messages, m -> m.stream().word()))
                .param("channels", Columns.texts(messages, m -> m.channel().word())).param("recipients", Columns.texts(messages, Message::to))
                .param("names", Columns.texts(messages, Message::toName)).param("subjects", Columns.texts(messages, Message::subject))
                .param("texts", Columns.texts(messages, Message::text)).param("htmls", Columns.texts(messages, Message::html))
                .param("languages", Columns.texts(messages, Message::language)).param("threads", Columns.texts(messages, Message::thread))
                .param("references", Columns.texts(messages, Message::reference)).param("due", Columns.texts(messages, Message::notBefore))
                .param("keys", Columns.texts(messages, _ -> UUID.randomUUID()))
                .update();
    }

    /**
     * Forgets the files of messages that have gone, and the mails as they were sent, which hold them; what they said stays. Never of
     * messages that are evidence: the caller knows its own.
     *
     * @param causes how the causes of such messages begin
     * @param before only of messages that were written before
     */
    public int forgetFiles(String causes, Instant before) {
        return jdbc.sql("""
                WITH old AS (
                    SELECT m.id
                      FROM post.message m
                     WHERE m.cause LIKE :causes || '%' AND m.queued_at < :before AND m.state NOT IN ('due', 'sending')
                       AND (m.raw IS NOT NULL OR EXISTS (SELECT FROM post.attachment a WHERE a.message_id = m.id))),
                files AS (
                    DELETE FROM post.attachment a USING old WHERE a.message_id = old.id)
                UPDATE post.message m SET raw = NULL FROM old WHERE m.id = old.id
                """).param("causes", causes).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private record File(String cause, int number, Attachment file) {}

    private void attach(List<Message> messages) {
        var files = new ArrayList<File>();
        for (var message : messages) {
            for (var i = 0; i < message.attachments().size(); i++) {
                files.add(new File(message.cause(), i + 1, message.attachments().get(i)));
            }
        }
        if (!files.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO post.attachment (message_id, number, name, type, content)
                    SELECT m.id, f.number, f.name, f.type, f.content
                      FROM unnest(:causes::text[], :numbers::int[], :names::text[], :types::text[], :contents::bytea[])
                           AS f (cause, number, name, type, content)
                      JOIN post.message m ON m.cause = f.cause
                        ON CONFLICT DO NOTHING
                    """)
                    .param("causes", Columns.texts(files, File::cause)).param("numbers", Columns.ints(files, File::number))
                    .param("names", Columns.texts(files, f -> f.file().name())).param("types", Columns.texts(files, f -> f.file().type()))
                    .param("contents", files.stream().map(f -> f.file().content().copy()).toArray(byte[][]::new)).update();
        }
    }

    /**
     * Keeps messages from leaving that have not left yet, such as one whose news is no longer true.
     *
     * @return the causes of those that were kept; the others have left, or are just leaving
     */
    public List<String> withdraw(Collection<String> causes, String why) {
        return jdbc.sql("""
                UPDATE post.message SET state = 'withdrawn', ended_at = :now, evidence = :why WHERE state = 'due' AND cause = ANY (:causes)
                RETURNING cause
                """).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("why", why).param("causes", causes.toArray(String[]::new))
                .query(String.class).list();
    }
}
