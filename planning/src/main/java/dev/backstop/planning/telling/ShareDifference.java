package dev.backstop.planning.telling;

/**
 * How much two shares differ, with the interval that holds the true difference in 95 of 100 comparisons like this one. Newcombe's hybrid of two Wilson
 * score intervals: it stays within −1 and 1 and is honest for few cases and for shares near 0, where the usual formula is not.
 *
 * @param difference the first share less the second
 * @see "Newcombe: Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998) 873–890, method 10"
 */
public record ShareDifference(double difference, double low, double high) {
    private static final double Z = 1.959963984540054; // the normal quantile of 97.5 %

    /**
     * Compares so many of so many with so many of so many.
     *
     * @throws IllegalArgumentException if there is nothing to compare, or a count exceeds its number
     */
    public static ShareDifference of(long first, long ofFirst, long second, long ofSecond) {
        if (ofFirst <= 0 || ofSecond <= 0 || first < 0 || second < 0 || first > ofFirst || second > ofSecond) {
            throw new IllegalArgumentException("Shares need cases on both sides, but there are %d of %d and %d of %d".formatted(first, ofFirst, second, ofSecond));
        }
        var one = Wilson.of(first, ofFirst);
        var other = Wilson.of(second, ofSecond);
        var difference = one.share - other.share;
        return new ShareDifference(difference, difference - Math.hypot(one.share - one.low, other.high - other.share),
                difference + Math.hypot(one.high - one.share, other.share - other.low));
    }

    /** Whether the interval leaves out that there is no difference. */
    public boolean clear() {
        return low > 0 || high < 0;
    }

    /** Wilson's score interval of one share. */
    private record Wilson(double share, double low, double high) {
        static Wilson of(long some, long all) {
            var share = (double) some / all;
            var square = Z * Z;
            var middle = (2 * some + square) / (2 * (all + square));
            var half = Z * Math.sqrt(square + 4 * some * (1 - share)) / (2 * (all + square));
            return new Wilson(share, middle - half, middle + half);
        }
    }
}
