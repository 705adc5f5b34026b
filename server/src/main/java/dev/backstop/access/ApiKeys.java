package dev.backstop.access;

import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keys with which programs call the API. A key is shown once, when it is made; only its SHA-256 is stored. */
@Component
public class ApiKeys {
    private static final SecureRandom random = new SecureRandom();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApiKeyCache cache;

    ApiKeys(JdbcClient jdbc, Audit audit, ApiKeyCache cache) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.cache = cache;
    }

    /** A key that was just made, with its secret, which is shown once. */
    public record Made(ApiKey key, String secret) {}

    /** All keys, the revoked ones too, newest first. */
    public List<ApiKey> all() {
        return jdbc.sql("SELECT id, name, scopes, created_at, revoked_at FROM access.api_key ORDER BY id DESC LIMIT 1000")
                .query(ApiKeys::key).list();
    }

    /** Makes a key. */
    public Made create(String name, Set<Scope> scopes) {
        if (name.isBlank()) {
            throw Problem.refused("/name", "Name the key after the program that will use it.");
        }
        if (scopes.isEmpty()) {
            throw Problem.refused("/scopes", "Choose at least one scope: read, write, admin or holders.");
        }
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var secret = "bk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var key = jdbc.sql("""
                INSERT INTO access.api_key (name, key_hash, scopes, created_at)
                VALUES (:name, :hash, :scopes, now())
                RETURNING id, name, scopes, created_at, revoked_at
                """)
                .param("name", name.strip()).param("hash", hash(secret))
                .param("scopes", scopes.stream().map(Scope::word).sorted().toArray(String[]::new))
                .query(ApiKeys::key).single();
        audit.note("API key made", "%s (%s)".formatted(key.name(), words(key.scopes())));
        return new Made(key, secret);
    }

    /** Ends a key for good; other servers follow within seconds. */
    public void revoke(long id) {
        var name = jdbc.sql("UPDATE access.api_key SET revoked_at = coalesce(revoked_at, now()) WHERE id = :id RETURNING name")
                .param("id", id).query(String.class).optional().orElseThrow(() -> Problem.notFound("API key", id));
        cache.clear();
        audit.note("API key revoked", name);
    }

    /** The living key behind a secret. */
    Optional<ApiKey> bySecret(String secret) {
        return cache.get(hash(secret), this::byHash);
    }

    private Optional<ApiKey> byHash(String hash) {
        return jdbc.sql("SELECT id, name, scopes, created_at, revoked_at FROM access.api_key WHERE key_hash = :hash AND revoked_at IS NULL")
                .param("hash", hash).query(ApiKeys::key).optional();
    }

    private static String hash(String secret) {
        return Json.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    static String words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(row.getLong("id"), row.getString("name"), scopes(row.getArray("scopes")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Set<Scope> scopes(Array words) throws SQLException {
        return Arrays.stream((String[]) words.getArray()).map(word -> Scope.valueOf(word.toUpperCase(Locale.ROOT))).collect(Collectors.toSet());
    }
}
