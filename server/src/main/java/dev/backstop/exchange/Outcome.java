package dev.backstop.exchange;

import java.util.List;

/** What a run over a file came to, before anything was kept or rolled back. */
public record Outcome(long rows, List<String> ignoredColumns, long faultCount, List<Fault> faults, Changes changes, Effect effect) {
    public Outcome {
        ignoredColumns = List.copyOf(ignoredColumns);
        faults = List.copyOf(faults);
    }

    /** Records that are new, different, or exactly as they were. */
    public record Changes(long created, long changed, long unchanged) {}

    /** What it means for those who wait: promises that move, and customers whose date slips. */
    public record Effect(long promisesMoved, long customersToTell) {
        static final Effect NONE = new Effect(0, 0);
    }

    Outcome with(Effect found) {
        return new Outcome(rows, ignoredColumns, faultCount, faults, changes, found);
    }

    public boolean isFaultless() {
        return faultCount == 0;
    }
}
