package dev.backstop.planning;

import java.util.BitSet;
import java.util.Optional;

/** From a series to a forecast. One method so far: exponential smoothing whose speed is chosen on the item's own past. */
public final class DemandForecasts {
    /** Shorter histories, in observed days, say too little to learn from. */
    public static final int FEWEST_DAYS = 14;

    private static final double[] SPEEDS = {0.005, 0.01, 0.02, 0.035, 0.05, 0.08, 0.12, 0.2};
    private static final double HALF_LIFE_DAYS = 180;
    private static final double WINDOWS_TO_TRUST = 4;

    private DemandForecasts() {}

    /**
     * The forecast from a series.
     *
     * @param horizon days whose total matters, lead time plus review: the errors of past totals over so many days correct the variance
     * @return nothing where fewer than {@value #FEWEST_DAYS} days were observed
     */
    public static Optional<SmoothedDemand> forecast(DemandSeries series, int horizon) {
        var observed = observed(series);
        var days = observed.cardinality();
        if (days < FEWEST_DAYS) {
            return Optional.empty();
        }
        var best = Double.POSITIVE_INFINITY;
        var speed = SPEEDS[0];
        for (var candidate : SPEEDS) {
            var error = new Smoothing(series, observed, candidate).variance();
            if (error < best * (1 - 1e-9)) {
                best = error;
                speed = candidate;
            }
        }
        var smoothing = new Smoothing(series, observed, speed);
        return Optional.of(new SmoothedDemand(
                smoothing.level(), speed, smoothing.variance(), smoothing.correction(Math.max(1, horizon)), days));
    }

    /** One-offs and days out of stock say nothing; but where hardly a day was in stock, what was ordered all the same is all there is. */
    private static BitSet observed(DemandSeries series) {
        var observed = new BitSet();
        for (var day = 0; day < series.days(); day++) {
            observed.set(day, !series.wasOutOfStock(day) && !series.isOneOff(day));
        }
        if (observed.cardinality() < Math.max(FEWEST_DAYS, series.days() / 4)) {
            for (var day = 0; day < series.days(); day++) {
                observed.set(day, !series.isOneOff(day));
            }
        }
        return observed;
    }

    /** One pass over a series at one speed. */
    private static final class Smoothing {
        private final DemandSeries series;
        private final BitSet observed;
        private final double speed;
        private final double[] levels; // before each day, and after the last
        private final int warm;
        private final double variance;

        Smoothing(DemandSeries series, BitSet observed, double speed) {
            this.series = series;
            this.observed = observed;
            this.speed = speed;
            this.levels = new double[series.days() + 1];
            this.warm = Math.max(7, series.days() / 4);
            this.variance = run();
        }

        double level() {
            return levels[series.days()];
        }

        double variance() {
            return variance;
        }

        private double run() {
            levels[0] = average(0, Math.min(warm, series.days()));
            var errors = 0.0;
            var weights = 0.0;
            var weight = Math.exp(-Math.log(2) / HALF_LIFE_DAYS * series.days());
            var fade = Math.exp(Math.log(2) / HALF_LIFE_DAYS);
            for (var day = 0; day < series.days(); day++, weight *= fade) {
                if (!observed.get(day)) {
                    levels[day + 1] = levels[day];
                    continue;
                }
                var error = series.quantity(day) - levels[day];
                levels[day + 1] = levels[day] + speed * error;
                if (day >= warm) {
                    errors += weight * error * error;
                    weights += weight;
                }
            }
            return weights == 0 ? levels[series.days()] : errors / weights;
        }

        private double average(int from, int to) {
            var total = 0.0;
            var days = 0;
            for (var day = from; day < to; day++) {
                if (observed.get(day)) {
                    total += series.quantity(day);
                    days++;
                }
            }
            return days == 0 ? 0 : total / days;
        }

        /**
         * Squared errors of past totals over {@code horizon} days against what the formula expects, drawn towards 1 where there were few such
         * stretches. A stretch counts if at least half of it was observed.
         */
        double correction(int horizon) {
            var expected = variance * SmoothedDemand.growth(speed, horizon);
            if (expected == 0) {
                return 1;
            }
            var sum = 0.0;
            var count = 0;
            var seen = 0;
            var errors = 0.0;
            for (var end = warm; end < series.days(); end++) {
                if (observed.get(end)) {
                    seen++;
                    errors += series.quantity(end);
                }
                var start = end - horizon + 1;
                if (start < warm) {
                    continue;
                }
                if (2 * seen >= horizon) {
                    var error = errors - seen * levels[start];
                    sum += error * error * horizon / seen;
                    count++;
                }
                if (observed.get(start)) {
                    seen--;
                    errors -= series.quantity(start);
                }
            }
            var stretches = (double) count / horizon;
            var trust = stretches / (stretches + WINDOWS_TO_TRUST);
            return count == 0 ? 1 : trust * (sum / count / expected) + (1 - trust);
        }
    }
}
