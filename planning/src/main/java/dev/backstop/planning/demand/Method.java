package dev.backstop.planning.demand;

import java.util.Arrays;

/** One way to forecast the total demand of the next periods from one history. */
interface Method {
    /** Where only the mean is asked for. */
    double[] NO_LEVELS = {};

    /** Whether it has anything to say of such a history. Where it has not, the blend goes on without it. */
    default boolean suits(History history, int horizon) {
        return true;
    }

    /** How much it is believed before its outcomes are known, of an item known for so many periods; 1 for as much as others. */
    default double believed(int periods) {
        return 1;
    }

    /**
     * Writes the forecast: a quantile of the total for each level, then its mean.
     *
     * @param history at least one period, and one of them with demand
     * @param horizon periods whose total is forecast, at least 1
     * @param levels  ascending, in (0, 1)
     * @param out     {@code levels.length + 1} numbers
     */
    void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out);

    /**
     * Writes what is expected of each of the next periods, so that they add up to the mean of their total. Alike, unless the method knows
     * better.
     *
     * @param out a number for each period of the horizon
     */
    default void steps(History history, int horizon, Scratch scratch, double[] out) {
        forecast(history, horizon, NO_LEVELS, scratch, out);
        Arrays.fill(out, 0, horizon, out[0] / horizon);
    }
}
