package dev.backstop.planning;

/**
 * The regularised lower incomplete gamma function P(a, x), to about 12 digits.
 *
 * @see "Press, Teukolsky, Vetterling, Flannery: Numerical Recipes, 3rd ed., section 6.2"
 */
public final class IncompleteGamma {
    private static final double PRECISION = 1e-15;
    private static final double TINY = 1e-300;
    private static final double[] LANCZOS = {
        0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
        -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7
    };

    private IncompleteGamma() {}

    /** P(a, x) for a more than 0; 0 for x not more than 0. */
    public static double lower(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        var front = Math.exp(a * Math.log(x) - x - logGamma(a));
        return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x);
    }

    private static double series(double a, double x) {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; Math.abs(term) > Math.abs(sum) * PRECISION && n < mostTerms(a); n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    private static double fraction(double a, double x) {
        var b = x + 1 - a;
        var c = 1 / TINY;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < mostTerms(a); n++) {
            var an = -n * (n - a);
            b += 2;
            d = 1 / away(an * d + b);
            c = away(b + an / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return value;
    }

    private static double away(double x) {
        return Math.abs(x) < TINY ? TINY : x;
    }

    /** Both need about √a terms around the mean. */
    private static double mostTerms(double a) {
        return 200 + 20 * Math.sqrt(a);
    }

    /** Lanczos' approximation, for a > 0. */
    private static double logGamma(double a) {
        if (a < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * a)) - logGamma(1 - a);
        }
        var x = a - 1;
        var sum = LANCZOS[0];
        for (var i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        var t = x + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
