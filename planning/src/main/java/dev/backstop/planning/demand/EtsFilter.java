package dev.backstop.planning.demand;

import dev.backstop.planning.demand.EtsModel.Season;
import dev.backstop.planning.demand.EtsModel.Trend;
import java.util.Arrays;

/**
 * One model over one series: from speeds and first states to the states now, and how likely the series was on the way.
 *
 * <p>Parameters stand in one array: a, then b and φ, then g as far as the model has them, then the first level, slope and all but one of the first
 * seasonal states; the last one makes them add up to 0, or to the period if they multiply.
 */
final class EtsFilter {
    private static final double HOPELESS = 1e100;
    private static final double SMALLEST_FORECAST = 1e-9;

    final EtsModel model;
    final int period;
    private final boolean sloped;
    private final boolean seasonal;
    private final int firstState;
    private final double[] seasons;
    private double[] parameters = {};
    private double a;
    private double b;
    private double g;
    private double damping;
    private double level;
    private double slope;
    private int phase; // of the next period
    private double forecast;

    EtsFilter(EtsModel model, int period) {
        this.model = model;
        this.period = period;
        this.sloped = model.trend() != Trend.NONE;
        this.seasonal = model.season() != Season.NONE;
        this.firstState = 1 + (sloped ? 1 : 0) + (model.trend() == Trend.DAMPED ? 1 : 0) + (seasonal ? 1 : 0);
        this.seasons = new double[seasonal ? period : 1];
    }

    int speeds() {
        return firstState;
    }

    int size() {
        return firstState + 1 + (sloped ? 1 : 0) + (seasonal ? period - 1 : 0);
    }

    /**
     * Runs through {@code y[0..length)} and answers {@code −2·log L} up to a constant, {@code n·log Σe² + 2·Σ log|f|} with relative errors; a huge number
     * where the parameters make no sense.
     */
    double run(double[] p, double[] y, int length) {
        begin(p);
        var squares = 0.0;
        var logs = 0.0;
        for (var i = 0; i < length; i++) {
            var error = step(y[i]);
            if (model.relative()) {
                if (!(forecast > SMALLEST_FORECAST)) {
                    return HOPELESS;
                }
                logs += Math.log(forecast);
                error /= forecast;
            }
            squares += error * error;
        }
        var likelihood = length * Math.log(Math.max(squares, 1e-300)) + 2 * logs;
        return Double.isNaN(likelihood) ? HOPELESS : likelihood;
    }

    /** Takes the parameters and stands before the first period. */
    void begin(double[] p) {
        parameters = p;
        a = p[0];
        b = sloped ? p[1] : 0;
        damping = model.trend() == Trend.DAMPED ? p[2] : 1;
        g = seasonal ? p[firstState - 1] : 0;
        start(p);
    }

    /** Another one of the same model and parameters, before the first period. */
    EtsFilter atStart() {
        var other = new EtsFilter(model, period);
        other.begin(parameters);
        return other;
    }

    /** Sees one more period and answers how far it lay from what was expected. */
    double step(double y) {
        var ahead = level + damping * slope;
        var season = seasons[phase];
        forecast = switch (model.season()) {
            case NONE -> ahead;
            case ADDS -> ahead + season;
            case MULTIPLIES -> ahead * season;
        };
        var error = y - forecast;
        var part = switch (model.season()) {
            case NONE, ADDS -> error;
            case MULTIPLIES -> season == 0 ? 0 : error / season;
        };
        level = ahead + a * part;
        slope = damping * slope + b * part;
        if (seasonal) {
            seasons[phase] = season + g * (model.season() == Season.ADDS ? error : ahead == 0 ? 0 : error / ahead);
            phase = phase + 1 == period ? 0 : phase + 1;
        }
        return error;
    }

    private void start(double[] p) {
        var at = firstState;
        level = p[at++];
        slope = sloped ? p[at++] : 0;
        phase = 0;
        if (seasonal) {
            var rest = model.season() == Season.ADDS ? 0.0 : period;
            for (var i = 0; i < period - 1; i++) {
                seasons[i] = p[at++];
                rest -= seasons[i];
            }
            seasons[period - 1] = rest;
        }
    }

    /** Expected total of the next periods from the states as they are. */
    double total(int horizon) {
        var steps = new double[horizon];
        addSteps(horizon, steps, 1);
        return Arrays.stream(steps).sum();
    }

    /** Adds what is expected of each of the next periods, times a weight, to {@code steps}. */
    void addSteps(int horizon, double[] steps, double weight) {
        var run = 0.0;
        var fade = 1.0;
        for (var h = 0; h < horizon; h++) {
            fade *= damping;
            run += fade * slope;
            var season = seasons[(phase + h) % seasons.length];
            steps[h] += weight * switch (model.season()) {
                case NONE -> level + run;
                case ADDS -> level + run + season;
                case MULTIPLIES -> (level + run) * season;
            };
        }
    }
}
