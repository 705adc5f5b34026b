package dev.backstop.planning.demand;

import java.util.Arrays;
import java.util.List;

/**
 * {@link Ets} models for items that are wanted in most periods of a year that can be seen several times.
 *
 * <p>Models without a season look at what is left when the item's season, drawn to that of the items around it, is taken out; where an item
 * shows a season of its own, their mean is averaged with that of the models whose season moves.
 */
record AveragedEts() implements Method {
    /** How far back it looks. */
    private static final int MOST_YEARS = 12;
    private static final int FEWEST_YEARS = 2;
    private static final int LONGEST_SEASON = 12;

    @Override
    public boolean suits(History history, int horizon) {
        return history.season > 1 && history.season <= LONGEST_SEASON
                && (history.showsSeason() || (history.length >= FEWEST_YEARS * history.season && history.inMostPeriods()));
    }

    @Override
    public void forecast(History history, int horizon, double[] levels, Scratch scratch, double[] out) {
        var y = lately(history);
        var mixtures = mixtures(history, y);
        var mean = Math.max(0, total(mixtures, horizon));
        out[levels.length] = mean;
        CountQuantiles.write(mean, meanSquare(mixtures.stream().map(EtsMixture::atStart).toList(), y, horizon), levels, out);
    }

    @Override
    public void steps(History history, int horizon, Scratch scratch, double[] out) {
        Arrays.fill(out, 0, horizon, 0);
        var mixtures = mixtures(history, lately(history));
        for (var mixture : mixtures) {
            var steps = mixture.steps(horizon);
            for (var h = 0; h < horizon; h++) {
                out[h] += steps[h] / mixtures.size();
            }
        }
        for (var h = 0; h < horizon; h++) {
            out[h] = Math.max(0, out[h]);
        }
    }

    private static double[] lately(History history) {
        return Arrays.copyOfRange(history.values, Math.max(0, history.length - MOST_YEARS * history.season), history.length);
    }

    private static List<EtsMixture> mixtures(History history, double[] y) {
        var season = history.season;
        var indices = new double[season];
        history.writeSeason(history.length - y.length, indices);
        var still = EtsMixture.around(indices, y);
        return history.showsSeason() ? List.of(still, EtsMixture.of(y, season)) : List.of(still);
    }

    private static double total(List<EtsMixture> mixtures, int horizon) {
        var sum = 0.0;
        for (var mixture : mixtures) {
            for (var step : mixture.steps(horizon)) {
                sum += step;
            }
        }
        return sum / mixtures.size();
    }

    /** Of past totals, from the states as they were before each of them. */
    private static double meanSquare(List<EtsMixture> mixtures, double[] y, int horizon) {
        var length = y.length;
        var warm = HorizonErrors.warm(length, horizon);
        var fade = Start.fade(length);
        var squares = 0.0;
        var weights = 0.0;
        for (var start = 0; start + horizon <= length; start++) {
            if (start >= warm) {
                var error = -total(mixtures, horizon);
                for (var i = start; i < start + horizon; i++) {
                    error += y[i];
                }
                squares = squares * fade + error * error;
                weights = weights * fade + 1;
            }
            for (var mixture : mixtures) {
                mixture.step(y[start]);
            }
        }
        return squares / weights;
    }
}
