package dev.backstop.replenishment;

import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * How days are gathered for forecasts: by weeks, or by days where nobody has half a year of history yet.
 *
 * @param days     in a period: 7 or 1
 * @param horizons periods whose total is forecast, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record Periods(int days, int[] horizons) {
    private static final int ENOUGH_FOR_WEEKS = 182;
    private static final int[] WEEKS = {1, 2, 4, 8, 13};
    private static final int[] DAYS = {7, 14, 28, 56};
    private static final int WEEKS_IN_A_YEAR = 52;
    private static final int DAYS_IN_A_YEAR = 364;
    private static final int YEARS = 2;
    private static final int FITS = 5;

    /** What histories of so many days, the longest of them, allow: a horizon must fit in five times, and the shortest is always there. */
    static Periods fitting(int longestDays) {
        var period = longestDays < ENOUGH_FOR_WEEKS ? 1 : 7;
        return new Periods(period, period == 1 ? DAYS : WEEKS).within(longestDays);
    }

    /** The horizons of these that fit. */
    Periods within(int longestDays) {
        return new Periods(days, IntStream.of(horizons).filter(each -> each == horizons[0] || each * days * FITS <= longestDays).toArray());
    }

    /** Periods in a year. */
    int year() {
        return days == 1 ? DAYS_IN_A_YEAR : WEEKS_IN_A_YEAR;
    }

    /** The most that are looked back at. */
    int most() {
        return YEARS * year();
    }

    /** Which period of the year begins on a day. */
    int phase(LocalDate day) {
        return Math.floorMod((int) Math.floorDiv(day.toEpochDay(), days), year());
    }

    /** The horizons in days. */
    int[] horizonDays() {
        return IntStream.of(horizons).map(each -> each * days).toArray();
    }
}
