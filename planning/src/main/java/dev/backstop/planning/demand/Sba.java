package dev.backstop.planning.demand;

/** Syntetos and Boylan's approximation, with a tail of counts around it. */
record Sba(double speed) implements Method {
    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var length = history.length;
        var rates = scratch.rates(length + 1);
        var rate = Rates.croston(history.values, length, speed, 1 - speed / 2, rates);
        out[levels.length] = horizon * rate;
        CountQuantiles.write(horizon * rate, HorizonErrors.meanSquare(history.values, rates, length, horizon, Start.fade(length)), levels, out);
    }
}
