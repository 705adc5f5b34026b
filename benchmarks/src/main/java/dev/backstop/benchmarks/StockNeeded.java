package dev.backstop.benchmarks;

import dev.backstop.planning.demand.Textbook;
import dev.backstop.planning.policy.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stock that serves a share of all pieces wanted: everybody is stocked up to the same z, first by our quantiles, read at z and drawn on
 * in a straight line beyond the highest of them, then by mean + z·σ·√H; z rises until the share is served. What is left over is the stock.
 */
final class StockNeeded {
    private static final double SERVED = 0.95;
    private static final double LEAST_Z = -3;
    private static final double MOST_Z = 40;
    private static final int HALVINGS = 60;

    private final double[] heights; // z of each level
    private final List<Stocked> ours = new ArrayList<>();
    private final List<Stocked> textbook = new ArrayList<>();

    StockNeeded(double[] levels) {
        this.heights = Arrays.stream(levels).map(Normal::quantile).toArray();
    }

    /** One outcome and what would be stocked for it, by z. */
    @SuppressWarnings("ArrayRecordComponent") // a few numbers, never compared
    private record Stocked(double outcome, double[] heights, double[] up) {
        double at(double z) {
            var k = 1;
            while (k < heights.length - 1 && heights[k] < z) {
                k++;
            }
            var slope = (up[k] - up[k - 1]) / (heights[k] - heights[k - 1]);
            return Math.max(0, up[k - 1] + (z - heights[k - 1]) * slope);
        }
    }

    /** An outcome, with our quantiles of a level each from a place in an array on. */
    void add(float[] past, int horizon, double outcome, float[] quantiles, int at) {
        var up = new double[heights.length];
        Arrays.setAll(up, k -> quantiles[at + k]);
        ours.add(new Stocked(outcome, heights, up));
        var high = 0.99;
        textbook.add(new Stocked(outcome, new double[] {0, Normal.quantile(high)},
                new double[] {Textbook.quantile(past, horizon, 0.5), Textbook.quantile(past, horizon, high)}));
    }

    Figure figure(String panel) {
        return new Figure("stock_for_95_of_demand_" + panel, needed(ours), "stock/demand", "mean + z sigma sqrt(H)", needed(textbook));
    }

    private static double needed(List<Stocked> all) {
        var low = LEAST_Z;
        var high = MOST_Z;
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (low + high) / 2;
            if (served(all, middle) < SERVED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        var z = high;
        return all.stream().mapToDouble(each -> Math.max(0, each.at(z) - each.outcome())).sum() / all.stream().mapToDouble(Stocked::outcome).sum();
    }

    private static double served(List<Stocked> all, double z) {
        return all.stream().mapToDouble(each -> Math.min(each.outcome(), each.at(z))).sum() / all.stream().mapToDouble(Stocked::outcome).sum();
    }
}
