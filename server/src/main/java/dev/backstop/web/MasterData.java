package dev.backstop.web;

import dev.backstop.web.PutResult.Changed;
import dev.backstop.web.PutResult.Created;
import dev.backstop.web.PutResult.Refused;
import dev.backstop.web.PutResult.Unchanged;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

/**
 * The manner of one kind of master data over HTTP: GET shows, PUT creates or replaces, PATCH merges. Every answer carries the whole resource and
 * its entity tag; {@code If-Match} and {@code If-None-Match: *} guard a write; writes of one key wait for each other, so that none is lost.
 *
 * @param <K> its natural key
 * @param <R> its shape, the same for reading and writing
 */
public final class MasterData<K, R> {
    private final String what;
    private final Class<R> type;
    private final Json json;
    private final JdbcClient jdbc;
    private final Function<K, Optional<R>> find;
    private final BiFunction<K, R, PutResult> put;

    private MasterData(String what, Class<R> type, Json json, JdbcClient jdbc, Function<K, Optional<R>> find, BiFunction<K, R, PutResult> put) {
        this.what = what;
        this.type = type;
        this.json = json;
        this.jdbc = jdbc;
        this.find = find;
        this.put = put;
    }

    /** Makes one for each kind. */
    @Component
    public static class Kinds {
        private final Json json;
        private final JdbcClient jdbc;

        Kinds(Json json, JdbcClient jdbc) {
            this.json = json;
            this.jdbc = jdbc;
        }

        /**
         * The manner of one kind.
         *
         * @param what in words, for refusals: {@code item}
         */
        public <K, R> MasterData<K, R> of(String what, Class<R> type, Function<K, Optional<R>> find, BiFunction<K, R, PutResult> put) {
            return new MasterData<>(what, type, json, jdbc, find, put);
        }
    }

    /** Shows one; a GET with the present tag in {@code If-None-Match} is answered 304. */
    public ResponseEntity<R> get(K key) {
        return answer(HttpStatus.OK, present(key));
    }

    /** Creates (201) or replaces (200). */
    public ResponseEntity<R> put(K key, R wanted, WebRequest request) {
        lock(key);
        guard(request, find.apply(key).orElse(null));
        return switch (put.apply(key, wanted)) {
            case Created() -> answer(HttpStatus.CREATED, present(key));
            case Changed(), Unchanged() -> answer(HttpStatus.OK, present(key));
            case Refused refused -> throw refused.problem();
        };
    }

    /** Changes what the merge patch names. */
    public ResponseEntity<R> patch(K key, JsonNode patch, WebRequest request) {
        lock(key);
        var now = present(key);
        guard(request, now);
        if (put.apply(key, json.patched(now, patch, type)) instanceof Refused refused) {
            throw refused.problem();
        }
        return answer(HttpStatus.OK, present(key));
    }

    /** Removes one that exists, under the same guards. */
    public ResponseEntity<Void> delete(K key, WebRequest request, Runnable removal) {
        lock(key);
        guard(request, present(key));
        removal.run();
        return ResponseEntity.noContent().build();
    }

    private R present(K key) {
        return find.apply(key).orElseThrow(() -> Problem.notFound(what, key));
    }

    private void lock(K key) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))").param("key", what + ' ' + key).query(Object.class).list();
    }

    private void guard(WebRequest request, @Nullable R present) {
        var ifMatch = request.getHeader("If-Match");
        if (present != null) {
            json.requireMatch(ifMatch, present);
        }
        if (ifMatch != null && present == null) {
            throw stale("There is no such %s any more. Leave If-Match out to create it.".formatted(what));
        }
        if (present != null && "*".equals(request.getHeader("If-None-Match"))) {
            throw stale("This %s exists already. Leave If-None-Match out to replace it.".formatted(what));
        }
    }

    private static Problem stale(String detail) {
        return new Problem(HttpStatus.PRECONDITION_FAILED, "stale", detail, List.of());
    }

    private ResponseEntity<R> answer(HttpStatus status, R resource) {
        return ResponseEntity.status(status).eTag(json.etag(resource)).body(resource);
    }
}
