package dev.backstop.planning.demand;

/** What most systems do, kept to be compared with: mean + z·σ·√H. */
public final class Textbook {
    private Textbook() {}

    /**
     * The quantile of the total of {@code horizon} periods by mean and standard deviation of single periods, counted from the first one with demand on; not
     * below 0.
     */
    public static double quantile(float[] row, int horizon, double level) {
        var first = 0;
        while (first < row.length && !(row[first] > 0)) {
            first++;
        }
        var n = row.length - first;
        if (n == 0) {
            return 0;
        }
        var mean = 0.0;
        for (var i = first; i < row.length; i++) {
            mean += row[i] / n;
        }
        var squares = 0.0;
        for (var i = first; i < row.length; i++) {
            squares += (row[i] - mean) * (row[i] - mean);
        }
        var deviation = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
        return Math.max(0, horizon * mean + NormalQuantile.of(level) * deviation * Math.sqrt(horizon));
    }

    /** The total of the same periods a year before, or of the last ones where there is no such year. */
    public static double sameAsBefore(float[] row, int horizon, int year) {
        var back = row.length >= year && year >= horizon ? year : Math.min(row.length, horizon);
        var sum = 0.0;
        for (var i = row.length - back; i < Math.min(row.length, row.length - back + horizon); i++) {
            sum += row[i];
        }
        return sum;
    }
}
