package dev.backstop.benchmarks.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What somebody saw, and when. */
final class Sightings {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private record Seen(String what, long at) {}

    private final String who;
    private final List<Seen> all = new ArrayList<>();

    Sightings(String who) {
        this.who = who;
    }

    synchronized void see(String what) {
        all.add(new Seen(what, System.nanoTime()));
        notifyAll();
    }

    /** When it was first seen at or after a time of {@link System#nanoTime}; waits until then. */
    synchronized long await(String what, long since) throws InterruptedException {
        for (var deadline = System.nanoTime() + PATIENCE; System.nanoTime() < deadline; wait(100)) {
            var found = all.stream().filter(seen -> seen.at() >= since && seen.what().equals(what)).findFirst();
            if (found.isPresent()) {
                return found.get().at();
            }
        }
        throw new IllegalStateException("%s did not show %s within twenty seconds.".formatted(who, what));
    }
}
