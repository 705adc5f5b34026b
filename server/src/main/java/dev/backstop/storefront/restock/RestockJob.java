package dev.backstop.storefront.restock;

import dev.backstop.sandbox.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks for what came back into stock, and forgets addresses that nobody confirmed. */
@Component
class RestockJob implements Job {
    private static final Duration NOTHING_WAITS = Duration.ofDays(1);
    private static final Duration TO_CONFIRM_WITHIN = Duration.ofDays(7);

    private final Restocking restocking;
    private final FreeForNews free;
    private final SignUpTable table;
    private final Clock clock;
    private final boolean open;

    RestockJob(Restocking restocking, FreeForNews free, SignUpTable table, Clock clock, @Value("${backstop.mode:}") String mode) {
        this.restocking = restocking;
        this.free = free;
        this.table = table;
        this.clock = clock;
        this.open = mode.equals("serve") || mode.equals("demo") || mode.equals("sandbox");
    }

    @Override
    public String name() {
        return "back in stock";
    }

    /** At once while there is somebody to write to; else when a head start ends or an address is to be forgotten. */
    @Override
    public Instant next(Instant after) {
        var now = clock.instant();
        if (!restocking.wave(after).isEmpty()) {
            return (now.isAfter(after) ? now : after).plusSeconds(1);
        }
        var forgotten = table.firstUnconfirmed().map(asked -> asked.plus(TO_CONFIRM_WITHIN)).stream();
        return Stream.concat(free.nextEnd(after).stream(), forgotten).map(at -> at.isAfter(after) ? at : after.plusSeconds(1))
                .min(Comparator.naturalOrder()).orElse(after.plus(NOTHING_WAITS));
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(5);
    }

    /** A program that only restores or imports tells nobody. */
    @Override
    public void run(Instant now) {
        if (open) {
            restocking.tell(now);
            table.forgetUnconfirmed(now.minus(TO_CONFIRM_WITHIN));
        }
    }
}
