package dev.backstop.planning;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * How late somebody was, each time, in calendar days; negative when early. Also holds plain lead times: days after the order.
 *
 * <p>What is learned from it is the chance that the next delay is longer than {@code t} days. Each delay seen counts 1/(n+1). The remaining
 * 1/(n+1) stands for what was not seen yet: it lies beyond the longest delay seen and falls off exponentially, on average by as much as a
 * delay exceeds the median. So nine delays and more give 90 % without any guess, somebody who is always four days late is expected
 * four days late, and a short record of a fickle sender is not believed to the day.
 */
public final class DelayRecord {
    /** Fewer say nothing: who has a shorter record is taken at its word. */
    public static final int FEWEST = 3;
    /** Whoever is this many times the usual excess beyond the longest delay seen is explained by the record no more. */
    private static final double LONGEST_TAIL = 3;

    private final int[] delays;
    private final double excess;

    private DelayRecord(int[] sorted) {
        this.delays = sorted;
        this.excess = sorted.length == 0 ? 0 : meanExcess(sorted);
    }

    /** A record of delays, one for each delivery: what comes together shares its delay. */
    public static DelayRecord of(Collection<Integer> delays) {
        return new DelayRecord(delays.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    private static double meanExcess(int[] sorted) {
        var median = sorted[(sorted.length - 1) / 2];
        return Arrays.stream(sorted).mapToDouble(delay -> Math.max(0, delay - median)).average().orElse(0);
    }

    public boolean isEnough() {
        return delays.length >= FEWEST;
    }

    /**
     * The fewest days of delay that the next one stays within, with a given chance, given that it is not over yet.
     *
     * @param chance    0 to 1
     * @param atLeast   days of delay that have passed already, so that it can only be as long or longer
     * @return at least {@code atLeast}; empty if the record cannot explain so long a delay, or is too short
     */
    public OptionalInt within(double chance, int atLeast) {
        if (!isEnough() || atLeast > longest() + LONGEST_TAIL * excess) {
            return OptionalInt.empty();
        }
        var still = (1 - chance) * longerThan(atLeast - 1);
        var days = Math.max(atLeast, delays[0]);
        while (longerThan(days) > still + 1e-12) {
            days++;
        }
        return OptionalInt.of(days);
    }

    private int longest() {
        return delays[delays.length - 1];
    }

    /** Chance of more than so many days. */
    private double longerThan(int days) {
        var seen = 0;
        while (seen < delays.length && delays[delays.length - 1 - seen] > days) {
            seen++;
        }
        return (seen + unseen(days)) / (delays.length + 1);
    }

    private double unseen(int days) {
        if (days < longest()) {
            return 1;
        }
        return excess == 0 ? 0 : Math.exp((longest() - days) / excess);
    }
}
