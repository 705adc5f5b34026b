package dev.backstop.planning.demand;

/**
 * The plain mean of all periods with a tail of counts, both drawn to what is usual in the panel, the more so the shorter the history: a few
 * periods of an item that is seldom wanted say little of how often, and nearly nothing of how unevenly.
 */
final class DrawnMean implements Method {
    private static final double PERIODS_TO_KNOW_A_SPREAD = 6; // as many weigh half against the dispersion that is usual
    private static final double LONG = 24; // periods after which levels have moved away from the mean of all of them

    @Override
    public double believed(int periods) {
        return periods <= LONG ? 1 : LONG / periods * (LONG / periods);
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var usual = history.usual;
        var length = history.length;
        var own = history.mean();
        var known = length + usual.weight();
        var mean = (own * length + usual.mean() * usual.weight()) / known;
        var seen = length - 1;
        var prior = usual.dispersion() * mean;
        var variance = (history.variance(own) * seen + prior * PERIODS_TO_KNOW_A_SPREAD) / (seen + PERIODS_TO_KNOW_A_SPREAD);
        out[levels.length] = horizon * mean;
        CountQuantiles.write(horizon * mean, horizon * variance * (1 + horizon / known), levels, out);
    }
}
