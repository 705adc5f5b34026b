package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * Histories of many series that end with the same period.
 *
 * @param rows       a row for each series: the quantities of all periods from its first one on, the last one that of the panel's end. Zeros count; what
 *                   was censored has been filled, see {@link Cleaning}
 * @param categories a number for each series from 0 on; series of one category lend each other their season
 * @param season     periods in a year: 12 for months, 52 for weeks; 1 where none is looked for
 * @param phase      phase of the season of the first period after the panel's end
 */
public record DemandPanel(float[][] rows, int[] categories, int season, int phase) {
    public DemandPanel {
        if (rows.length != categories.length) {
            throw new IllegalArgumentException("There are %d rows but %d categories.".formatted(rows.length, categories.length));
        }
        if (season < 1 || phase < 0 || phase >= season) {
            throw new IllegalArgumentException("A season needs a period of at least 1 and a phase within it, but were %d and %d.".formatted(season, phase));
        }
    }

    /** Without categories. */
    public static DemandPanel of(float[][] rows, int season, int phase) {
        return new DemandPanel(rows, new int[rows.length], season, phase);
    }

    public int size() {
        return rows.length;
    }

    /** Periods of the longest row. */
    public int periods() {
        return Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
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
