package dev.backstop.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Keys seen in the last seconds: every call of the API brings one, and a query for each would be the dearest part of it. */
@Component
class ApiKeyCache {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST = 10_000;

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(ApiKey key, long atNanos) {}

    /** Unknown keys are not kept: made-up ones must not push out real ones. */
    Optional<ApiKey> get(String hash, Function<String, Optional<ApiKey>> look) {
        var known = seen.get(hash);
        if (known != null && System.nanoTime() - known.atNanos() < KEPT_NANOS) {
            return Optional.of(known.key());
        }
        var found = look.apply(hash);
        if (seen.size() >= MOST) {
            seen.clear();
        }
        found.ifPresentOrElse(key -> seen.put(hash, new Seen(key, System.nanoTime())), () -> seen.remove(hash));
        return found;
    }

    void clear() {
        seen.clear();
    }
}
