package dev.backstop.planning.demand;

import java.util.Arrays;

/** Histories of many series that end with the same period. It keeps the arrays it is given and does not change them. */
public final class DemandPanel {
    private static final int LONGEST_SEASON = 52;

    private final float[][] rows;
    private final int[] categories;
    private final int year;
    private final int phase;
    private final int periods;

    /**
     * A panel of rows that are not changed any more.
     *
     * @param rows       a row for each series: the quantities of all periods from its first one on, the last one that of the panel's end. Zeros count; what
     *                   was censored has been filled, see {@link Cleaning}
     * @param categories a number for each series from 0 on; series of one category lend each other their season
     * @param year       periods in a year: 12 for months, 52 for weeks, 364 for days; 1 where none is looked for
     * @param phase      which period of the year the first one after the panel's end is, from 0 on
     */
    public DemandPanel(float[][] rows, int[] categories, int year, int phase) {
        if (rows.length != categories.length) {
            throw new IllegalArgumentException("There are %d rows but %d categories.".formatted(rows.length, categories.length));
        }
        if (year < 1 || phase < 0 || phase >= year) {
            throw new IllegalArgumentException("A year has at least 1 period and a phase within it, but they were %d and %d.".formatted(year, phase));
        }
        this.rows = rows;
        this.categories = categories;
        this.year = year;
        this.phase = phase;
        this.periods = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
    }

    /** Without categories. */
    public static DemandPanel of(float[][] rows, int year, int phase) {
        return new DemandPanel(rows, new int[rows.length], year, phase);
    }

    public int size() {
        return rows.length;
    }

    /** Periods of the longest row. */
    public int periods() {
        return periods;
    }

    /** Whether all quantities are whole numbers. */
    boolean isOfWholePieces() {
        for (var row : rows) {
            for (var quantity : row) {
                if (quantity != Math.rint(quantity)) {
                    return false;
                }
            }
        }
        return true;
    }

    float[] row(int series) {
        return rows[series];
    }

    int category(int series) {
        return categories[series];
    }

    int categories() {
        return Arrays.stream(categories).max().orElse(0) + 1;
    }

    int year() {
        return year;
    }

    /** Periods after which a season is looked for to come again; 1 for days, whose year is too long to see two of. */
    int season() {
        return year <= LONGEST_SEASON ? year : 1;
    }

    /** Which period of the year the one after an origin is. */
    int phase(int back) {
        return Math.floorMod(phase - back, year);
    }

    /** What was wanted in the {@code horizon} periods after an origin {@code back} periods before the end, at least so many. */
    double total(int series, int back, int horizon) {
        var row = rows[series];
        var sum = 0.0;
        for (var i = Math.max(0, row.length - back); i < row.length - back + horizon; i++) {
            sum += row[i];
        }
        return sum;
    }
}
