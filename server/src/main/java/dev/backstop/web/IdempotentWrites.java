package dev.backstop.web;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers kept with their {@code Idempotency-Key}, so that a repeated write is answered again and done once. */
@Component
public class IdempotentWrites {
    private final JdbcClient jdbc;

    IdempotentWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One write, by whom and with which key; without a key it is never remembered. */
    public record Write(String who, @Nullable String key, String requestHash) {}

    /** A JSON answer to a write that created something. */
    public record Created(Write write, String location, String etag, String body) {}

    private record Answer(String requestHash, int status, @Nullable String contentType, @Nullable String location, @Nullable String etag, String body) {}

    Write of(HttpServletRequest request, byte[] body) {
        var key = request.getHeader("Idempotency-Key");
        var who = request.getUserPrincipal() == null ? "" : request.getUserPrincipal().getName();
        if (key == null || key.isBlank()) {
            return new Write(who, null, "");
        }
        var all = new ByteArrayOutputStream();
        var query = request.getQueryString() == null ? "" : request.getQueryString();
        all.writeBytes((request.getMethod() + ' ' + request.getRequestURI() + '?' + query + '\n').getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return new Write(who, key, Json.sha256(all.toByteArray()));
    }

    /**
     * Whether this write was answered before; its answer is then in {@code held}. Takes the key for this transaction.
     *
     * @throws Problem 409 while the same key is at work elsewhere, 422 if it was used for another request
     */
    boolean answered(Write write, HeldResponse held) {
        if (write.key() == null) {
            return false;
        }
        var free = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:who || ' ' || :key, 20260))")
                .param("who", write.who()).param("key", write.key())
                .query(Boolean.class).single();
        if (!free) {
            throw Problem.conflict("still-running", "A request with Idempotency-Key %s is still running. Wait for it and ask again.".formatted(write.key()));
        }
        var answer = jdbc.sql("""
                SELECT request_hash, status, content_type, location, etag, body
                  FROM access.idempotent_write
                 WHERE who = :who AND key = :key
                """)
                .param("who", write.who()).param("key", write.key())
                .query(Answer.class).optional();
        answer.ifPresent(known -> replay(write, known, held));
        return answer.isPresent();
    }

    private static void replay(Write write, Answer known, HeldResponse held) {
        if (!known.requestHash().equals(write.requestHash())) {
            var detail = "Idempotency-Key %s was used for another request. Use a new key for each new request.".formatted(write.key());
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", detail, List.of());
        }
        held.setStatus(known.status());
        if (known.contentType() != null) {
            held.setContentType(known.contentType());
        }
        if (known.location() != null) {
            held.setHeader("Location", known.location());
        }
        if (known.etag() != null) {
            held.setHeader("ETag", known.etag());
        }
        try {
            held.getOutputStream().write(known.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Keeps the answer, in the transaction of what it answers. */
    void remember(Write write, HeldResponse held) {
        if (write.key() == null) {
            return;
        }
        jdbc.sql("""
                INSERT INTO access.idempotent_write (who, key, request_hash, status, content_type, location, etag, body)
                VALUES (:who, :key, :hash, :status, :contentType, :location, :etag, :body)
                    ON CONFLICT (who, key) DO NOTHING
                """)
                .param("who", write.who()).param("key", write.key()).param("hash", write.requestHash())
                .param("status", held.getStatus()).param("contentType", held.getContentType())
                .param("location", held.getHeader("Location")).param("etag", held.getHeader("ETag"))
                .param("body", new String(held.getContentAsByteArray(), StandardCharsets.UTF_8)).update();
    }

    /**
     * Takes the keys of several writes for this transaction.
     *
     * @return those whose key is at work elsewhere or was answered before; writes without a key are never among them
     */
    public Supplier<Set<Write>> takeAll(Collection<Write> writes, RoundTrip trip) {
        var keyed = writes.stream().filter(write -> write.key() != null).distinct().toList();
        if (keyed.isEmpty()) {
            return Set::of;
        }
        var busy = trip.query("""
                SELECT w.nth
                  FROM unnest(:who::text[], :keys::text[]) WITH ORDINALITY AS w (who, key, nth)
                 WHERE NOT pg_try_advisory_xact_lock(hashtextextended(w.who || ' ' || w.key, 20260))
                    OR EXISTS (SELECT 1 FROM access.idempotent_write known WHERE known.who = w.who AND known.key = w.key)
                 ORDER BY w.nth
                """, Map.of("who", Columns.texts(keyed, Write::who), "keys", Columns.texts(keyed, Write::key)), (row, _) -> row.getInt("nth"));
        return () -> busy.get().stream().map(nth -> keyed.get(nth - 1)).collect(toSet());
    }

    /** Keeps the answers to writes whose keys were taken with {@link #takeAll}; the trip fails if one of the keys was answered between its taking and now. */
    public void rememberAll(Collection<Created> answers, RoundTrip trip) {
        var keyed = answers.stream().filter(answer -> answer.write().key() != null).toList();
        if (keyed.isEmpty()) {
            return;
        }
        trip.update("""
                INSERT INTO access.idempotent_write (who, key, request_hash, status, content_type, location, etag, body)
                SELECT who, key, request_hash, 201, 'application/json', location, etag, body
                  FROM unnest(:who::text[], :keys::text[], :hashes::text[], :locations::text[], :etags::text[], :bodies::text[])
                       AS answer (who, key, request_hash, location, etag, body)
                """, Map.of(
                "who", Columns.texts(keyed, answer -> answer.write().who()), "keys", Columns.texts(keyed, answer -> answer.write().key()),
                "hashes", Columns.texts(keyed, answer -> answer.write().requestHash()), "locations", Columns.texts(keyed, Created::location),
                "etags", Columns.texts(keyed, Created::etag), "bodies", Columns.texts(keyed, Created::body)));
    }

    /** A refusal changed nothing and was rolled back; it is kept apart, so that the same request gets the same answer. */
    void rememberRefusal(Write write, HeldResponse held) {
        if (held.getStatus() >= 400 && held.getStatus() < 500) {
            remember(write, held);
        }
    }
}
