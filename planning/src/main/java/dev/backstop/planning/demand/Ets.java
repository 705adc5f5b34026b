package dev.backstop.planning.demand;

import dev.backstop.planning.demand.EtsModel.Season;
import dev.backstop.planning.demand.EtsModel.Trend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Exponential smoothing with states for level, trend and season, the model chosen by the corrected information criterion
 * {@code AICc = −2·log L + 2k + 2k(k+1)/(n−k−1)}.
 *
 * @see "Hyndman, Koehler, Snyder, Grose: A state space framework for automatic forecasting using exponential smoothing methods, IJF 2002"
 */
final class Ets {
    private static final List<EtsModel> SEASONAL = List.of(
            new EtsModel(true, Trend.NONE, Season.MULTIPLIES), new EtsModel(true, Trend.STEADY, Season.MULTIPLIES),
            new EtsModel(true, Trend.DAMPED, Season.MULTIPLIES), new EtsModel(false, Trend.NONE, Season.ADDS),
            new EtsModel(false, Trend.DAMPED, Season.ADDS));
    private static final List<EtsModel> PLAIN = List.of(
            new EtsModel(false, Trend.NONE, Season.NONE), new EtsModel(false, Trend.DAMPED, Season.NONE), new EtsModel(true, Trend.DAMPED, Season.NONE));

    /** No steps for the first states: they stay as a decomposition finds them, which takes a hundredth of the time. */
    static final int SPEEDS_ONLY = 0;

    private static final int STEPS_FOR_SPEEDS = 15;

    private Ets() {}

    /**
     * A model fitted to a series.
     *
     * @param aicc   with the likelihood up to the same constant as R's {@code forecast::ets}
     * @param filter at the end of the series
     */
    record Fit(EtsModel model, double aicc, EtsFilter filter) {}

    /**
     * The best of the bounded set of models.
     *
     * @param period 1 for models without season
     * @param steps  of the search for each model, at most
     */
    static Fit best(double[] y, int length, int period, int steps) {
        return fits(y, length, period, steps).stream().min(Comparator.comparingDouble(Fit::aicc)).orElseThrow();
    }

    /** All models of the bounded set that suit the series. */
    static List<Fit> fits(double[] y, int length, int period, int steps) {
        var positive = true;
        for (var i = 0; i < length; i++) {
            positive &= y[i] > 0;
        }
        var fits = new ArrayList<Fit>();
        for (var model : period > 1 ? SEASONAL : PLAIN) {
            if (positive || (!model.relative() && model.season() != Season.MULTIPLIES)) {
                fits.add(fit(model, y, length, period, steps));
            }
        }
        return fits;
    }

    /** Fits one model, first its speeds from states as a decomposition finds them, then all of it. */
    static Fit fit(EtsModel model, double[] y, int length, int period, int steps) {
        var filter = new EtsFilter(model, period);
        var p = new double[filter.size()];
        var low = new double[p.length];
        var high = new double[p.length];
        EtsStart.write(filter, y, length, p, low, high);
        var likelihood = speeds(filter, y, length, p, low, high);
        if (steps > SPEEDS_ONLY) {
            likelihood = Descent.minimise(x -> filter.run(bounded(filter, x), y, length), p, low, high, steps);
        }
        var fitted = bounded(filter, p);
        filter.run(fitted, y, length);
        var k = model.parameters(period);
        var n = length;
        var aicc = n - k - 1 <= 0 ? Double.MAX_VALUE : likelihood + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
        return new Fit(model, aicc, filter);
    }

    private static double speeds(EtsFilter filter, double[] y, int length, double[] p, double[] low, double[] high) {
        var count = filter.speeds();
        var whole = p.clone();
        return Descent.minimise(x -> {
            System.arraycopy(x, 0, whole, 0, count);
            return filter.run(bounded(filter, whole), y, length);
        }, p, Arrays.copyOf(low, count), Arrays.copyOf(high, count), STEPS_FOR_SPEEDS);
    }

    /** b and g are searched as shares of what a leaves them: {@code b < a}, {@code g < 1 − a}. */
    private static double[] bounded(EtsFilter filter, double[] x) {
        var p = x.clone();
        if (filter.model.trend() != Trend.NONE) {
            p[1] *= x[0];
        }
        if (filter.model.season() != Season.NONE) {
            p[filter.speeds() - 1] *= 1 - x[0];
        }
        return p;
    }
}
