package dev.backstop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers kept with their {@code Idempotency-Key}, so that a repeated write is answered again and done once. */
@Component
class IdempotentWrites {
    private final JdbcClient jdbc;

    IdempotentWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One write; without a key it is never remembered. */
    record Write(String who, @Nullable String key, String requestHash) {}

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

    /** A refusal changed nothing and was rolled back; it is kept apart, so that the same request gets the same answer. */
    void rememberRefusal(Write write, HeldResponse held) {
        if (held.getStatus() >= 400 && held.getStatus() < 500) {
            remember(write, held);
        }
    }
}
