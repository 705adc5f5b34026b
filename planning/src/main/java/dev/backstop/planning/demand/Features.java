package dev.backstop.planning.demand;

/**
 * What the model that learns from all series at once sees of one of them. Everything is a ratio to the series' own scale, so that fast and slow movers
 * teach each other.
 */
final class Features {
    static final int COUNT = 24;

    /** How much of the mean size of a demand is in the scale: without it, items that nearly stopped would be divided by almost nothing. */
    private static final double SIZE_IN_SCALE = 0.3;

    private static final double[] SPEEDS = {0.05, 0.1, 0.2, 0.4};

    private Features() {}

    /**
     * Writes {@link #COUNT} features and answers the scale: the total over the horizon that the mean of three level estimates expects, plus a part of the
     * mean size.
     *
     * @param year  periods in a year
     * @param phase how many of them have passed at the origin
     */
    static double write(History history, int horizon, int year, int phase, float[] out, int at) {
        var y = history.values;
        var n = history.length;
        double e0 = Start.mean(history);
        var e1 = e0;
        var e2 = e0;
        var e3 = e0;
        var sum = 0.0;
        var squares = 0.0;
        var demands = 0;
        var largest = 0.0;
        var last = 0;
        for (var i = 0; i < n; i++) {
            var x = y[i];
            e0 += SPEEDS[0] * (x - e0);
            e1 += SPEEDS[1] * (x - e1);
            e2 += SPEEDS[2] * (x - e2);
            e3 += SPEEDS[3] * (x - e3);
            sum += x;
            squares += x * x;
            if (x > 0) {
                demands++;
                largest = Math.max(largest, x);
                last = i + 1;
            }
        }
        var mean = sum / n;
        var size = demands == 0 ? 1 : sum / demands;
        var scale = Math.max(1e-9, horizon * (e0 + e1 + mean) / 3 + SIZE_IN_SCALE * size);
        var per = horizon / scale;
        var interval = demands == 0 ? n : (double) n / demands;
        var cv2 = demands == 0 ? 0 : Math.max(0, squares / demands / (size * size) - 1);
        var k = at;
        out[k++] = (float) Math.log(scale);
        out[k++] = (float) (e0 * per);
        out[k++] = (float) (e1 * per);
        out[k++] = (float) (e2 * per);
        out[k++] = (float) (e3 * per);
        out[k++] = (float) (mean * per);
        out[k++] = (float) (recent(y, n, horizon) / scale);
        out[k++] = (float) (recent(y, n, 2 * horizon) / 2 / scale);
        out[k++] = (float) (recent(y, n, 4 * horizon) / 4 / scale);
        out[k++] = (float) (recent(y, n, 8 * horizon) / 8 / scale);
        out[k++] = year > 1 && n >= year ? (float) (between(y, n - year, Math.min(n, n - year + horizon)) / scale) : Float.NaN;
        out[k++] = year > 1 && n >= year + horizon ? (float) (between(y, n - year - horizon, n - year) / scale) : Float.NaN;
        out[k++] = (float) Math.log(interval);
        out[k++] = (float) Math.log1p(cv2);
        out[k++] = (float) ((n - last) / (double) horizon);
        out[k++] = (float) ((n - last) / interval);
        out[k++] = (float) (largest / scale);
        out[k++] = (float) demands / n;
        out[k++] = (float) share(y, n, 4 * horizon);
        out[k++] = (float) Math.log(n);
        out[k++] = (float) (Math.sqrt(Math.max(0, squares / n - mean * mean) * horizon) / scale);
        out[k++] = (float) (size / scale);
        out[k++] = (float) (phase / (double) year);
        out[k] = (float) demands;
        return scale;
    }

    /** Total of the last periods; where there are fewer, grown to as many. */
    private static double recent(double[] y, int n, int periods) {
        var count = Math.min(n, periods);
        return between(y, n - count, n) * periods / count;
    }

    private static double share(double[] y, int n, int periods) {
        var count = Math.min(n, periods);
        var demands = 0;
        for (var i = n - count; i < n; i++) {
            demands += y[i] > 0 ? 1 : 0;
        }
        return (double) demands / count;
    }

    private static double between(double[] y, int from, int to) {
        var sum = 0.0;
        for (var i = from; i < to; i++) {
            sum += y[i];
        }
        return sum;
    }
}
