package dev.backstop.planning.leadtimes;

import java.io.Serializable;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On which day it happens, counted from a reference day: a chance for each day, adding up to 1. For delays day 0 is the day that was
 * confirmed, and days before it are negative; for lead times it is the day of the order.
 */
public final class DayChances implements Serializable {
    private static final double SLACK = 1e-9;
    private static final double UPPER = 0.8;

    private final int first;
    private final double[] by; // chance of no later than first + index
    private final double overshoot;

    /**
     * From chances by day.
     *
     * @param chances   of the days from {@code first} on; brought to a sum of 1
     * @param overshoot see {@link #asked}
     */
    DayChances(int first, double[] chances, double overshoot) {
        this.overshoot = overshoot;
        this.first = first;
        this.by = chances.clone();
        for (var day = 1; day < by.length; day++) { // one after the other, so that the sum does not depend on how many cores there are
            by[day] += by[day - 1];
        }
        var all = by[by.length - 1];
        for (var day = 0; day < by.length; day++) {
            by[day] /= all;
        }
    }

    /** It happens on that day and on no other. */
    public static DayChances always(int day) {
        return new DayChances(day, new double[] {1}, 0);
    }

    /** The chance that it has happened by the end of a day. */
    public double by(int day) {
        return day < first ? 0 : by[Math.min(day - first, by.length - 1)];
    }

    /**
     * The fewest days within which it happens at a chance, given that it has not happened before {@code atLeast}: the chances of days that
     * are over are struck out, {@code 1 − S(t)/S(a)}. What is five days late will not be three days late.
     *
     * @param chance  0 to 1
     * @param atLeast days that have passed, so that it can only be as many or more
     * @return empty where nothing seen explains so long a wait
     */
    public OptionalInt within(double chance, int atLeast) {
        var over = by(atLeast - 1);
        if (over > 1 - SLACK) {
            return OptionalInt.empty();
        }
        var reached = over + asked(chance) * (1 - over);
        var day = Math.max(atLeast, first);
        while (by(day) < reached - SLACK) {
            day++;
        }
        return OptionalInt.of(day);
    }

    /** The same where nothing is known of how long it has been. */
    public int within(double chance) {
        return within(chance, first).orElseThrow();
    }

    /**
     * The chance to look up for a chance that is asked for. The long tail of a broader class reaches into every class that leans on it, so
     * in the upper tail dates hold more often than was said; of the misses allowed, {@code overshoot} is given back there.
     */
    private double asked(double chance) {
        return chance - overshoot * (1 - chance) * Math.clamp((chance - UPPER) / (0.9 - UPPER), 0, 1);
    }

    /** Mean number of days. */
    public double mean() {
        var mean = 0.0;
        for (var index = 0; index < by.length; index++) {
            mean += (first + index) * chance(index);
        }
        return mean;
    }

    /** The days that are possible, each with its chance. */
    public SortedMap<Integer, Double> chances() {
        var chances = new TreeMap<Integer, Double>();
        for (var index = 0; index < by.length; index++) {
            if (chance(index) > 0) {
                chances.put(first + index, chance(index));
            }
        }
        return chances;
    }

    private double chance(int index) {
        return index == 0 ? by[0] : by[index] - by[index - 1];
    }
}
