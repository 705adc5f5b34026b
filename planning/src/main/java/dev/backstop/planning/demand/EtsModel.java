package dev.backstop.planning.demand;

/**
 * A model of exponential smoothing: how errors enter, whether there is a trend, whether there is a season.
 *
 * @param relative errors are shares of the forecast (M) rather than quantities (A)
 * @see "Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential Smoothing, table 2.1"
 */
record EtsModel(boolean relative, Trend trend, Season season) {
    /** No trend, a steady one, or one that fades. */
    enum Trend { NONE, STEADY, DAMPED }

    /** No season, one that adds, or one that multiplies. */
    enum Season { NONE, ADDS, MULTIPLIES }

    /** How many numbers are fitted to the past: speeds, damping, first states, and the variance. */
    int parameters(int period) {
        return 3 + switch (trend) {
            case NONE -> 0;
            case STEADY -> 2;
            case DAMPED -> 3;
        } + (season == Season.NONE ? 0 : period);
    }

    /** As the literature writes it, for instance {@code MAdM}. */
    String code() {
        return (relative ? "M" : "A") + switch (trend) {
            case NONE -> "N";
            case STEADY -> "A";
            case DAMPED -> "Ad";
        } + switch (season) {
            case NONE -> "N";
            case ADDS -> "A";
            case MULTIPLIES -> "M";
        };
    }
}
