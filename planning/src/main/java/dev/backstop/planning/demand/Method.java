package dev.backstop.planning.demand;

/** One way to forecast the total demand of the next periods from one history. */
interface Method {
    /** Whether it has anything to say of such a history. Where it has not, the blend goes on without it. */
    default boolean suits(History history, int horizon) {
        return true;
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
}
