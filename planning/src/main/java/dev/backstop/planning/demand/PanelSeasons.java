package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.Arrays;

/** The season that the series of a category show together at an origin, for those whose own history is too short to show one. */
final class PanelSeasons implements Serializable {
    private static final double[] NONE = {};
    private static final int MOST_SERIES = 5_000;
    private static final int FEWEST_SERIES = 10;

    private final double[][] indices;

    private PanelSeasons(double[][] indices) {
        this.indices = indices;
    }

    /** Indices by phase of the season, or an empty array. */
    double[] of(int category) {
        return indices[category];
    }

    /**
     * Learns from what is known {@code back} periods before the panel's end. Series count alike, whatever their size. Categories that are small, or show no season,
     * take that of the whole panel, if it shows one.
     */
    static PanelSeasons at(DemandPanel panel, int back) {
        var categories = panel.categories();
        var all = new double[categories][];
        Arrays.fill(all, NONE);
        var periods = panel.periods() - back;
        if (panel.season() == 1 || periods < 3 * panel.season()) {
            return new PanelSeasons(all);
        }
        var sums = new double[categories][];
        var counts = new int[categories];
        var together = new double[periods];
        var step = Math.max(1, panel.size() / MOST_SERIES);
        for (var series = 0; series < panel.size(); series += step) {
            add(panel.row(series), back, together);
            var category = panel.category(series);
            if (categories > 1) {
                if (sums[category] == null) {
                    sums[category] = new double[periods];
                }
                add(panel.row(series), back, sums[category]);
                counts[category]++;
            }
        }
        var whole = indices(panel, back, together);
        for (var category = 0; category < categories; category++) {
            var own = counts[category] >= FEWEST_SERIES ? indices(panel, back, sums[category]) : NONE;
            all[category] = own.length == 0 ? whole : own;
        }
        return new PanelSeasons(all);
    }

    private static void add(float[] row, int back, double[] sum) {
        var end = row.length - back;
        var total = 0.0;
        for (var i = 0; i < end; i++) {
            total += row[i];
        }
        for (var i = 0; i < end && total > 0; i++) {
            sum[sum.length - end + i] += row[i] * end / total;
        }
    }

    private static double[] indices(DemandPanel panel, int back, double[] sum) {
        var season = panel.season();
        var first = 0;
        while (first < sum.length && sum[first] == 0) {
            first++;
        }
        var seen = Arrays.copyOfRange(sum, first, sum.length);
        if (!SeasonalIndices.shows(seen, seen.length, season)) {
            return NONE;
        }
        var byPlace = new double[season];
        SeasonalIndices.write(seen, seen.length, season, byPlace);
        var byPhase = new double[season];
        for (var i = 0; i < season; i++) {
            byPhase[Math.floorMod(panel.phase(back) - seen.length + i, season)] = byPlace[i];
        }
        return byPhase;
    }
}
