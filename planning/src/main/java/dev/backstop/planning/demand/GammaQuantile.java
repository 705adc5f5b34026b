package dev.backstop.planning.demand;

/** Quantiles of the gamma distribution with scale 1. */
final class GammaQuantile {
    private static final double WIDE = 0.6;

    private GammaQuantile() {}

    /**
     * Wilson and Hilferty's cube root of a normal quantile, within 2 % in the upper tail from a shape of 0.6 on. Below that the distribution is
     * so wide that a mean of more than a hundred pieces comes with most of its weight near none: there the Weibull distribution of the same mean
     * and variance is close enough and has a quantile in closed form.
     *
     * @param shape mean² / variance
     * @param level in (0, 1)
     */
    static double of(double shape, double level) {
        if (shape >= WIDE) {
            var part = 1 / (9 * shape);
            var root = 1 - part + NormalQuantile.of(level) * Math.sqrt(part);
            return root <= 0 ? 0 : shape * root * root * root;
        }
        var power = Math.pow(shape, 0.55); // shape of the Weibull whose variation fits, within a few per cent for shapes from 0.05 to 1
        return shape / gammaOfOnePlus(1 / power) * Math.pow(-Math.log1p(-level), 1 / power);
    }

    /** Γ(1+x) by Stirling's series after four steps of the recurrence. */
    private static double gammaOfOnePlus(double x) {
        var y = x + 5;
        var stirling = Math.sqrt(2 * Math.PI / y) * Math.pow(y / Math.E, y) * (1 + 1 / (12 * y) + 1 / (288 * y * y));
        return stirling / ((x + 4) * (x + 3) * (x + 2) * (x + 1));
    }
}
