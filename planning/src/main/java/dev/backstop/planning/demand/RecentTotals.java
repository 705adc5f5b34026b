package dev.backstop.planning.demand;

/**
 * Quantiles of the totals that really came in past windows of the horizon's length, overlapping, later ones counting more: weight
 * {@code 2^(−age/halfLife)}.
 *
 * <p>Two readings: the totals as they were, or their distance to what smoothing expected of them, put on what it expects now.
 *
 * @param halfLife periods, as a share of the history's length
 * @see "Porras, Dekker: An inventory control system for spare parts at a refinery, EJOR 2008"
 */
record RecentTotals(Around around, double halfLife) implements Method {
    /** What past totals are measured from. */
    enum Around { NOTHING, LEVEL }

    private static final double SPEED = 0.1;
    private static final int MOST_WINDOWS = 192;
    private static final int FEWEST_APART = 3;

    /** Totals that overlap say the same again: what comes once in three totals is not seen in two of them. */
    @Override
    public boolean suits(History history, int horizon) {
        var warm = around == Around.LEVEL ? HorizonErrors.warm(history.length, horizon) : 0;
        return history.length - warm >= FEWEST_APART * horizon;
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var y = history.values;
        var length = history.length;
        var rates = scratch.rates(length + 1);
        var rate = Rates.smoothed(y, length, SPEED, Start.mean(history), rates);
        var levelled = around == Around.LEVEL;
        var warm = levelled ? HorizonErrors.warm(length, horizon) : 0;
        var windows = length - horizon + 1 - warm;
        var step = (windows + MOST_WINDOWS - 1) / MOST_WINDOWS;
        var count = (windows + step - 1) / step;
        var totals = scratch.sums(count);
        var weights = scratch.weights(count);
        var fade = Math.pow(0.5, step / Math.max(12, halfLife * length));
        var weight = 1.0;
        var end = length;
        for (var i = 0; i < count; i++, end -= step) {
            var total = 0.0;
            for (var k = end - horizon; k < end; k++) {
                total += y[k];
            }
            totals[i] = levelled ? total - horizon * rates[end - horizon] : total;
            weights[i] = weight;
            weight *= fade;
        }
        var shift = levelled ? horizon * rate : 0;
        out[levels.length] = shift + WeightedQuantiles.write(totals, weights, count, levels, out, scratch.order(count));
        for (var i = 0; i < levels.length && levelled; i++) {
            out[i] = Math.max(0, out[i] + shift);
        }
        out[levels.length] = Math.max(0, out[levels.length]);
    }
}
