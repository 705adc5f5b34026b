package dev.backstop.post;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.web.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages as they are stored. A sender claims some, sends them, and notes what became of them; the number of the try fences a sender off
 * that was taken for dead and comes back late.
 */
@Component
class Outbox {
    private final JdbcClient jdbc;
    private final Duration claim;

    /** @param claim how long a sender may take; past it it is taken for dead */
    Outbox(JdbcClient jdbc, @Value("${backstop.mail.claim:PT5M}") Duration claim) {
        this.jdbc = jdbc;
        this.claim = claim;
    }

    /** Takes up to so many messages that are due, those first that have waited longest; none of a stream that is paused. */
    List<Outgoing> claim(Instant now, int most) {
        jdbc.sql("""
                UPDATE post.message SET state = 'due', claimed_until = NULL WHERE state = 'sending' AND claimed_until < clock_timestamp() AND taken_at IS NULL
                """).update();
        var claimed = jdbc.sql("""
                WITH next AS (
                    SELECT m.id FROM post.message m
                     WHERE m.state = 'due' AND m.due_at <= :now
                       AND NOT EXISTS (SELECT 1 FROM post.pause p WHERE p.stream = m.stream AND p.until > :now)
                     ORDER BY m.due_at, m.id LIMIT :most
                       FOR UPDATE SKIP LOCKED)
                UPDATE post.message m
                   SET state = 'sending', tries = m.tries + 1, claimed_until = clock_timestamp() + CAST(:claim AS interval)
                  FROM next WHERE m.id = next.id
                RETURNING m.id, m.cause, m.stream, m.channel, m.recipient, m.recipient_name, m.subject, m.text, m.html, m.language, m.reference,
                       m.key, m.message_id, m.in_reply_to, m.tries,
                       EXISTS (SELECT 1 FROM post.suppression s WHERE s.address = lower(m.recipient) AND s.stream = m.stream)
                           OR m.channel = 'sms' AND EXISTS (SELECT 1 FROM post.text_refusal r WHERE r.number = %s AND r.confirmation <> m.cause) AS suppressed
                """.formatted(ReceivedTexts.number("m.recipient")))
                .param("now", now.atOffset(ZoneOffset.UTC)).param("most", most).param("claim", claim.toString()).query(Outbox::outgoing).list();
        return withFiles(claimed);
    }

    private List<Outgoing> withFiles(List<Outgoing> messages) {
        record File(long message, Attachment file) {}
        var files = jdbc.sql("SELECT message_id, name, type, content FROM post.attachment WHERE message_id = ANY (:ids) ORDER BY message_id, number")
                .param("ids", messages.stream().map(Outgoing::id).toArray(Long[]::new))
                .query((row, _) -> new File(row.getLong("message_id"), new Attachment(row.getString("name"), row.getString("type"), Bytes.of(row.getBytes("content")))))
                .list().stream().collect(groupingBy(File::message));
        return messages.stream().map(m -> files.containsKey(m.id()) ? m.with(files.get(m.id()).stream().map(File::file).toList()) : m).toList();
    }

    /** A message with what became of its try. */
    record Tried(Outgoing message, Outcome outcome) {}

    /** Notes that the other side took a message, at once and alone; what it means is noted later, with others. */
    void taken(Outgoing message, Outcome.Accepted accepted, Instant now) {
        jdbc.sql("""
                UPDATE post.message SET taken_at = :now, evidence = :evidence, raw = :raw WHERE id = :id AND tries = :tries AND state = 'sending'
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("evidence", accepted.evidence()).param("raw", raw(accepted)).param("id", message.id())
                .param("tries", message.tries()).update();
    }

    /** Messages that the other side took from a sender that died before it could say so: they have left, and are not sent again. */
    List<MessagesLeft.Left> leftBehind(Instant now) {
        return jdbc.sql("""
                UPDATE post.message m SET state = 'sent', claimed_until = NULL, left_at = m.taken_at
                 WHERE m.state = 'sending' AND m.taken_at IS NOT NULL AND m.claimed_until < clock_timestamp()
                RETURNING m.id, m.cause, m.channel, m.recipient, m.evidence
                """).query((row, _) -> new MessagesLeft.Left(row.getLong("id"), row.getString("cause"), Channel.of(row.getString("channel")),
                        row.getString("recipient"), now, row.getString("evidence"))).list();
    }

    /** Notes those that were taken; answers those whose claim still held. */
    List<MessagesLeft.Left> left(List<Tried> tried, Instant now) {
        var accepted = tried.stream().filter(t -> t.outcome() instanceof Outcome.Accepted).toList();
        if (accepted.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                UPDATE post.message m SET state = 'sent', claimed_until = NULL, left_at = :now, evidence = t.evidence, raw = coalesce(m.raw, t.raw)
                  FROM unnest(:ids::bigint[], :tries::int[], :evidence::text[], :raw::bytea[]) AS t (id, tries, evidence, raw)
                 WHERE m.id = t.id AND m.tries = t.tries AND m.state = 'sending'
                RETURNING m.id, m.cause, m.channel, m.recipient, m.evidence
                """)
                .param("now", now.atOffset(ZoneOffset.UTC)).param("ids", Columns.longs(accepted, t -> t.message().id()))
                .param("tries", Columns.ints(accepted, t -> t.message().tries()))
                .param("evidence", Columns.texts(accepted, t -> ((Outcome.Accepted) t.outcome()).evidence()))
                .param("raw", accepted.stream().map(t -> raw((Outcome.Accepted) t.outcome())).toArray(byte[][]::new))
                .query((row, _) -> new MessagesLeft.Left(row.getLong("id"), row.getString("cause"), Channel.of(row.getString("channel")),
                        row.getString("recipient"), now, row.getString("evidence"))).list();
    }

