package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What the series of a panel are usually like at an origin.
 *
 * @param mean        of a period, every series counting alike
 * @param weight      periods of its own after which a series tells as much about its mean as the panel does: k = E[s²]/Var[m], with s² the
 *                    variance of the periods of a series and m its mean. Small where series differ much
 * @param dispersion  the middle of s²/m
 * @see "Bühlmann: Experience rating and credibility, ASTIN Bulletin 4 (1967)"
 */
record Usual(double mean, double weight, double dispersion) implements Serializable {
    /** Where nothing is usual, a series stands for itself. */
    static final Usual UNKNOWN = new Usual(0, 0, 1);

    private static final int MOST_SERIES = 500;
    private static final int FEWEST_SERIES = 30;
    private static final int FEWEST_PERIODS = 4;
    private static final double MOST_WEIGHT = 26;

    /** Learns from what is known {@code back} periods before the panel's end. */
    static Usual at(DemandPanel panel, int back) {
        var history = new History();
        var step = Math.max(1, panel.size() / MOST_SERIES);
        var ratios = new double[panel.size() / step + 1];
        var count = 0;
        var means = 0.0;
        var squares = 0.0;
        var variances = 0.0;
        var noise = 0.0;
        for (var series = 0; series < panel.size(); series += step) {
            history.read(panel.row(series), back);
            if (history.length >= FEWEST_PERIODS) {
                var mean = history.mean();
                var variance = history.variance(mean);
                means += mean;
                squares += mean * mean;
                variances += variance;
                noise += variance / history.length;
                ratios[count++] = variance / mean;
            }
        }
        if (count < FEWEST_SERIES) {
            return UNKNOWN;
        }
        var mean = means / count;
        var between = squares / count - mean * mean - noise / count;
        Arrays.sort(ratios, 0, count);
        var weight = Math.clamp(variances / count / Math.max(1e-9, between), 0, MOST_WEIGHT);
        return new Usual(mean, weight, Math.max(1, ratios[count / 2]));
    }
}
