package dev.backstop.planning.demand;

import java.util.Arrays;

/** An {@link Ets} model for items that show a season of their own; nothing for others. */
record SeasonalEts() implements Method {
    /** How far back it looks. */
    private static final int MOST_YEARS = 12;
    private static final int LONGEST_SEASON = 12;

    @Override
    public boolean suits(History history) {
        return history.showsSeason() && history.season <= LONGEST_SEASON;
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var length = Math.min(history.length, MOST_YEARS * history.season);
        var y = Arrays.copyOfRange(history.values, history.length - length, history.length);
        var fit = Ets.best(y, length, history.season, Ets.SPEEDS_ONLY);
        var mean = Math.max(0, fit.filter().total(horizon));
        out[levels.length] = mean;
        CountQuantiles.write(mean, meanSquare(fit, y, length, horizon), levels, out);
    }

    /** Of past totals, from the states as they were before each of them. */
    private static double meanSquare(Ets.Fit fit, double[] y, int length, int horizon) {
        var warm = HorizonErrors.warm(length, horizon);
        var filter = fit.filter().atStart();
        var fade = Start.fade(length);
        var squares = 0.0;
        var weights = 0.0;
        for (var start = 0; start + horizon <= length; start++) {
            if (start >= warm) {
                var error = -filter.total(horizon);
                for (var i = start; i < start + horizon; i++) {
                    error += y[i];
                }
                squares = squares * fade + error * error;
                weights = weights * fade + 1;
            }
            filter.step(y[start]);
        }
        return squares / weights;
    }
}
