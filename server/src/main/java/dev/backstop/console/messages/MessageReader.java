package dev.backstop.console.messages;

import dev.backstop.access.SignedLinks;
import dev.backstop.console.Query;
import dev.backstop.console.Typed;
import dev.backstop.post.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads messages as the pages show them. */
@Component
public class MessageReader {
    private static final String NOTICE = "notice ";

    private final JdbcClient jdbc;

    MessageReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One message whole; {@code raw} says whether it is kept as it was sent. */
    public record Shown(long id, String cause, String channel, String stream, String recipient, @Nullable String recipientName, String subject,
            String text, @Nullable String html, String language, @Nullable String reference, String messageId, String state, Instant queuedAt,
            Instant dueAt, @Nullable Instant leftAt, @Nullable Instant endedAt, int tries, @Nullable String evidence, boolean raw) {

        Shown blotted() {
            return new Shown(id, cause, channel, stream, recipient, recipientName, subject, SignedLinks.blotted(text), html == null ? null : SignedLinks.blotted(html),
                    language, reference, messageId, state, queuedAt, dueAt, leftAt, endedAt, tries, evidence, raw);
        }

        /** The notice that it is as a letter; empty: it is none. */
        Optional<Long> letterOf() {
            var notice = cause.startsWith(NOTICE) && channel.equals("letter") ? cause.substring(NOTICE.length()) : "";
            return notice.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(notice)) : Optional.empty();
        }

        public MessageRow row() {
            return new MessageRow(id, channel, stream, recipient, subject, reference, state, queuedAt, leftAt, evidence);
        }
    }

    List<MessageRow> rows(Query query, int limit) {
        return jdbc.sql("""
                SELECT id, channel, stream, recipient, subject, reference, state, queued_at, left_at, evidence
                  FROM post.message
                 WHERE (:words = '{}' OR (recipient || ' ' || subject || ' ' || coalesce(reference, '')) ILIKE ALL (:words))
                   AND (:state = '' OR state = :state) AND (:channel = '' OR channel = :channel)
                 ORDER BY id DESC LIMIT :limit OFFSET :offset
                """)
                .param("words", Typed.patterns(query.get("q"))).param("state", query.get("state")).param("channel", query.get("channel"))
                .param("limit", limit).param("offset", query.offset()).query(MessageRow.class).list();
    }

    Optional<Shown> shown(long id) {
        return jdbc.sql("""
                SELECT id, cause, channel, stream, recipient, recipient_name, subject, text, html, language, reference, message_id, state, queued_at,
                       due_at, left_at, ended_at, tries, evidence, raw IS NOT NULL AS raw
                  FROM post.message WHERE id = :id
                """).param("id", id).query(Shown.class).optional();
    }

    Optional<byte[]> raw(long id) {
        return jdbc.sql("SELECT raw FROM post.message WHERE id = :id AND raw IS NOT NULL").param("id", id).query((row, _) -> row.getBytes("raw")).optional();
    }

    /** A file that goes along. */
    record Attached(String name, String type, Bytes content) {}

    Optional<Attached> file(long id, int number) {
        return jdbc.sql("SELECT name, type, content FROM post.attachment WHERE message_id = :id AND number = :number").param("id", id).param("number", number)
                .query((row, _) -> new Attached(row.getString("name"), row.getString("type"), Bytes.of(row.getBytes("content")))).optional();
    }

    List<String> files(long id) {
        return jdbc.sql("SELECT name FROM post.attachment WHERE message_id = :id ORDER BY number").param("id", id).query(String.class).list();
    }
}