    private static byte @Nullable [] raw(Outcome.Accepted accepted) {
        return accepted.raw() == null ? null : accepted.raw().copy();
    }

    /** Notes those that are to be tried again, each at its time. */
    void later(List<Tried> tried, Instant now) {
        jdbc.sql("""
                UPDATE post.message m SET state = 'due', claimed_until = NULL, due_at = t.due_at, evidence = t.why
                  FROM unnest(:ids::bigint[], :tries::int[], :due::timestamptz[], :why::text[]) AS t (id, tries, due_at, why)
                 WHERE m.id = t.id AND m.tries = t.tries AND m.state = 'sending'
                """)
                .param("ids", Columns.longs(tried, t -> t.message().id())).param("tries", Columns.ints(tried, t -> t.message().tries()))
                .param("due", Columns.texts(tried, t -> Retries.next(now, t.message().tries())))
                .param("why", Columns.texts(tried, Outbox::why)).update();
    }

    /** Notes those that will not leave; answers those whose claim still held. */
    List<MessagesReturned.Returned> failed(List<Tried> tried, Instant now) {
        return jdbc.sql("""
                UPDATE post.message m SET state = 'failed', claimed_until = NULL, ended_at = :now, evidence = t.why
                  FROM unnest(:ids::bigint[], :tries::int[], :why::text[]) AS t (id, tries, why)
                 WHERE m.id = t.id AND m.tries = t.tries AND m.state = 'sending'
                RETURNING m.id, m.cause, m.channel, m.recipient, m.evidence, false AS had_left
                """)
                .param("now", now.atOffset(ZoneOffset.UTC)).param("ids", Columns.longs(tried, t -> t.message().id()))
                .param("tries", Columns.ints(tried, t -> t.message().tries())).param("why", Columns.texts(tried, Outbox::why))
                .query((row, _) -> returned(row, now)).list();
    }

    /** Notes bounces by the keys of their messages; a bounce that was noted before changes nothing. */
    List<MessagesReturned.Returned> bounced(List<Bounce> bounces, Instant now) {
        return jdbc.sql("""
                UPDATE post.message m SET state = 'bounced', ended_at = :now, evidence = b.why
                  FROM unnest(:keys::text[], :why::text[]) AS b (key, why)
                 WHERE m.key = b.key AND m.state IN ('sent', 'delivered')
                RETURNING m.id, m.cause, m.channel, m.recipient, m.evidence, true AS had_left
                """)
                .param("now", now.atOffset(ZoneOffset.UTC)).param("keys", Columns.texts(bounces, Bounce::key)).param("why", Columns.texts(bounces, Bounce::why))
                .query((row, _) -> returned(row, now)).list();
    }

    private static String why(Tried tried) {
        return switch (tried.outcome()) {
            case Outcome.Later(var why) -> why;
            case Outcome.Refused(var why, _) -> why;
            case Outcome.Accepted(var evidence, _) -> evidence;
        };
    }

    private static MessagesReturned.Returned returned(ResultSet row, Instant now) throws SQLException {
        return new MessagesReturned.Returned(row.getLong("id"), row.getString("cause"), Channel.of(row.getString("channel")),
                row.getString("recipient"), now, row.getBoolean("had_left"), row.getString("evidence"));
    }

    private static Outgoing outgoing(ResultSet row, int number) throws SQLException {
        return new Outgoing(row.getLong("id"), row.getString("cause"), Stream.of(row.getString("stream")), Channel.of(row.getString("channel")),
                row.getString("recipient"), row.getString("recipient_name"), row.getString("subject"), row.getString("text"), row.getString("html"),
                row.getString("language"), row.getString("reference"), row.getString("key"), row.getString("message_id"), row.getString("in_reply_to"), row.getInt("tries"),
                row.getBoolean("suppressed"), List.of());
    }

    /** When the next message may leave, or one that a dead sender held, strictly after an instant; null while none waits. */
    @Nullable Instant nextDue(Instant after) {
        return jdbc.sql("""
                SELECT min(greatest(m.due_at, p.until)) FROM post.message m LEFT JOIN post.pause p ON p.stream = m.stream
                 WHERE m.state = 'due' OR (m.state = 'sending' AND m.claimed_until < clock_timestamp())
                """).query(OffsetDateTime.class)
                .optional().map(due -> due.toInstant().isAfter(after) ? due.toInstant() : after.plusSeconds(1)).orElse(null);
    }
}
