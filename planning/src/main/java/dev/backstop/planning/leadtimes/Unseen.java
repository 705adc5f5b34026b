package dev.backstop.planning.leadtimes;

/** Where learning starts: every order seen counts the same, and one more stands for what was not seen yet. */
final class Unseen {
    /** Whoever is this many times the usual excess beyond the longest seen is explained no more. */
    private static final double LONGEST_TAIL = 3;

    private Unseen() {}

    /**
     * Chances of the days from {@code first} on. The order not seen yet lies beyond the longest one and falls off exponentially, on average
     * by as much as an order exceeds the median; nine orders and more give 90 % without any guess, and where all took the same, so will the
     * next.
     */
    static double[] start(ClassRecord record, int first, int last) {
        var seen = new double[last - first + 1];
        var count = 0.0;
        for (var index = 0; index < record.size(); index++) {
            if (!record.isOpen(index)) {
                var weight = record.weight(index, Double.POSITIVE_INFINITY);
                seen[record.day(index) - first] += weight;
                count += weight;
            }
        }
        var excess = meanExcess(seen, count);
        var chances = java.util.Arrays.copyOf(seen, seen.length + (int) Math.ceil(LONGEST_TAIL * excess));
        var tail = 0.0;
        for (var day = seen.length; day < chances.length; day++) {
            chances[day] = Math.exp(-(day - seen.length) / excess);
            tail += chances[day];
        }
        for (var day = seen.length; day < chances.length; day++) {
            chances[day] /= tail;
        }
        for (var day = 0; day < chances.length; day++) {
            chances[day] /= count + (tail > 0 ? 1 : 0);
        }
        return chances;
    }

    private static double meanExcess(double[] seen, double count) {
        var reached = 0.0;
        var median = 0;
        while ((reached += seen[median]) < count / 2 - 1e-9) {
            median++;
        }
        var excess = 0.0;
        for (var day = median; day < seen.length; day++) {
            excess += seen[day] * (day - median);
        }
        return excess / count;
    }
}
