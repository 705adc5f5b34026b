package dev.backstop.storefront;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often one client may ask: so many requests a minute, all of them at once if it likes, then as they are earned again. Kept for each
 * client is the time at which it will have earned all it has used (the generic cell rate algorithm of ATM networks).
 */
final class RequestLimits {
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST_CLIENTS = 100_000;

    private final LongSupplier nanoTime;
    private final Cache<String, AtomicLong> clients = Caffeine.newBuilder().maximumSize(MOST_CLIENTS)
            .expireAfterAccess(SPAN.multipliedBy(2)).build();

    /** @param nanoTime real time, whatever the clock of a sandbox says */
    RequestLimits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Uses up what the request costs, if the client has it.
     *
     * @param cost in requests
     * @return how long the client is to wait; zero: it may go on
     */
    Duration use(String client, int perMinute, int cost) {
        var price = SPAN.toNanos() / perMinute * Math.min(cost, perMinute);
        var now = nanoTime.getAsLong();
        var earned = clients.get(client, _ -> new AtomicLong(now));
        while (true) {
            var before = earned.get();
            var after = Math.max(before, now) + price;
            var over = after - now - SPAN.toNanos();
            if (over > 0) {
                return Duration.ofNanos(over);
            }
            if (earned.compareAndSet(before, after)) {
                return Duration.ZERO;
            }
        }
    }
}
