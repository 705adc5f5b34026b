package dev.backstop.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A program that may call the API, and how far; the key itself is not kept. */
public record ApiKey(long id, String name, Set<Scope> scopes, Instant createdAt, @Nullable Instant revokedAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}
