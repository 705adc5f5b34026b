package dev.backstop.planning.demand;

/** TSB at the speed of forgetting that forecast past totals best, with a tail of counts around it: for items that may be dying. */
final class Tsb implements Method {
    private final double sizeSpeed;
    private final double[] chanceSpeeds;

    Tsb(double sizeSpeed, double... chanceSpeeds) {
        this.sizeSpeed = sizeSpeed;
        this.chanceSpeeds = chanceSpeeds.clone();
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var length = history.length;
        var size = Start.size(history);
        var chance = size == 0 ? 0 : Math.min(1, Start.mean(history) / size);
        var fade = Start.fade(length);
        var least = Double.POSITIVE_INFINITY;
        var rate = 0.0;
        for (var speed : chanceSpeeds) {
            var rates = scratch.rates(length + 1);
            var last = Rates.tsb(history.values, length, sizeSpeed, speed, size, chance, rates);
            var error = HorizonErrors.meanSquare(history.values, rates, length, horizon, fade);
            if (error < least * (1 - 1e-9)) {
                least = error;
                rate = last;
            }
        }
        out[levels.length] = horizon * rate;
        CountQuantiles.write(horizon * rate, least, levels, out);
    }
}
