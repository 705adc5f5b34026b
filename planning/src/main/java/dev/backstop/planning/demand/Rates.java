package dev.backstop.planning.demand;

/**
 * Running estimates of the mean demand of one period. Each writes {@code length + 1} rates: rate i is what was expected of period i just before it,
 * the last one what is expected from now on.
 */
final class Rates {
    private Rates() {}

    /** Exponential smoothing: {@code l += a(y − l)}. */
    static double smoothed(double[] y, int length, double a, double start, double[] rates) {
        var level = start;
        for (var i = 0; i < length; i++) {
            rates[i] = level;
            level += a * (y[i] - level);
        }
        rates[length] = level;
        return level;
    }

    /**
     * Croston's rate z/x: sizes z and intervals x between demands are smoothed, both only when there is demand. Before the first demand the rate is 0.
     *
     * @param factor 1 for Croston's own, which is biased upwards; {@code 1 − a/2} for Syntetos and Boylan's
     * @see "Syntetos, Boylan: The accuracy of intermittent demand estimates, IJF 2005"
     */
    static double croston(double[] y, int length, double a, double factor, double[] rates) {
        var size = 0.0;
        var interval = 0.0;
        var since = 1;
        for (var i = 0; i < length; i++) {
            rates[i] = interval == 0 ? 0 : factor * size / interval;
            if (y[i] > 0) {
                size = interval == 0 ? y[i] : size + a * (y[i] - size);
                interval = interval == 0 ? since : interval + a * (since - interval);
                since = 1;
            } else {
                since++;
            }
        }
        rates[length] = interval == 0 ? 0 : factor * size / interval;
        return rates[length];
    }

    /**
     * Teunter, Syntetos and Babai's rate p·z: the chance p of demand is smoothed in every period, so that an item nobody wants any more is forgotten.
     *
     * @param aSize   speed of the size z of a demand
     * @param aChance speed of the chance p
     * @param size    z to start from
     * @param chance  p to start from
     * @see "Teunter, Syntetos, Babai: Intermittent demand: linking forecasting to inventory obsolescence, EJOR 2011"
     */
    static double tsb(double[] y, int length, double aSize, double aChance, double size, double chance, double[] rates) {
        var z = size;
        var p = chance;
        for (var i = 0; i < length; i++) {
            rates[i] = p * z;
            if (y[i] > 0) {
                z += aSize * (y[i] - z);
                p += aChance * (1 - p);
            } else {
                p -= aChance * p;
            }
        }
        rates[length] = p * z;
        return rates[length];
    }
}
