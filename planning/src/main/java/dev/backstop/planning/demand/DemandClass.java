package dev.backstop.planning.demand;

import java.util.List;

/**
 * How an item is wanted. Methods are weighed and quantiles calibrated for each class on its own.
 *
 * @see "Syntetos, Boylan, Croston: On the categorization of demand patterns, JORS 2005"
 */
public enum DemandClass {
    /** Often and alike. */
    SMOOTH(0),
    /** Often, in very different sizes. */
    ERRATIC(1),
    /** Seldom and alike. */
    INTERMITTENT(2),
    /** Seldom, in very different sizes. */
    LUMPY(3),
    /** Shows a season of its own. */
    SEASONAL(4),
    /** First wanted so lately that little can be said. */
    NEW(5),
    /** Not wanted for much longer than usual. */
    DYING(6),
    /** Wanted in one period only, so that nobody knows how often, nor in what sizes. */
    ONCE(7);

    static final int COUNT = 8;
    /** By their places in arrays. */
    static final List<DemandClass> ALL = List.of(values());

    private static final double SELDOM = 1.32; // periods from demand to demand
    private static final double DIFFERENT = 0.49; // squared coefficient of variation of sizes
    private static final int FEW_PERIODS = 8;
    private static final double TIMES_THE_INTERVAL = 4;

    /** Its place in arrays, from 0 on. */
    final int index;

    DemandClass(int index) {
        this.index = index;
    }

    /**
     * The class of what is known at an origin.
     *
     * @param horizon an item counts as dying if it was not wanted for twice as long, and four times as long as usual
     */
    static DemandClass of(History history, int horizon) {
        var y = history.values;
        var n = history.length;
        if (n < FEW_PERIODS) {
            return NEW;
        }
        if (history.showsSeason()) {
            return SEASONAL;
        }
        var demands = 0;
        var sum = 0.0;
        var squares = 0.0;
        var last = 0;
        for (var i = 0; i < n; i++) {
            if (y[i] > 0) {
                demands++;
                sum += y[i];
                squares += y[i] * y[i];
                last = i + 1;
            }
        }
        if (demands == 1) {
            return ONCE;
        }
        var interval = (double) n / demands;
        if (n - last > 2 * horizon && n - last > TIMES_THE_INTERVAL * interval) {
            return DYING;
        }
        var variation = squares * demands / (sum * sum) - 1;
        if (interval < SELDOM) {
            return variation < DIFFERENT ? SMOOTH : ERRATIC;
        }
        return variation < DIFFERENT ? INTERMITTENT : LUMPY;
    }
}
