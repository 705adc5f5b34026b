package dev.backstop.benchmarks;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A panel of real demand.
 *
 * @param name     as it appears in the names of figures
 * @param series   quantity by period, by name of the series
 * @param year     periods in a year
 * @param horizon  periods of a usual protection interval
 * @param ownEnds  whether every series ends at its own last period rather than at that of the panel
 */
record Panel(String name, SortedMap<String, TreeMap<Integer, Float>> series, int year, int horizon, boolean ownEnds) {
    /** A row for each series, all ending with the same period. */
    float[][] rows() {
        var last = series.values().stream().mapToInt(TreeMap::lastKey).max().orElse(0);
        return series.values().stream().map(quantities -> row(quantities, ownEnds ? quantities.lastKey() : last)).toArray(float[][]::new);
    }

    private static float[] row(TreeMap<Integer, Float> quantities, int last) {
        var first = quantities.firstKey();
        var row = new float[last - first + 1];
        for (Map.Entry<Integer, Float> each : quantities.entrySet()) {
            row[each.getKey() - first] = each.getValue();
        }
        return row;
    }
}
