package dev.backstop.planning.replay;

/**
 * What a replay came to, in smallest units.
 *
 * @param days         replayed
 * @param wanted       in all
 * @param servedAtOnce from stock on the day it was wanted
 * @param lost         not taken, because it was not here and did not wait
 * @param waited       taken and served later, or still waiting at the end
 * @param unitDays     units waiting, summed over the ends of the days
 * @param averageStock at the ends of the days
 * @param stockOutDays days that ended with nothing in stock
 * @param orders       placed
 * @param ordered      in them
 */
public record Result(
        int days, long wanted, long servedAtOnce, long lost, long waited, long unitDays, double averageStock, int stockOutDays,
        int orders, long ordered) {

    /** Share of what was wanted that was served from stock at once; 1 where nothing was wanted. */
    public double fillRate() {
        return wanted == 0 ? 1 : (double) servedAtOnce / wanted;
    }

    /** Days that a waiting unit waited, on average; 0 where none did. */
    public double meanWait() {
        return waited == 0 ? 0 : (double) unitDays / waited;
    }

    /** Of what waits, so much is expected to be cancelled if each day a waiting customer leaves with this chance. */
    public double expectedCancellations(double chanceADay) {
        return waited * (1 - Math.pow(1 - chanceADay, meanWait()));
    }
}
