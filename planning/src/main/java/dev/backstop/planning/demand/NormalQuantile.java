package dev.backstop.planning.demand;

/** Quantiles of the standard normal distribution, to about 9 digits. */
final class NormalQuantile {
    private static final double[] A = {
        -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239
    };
    private static final double[] B = {
        -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1
    };
    private static final double[] C = {
        -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783
    };
    private static final double[] D = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1};
    private static final double TAIL = 0.02425;

    private NormalQuantile() {}

    /**
     * The value below which the standard normal lies with this chance.
     *
     * @param chance in (0, 1)
     * @see "P. J. Acklam: An algorithm for computing the inverse normal cumulative distribution function"
     */
    static double of(double chance) {
        if (chance < TAIL) {
            var q = Math.sqrt(-2 * Math.log(chance));
            return polynomial(C, q) / polynomial(D, q);
        }
        if (chance > 1 - TAIL) {
            return -of(1 - chance);
        }
        var q = chance - 0.5;
        return q * polynomial(A, q * q) / polynomial(B, q * q);
    }

    private static double polynomial(double[] coefficients, double x) {
        var sum = 0.0;
        for (var coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
