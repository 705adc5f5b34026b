package dev.backstop.planning.demand;

import java.util.Arrays;
import java.util.BitSet;

/** What is done to a row before it is forecast: demand that could not be seen is filled in, and one-off spikes are cut. */
public final class Cleaning {
    private static final int MOST_SPIKES = 2;
    private static final int FEWEST_TO_COMPARE = 5;
    private static final int TIMES_THE_NEXT_LARGEST = 3;
    private static final int TIMES_THE_MEDIAN = 10;

    private Cleaning() {}

    /**
     * Fills censored periods, in which what came in was less than what was wanted: with what the last uncensored period took in its stead, a season or else one
     * period earlier, if that is more. A borrowed period keeps the spread of demand, which a mean would not. Censored periods before the first uncensored one
     * take the first one after them.
     *
     * @param row    changed in place
     * @param season periods after which demand is alike, for instance 7 for days; 1 for none
     */
    public static void fill(float[] row, BitSet censored, int season) {
        for (var i = censored.nextSetBit(0); i >= 0 && i < row.length; i = censored.nextSetBit(i + 1)) {
            var lender = lender(i, censored, season);
            if (lender >= 0 && lender < row.length) {
                row[i] = Math.max(row[i], row[lender]);
            }
        }
    }

    private static int lender(int period, BitSet censored, int season) {
        for (var i = period - season; i >= 0 && i >= period - 8 * season; i -= season) {
            if (!censored.get(i)) {
                return i;
            }
        }
        var before = censored.previousClearBit(period);
        return before >= 0 ? before : censored.nextClearBit(period);
    }

    /**
     * Cuts what is nothing like the rest, more than 3 times the next largest period and more than 10 times the median of the periods with demand, to that next
     * largest. At most two, and only where there are five other periods to compare with.
     *
     * @param row changed in place
     * @return how many periods were cut
     */
    public static int cutSpikes(float[] row) {
        var sizes = new float[row.length];
        var count = 0;
        for (var quantity : row) {
            if (quantity > 0) {
                sizes[count++] = quantity;
            }
        }
        Arrays.sort(sizes, 0, count);
        for (var spikes = Math.min(MOST_SPIKES, count - FEWEST_TO_COMPARE); spikes >= 1; spikes--) {
            var others = count - spikes;
            var smallest = sizes[others];
            var next = sizes[others - 1];
            if (smallest > TIMES_THE_NEXT_LARGEST * next && smallest > TIMES_THE_MEDIAN * sizes[others / 2]) {
                for (var i = 0; i < row.length; i++) {
                    row[i] = Math.min(row[i], next);
                }
                return spikes;
            }
        }
        return 0;
    }
}
