package dev.backstop.planning.demand;

/**
 * What is known of one series at an origin: {@code values[0..length)}, oldest period first, the last one just before the origin. Every period counts,
 * zeros included; leading periods before the first demand are left out, because the item was not there yet.
 *
 * <p>One history is filled again and again by its worker, so that a million series need one array.
 */
final class History {
    double[] values = new double[64];
    int length;
    /** Periods in a year, as far as a season may show in them; 1 for none. */
    int season = 1;
    /** Phase of the season of {@code values[0]}. */
    int phase;
    /** Indices of the season, by phase, of the items this one belongs to; empty where they show none. */
    double[] parents = {};

    private boolean seasonal;

    /** Whether it shows a season of its own. */
    boolean showsSeason() {
        return seasonal;
    }

    /** Takes the periods of one series of a panel before an origin, as {@link #read(float[], int)} does, and what the panel says of its season. */
    void read(DemandPanel panel, int series, int back, PanelSeasons seasons) {
        read(panel.row(series), back);
        season = panel.season();
        phase = Math.floorMod(panel.phase(back) - length, season);
        parents = seasons.of(panel.category(series));
        seasonal = SeasonalIndices.shows(values, length, season);
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
        length = end - first;
        if (values.length < length) {
            values = new double[Math.max(length, 2 * values.length)];
        }
        for (var i = 0; i < length; i++) {
            values[i] = row[first + i];
        }
    }

    /** A history of its own, for one series at a time. */
    static History of(double... quantities) {
        var history = new History();
        history.values = quantities.clone();
        history.length = quantities.length;
        return history;
    }
}
