package dev.backstop.exchange;

import java.util.ArrayList;
import java.util.List;

/** The faults of one file: all are counted, the first thousand are kept. */
final class Faults {
    static final int MOST_KEPT = 1_000;

    private final List<Fault> kept = new ArrayList<>();
    private long count;

    void add(Fault fault) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(fault);
        }
    }

    void addAll(List<Fault> faults) {
        faults.forEach(this::add);
    }

    long count() {
        return count;
    }

    List<Fault> kept() {
        return List.copyOf(kept);
    }
}
