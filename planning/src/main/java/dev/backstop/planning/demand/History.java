package dev.backstop.planning.demand;

import java.util.Arrays;

/**
 * What is known of one series at an origin: {@code values[0..length)}, oldest period first, the last one just before the origin. Every period counts,
 * zeros included; leading periods before the first demand are left out but for a usual gap, because the item may not have been there yet.
 *
 * <p>One history is filled again and again by its worker, so that a million series need one array.
 */
final class History {
    private static final double MOST_PERIODS = 0.75;

    double[] values = new double[64];
    int length;
    /** Periods in a year, as far as a season may show in them; 1 for none. */
    int season = 1;
    /** Phase of the season of {@code values[0]}. */
    int phase;
    /** Indices of the season, by phase, of the items this one belongs to; empty where they show none. */
    double[] parents = {};

    /** What the items around it are like. */
    Usual usual = Usual.UNKNOWN;

    private boolean seasonal;

    /** Whether it shows a season of its own. */
    boolean showsSeason() {
        return seasonal;
    }

    /** Whether it is wanted in most periods, so that one that is higher or lower than others can be seen. */
    boolean inMostPeriods() {
        var demands = 0;
        for (var i = 0; i < length; i++) {
            demands += values[i] > 0 ? 1 : 0;
        }
        return demands >= MOST_PERIODS * length;
    }

    /**
     * Writes the indices of its season from a period on: what the items around it show, or nothing, unless its own says otherwise.
     *
     * @param from    the period that has phase 0
     * @param indices room for one season
     */
    void writeSeason(int from, double[] indices) {
        for (var i = 0; i < season; i++) {
            indices[i] = parents.length == season ? parents[(phase + from + i) % season] : 1;
        }
        if (showsSeason() || inMostPeriods()) {
            SeasonalIndices.draw(from == 0 ? values : Arrays.copyOfRange(values, from, length), length - from, season, indices);
        }
    }

    /** Takes the periods of one series of a panel before an origin, as {@link #read(float[], int)} does, and what the panel says of it. */
    void read(DemandPanel panel, int series, Origin origin) {
        read(panel.row(series), origin.back());
        season = panel.season();
        phase = Math.floorMod(panel.phase(origin.back()) - length, season);
        parents = origin.seasons().of(panel.category(series));
        usual = origin.usual();
        seasonal = SeasonalIndices.shows(values, length, season);
    }

    double mean() {
        var sum = 0.0;
        for (var i = 0; i < length; i++) {
            sum += values[i];
        }
        return sum / length;
    }

    /** Of single periods; 0 where there is but one. */
    double variance(double mean) {
        var squares = 0.0;
        for (var i = 0; i < length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return squares / Math.max(1, length - 1);
    }

    /**
     * Takes the periods before an origin from the first one with demand on.
     *
     * @param row  all periods, the last one that of the panel's end
     * @param back how many periods before the panel's end the origin lies
     */
    void read(float[] row, int back) {
        var end = Math.max(0, row.length - back);
        var first = 0;
        while (first < end && !(row[first] > 0)) {
            first++;
        }
        first -= before(row, first, end);
        length = end - first;
        if (values.length < length) {
            values = new double[Math.max(length, 2 * values.length)];
        }
        for (var i = 0; i < length; i++) {
            values[i] = row[first + i];
        }
    }

    /**
     * How many periods without demand before the first demand count: as many as usually lie between one demand and the next. Began a history
     * with its first demand, an item that is seldom wanted would look as if it were wanted more often, the more so the shorter it is known.
     */
    private static int before(float[] row, int first, int end) {
        var demands = 0;
        for (var i = first; i < end; i++) {
            demands += row[i] > 0 ? 1 : 0;
        }
        return demands == 0 ? 0 : Math.min(first, (end - first) / demands - 1);
    }

    /** A history of its own, for one series at a time. */
    static History of(double... quantities) {
        var history = new History();
        history.values = quantities.clone();
        history.length = quantities.length;
        return history;
    }
}
