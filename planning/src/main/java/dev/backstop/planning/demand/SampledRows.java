package dev.backstop.planning.demand;

import dev.backstop.planning.demand.Predictions.Worker;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Series and origins to learn from. The rows of one series stand together, one for each origin. Which series are sampled depends on nothing but their
 * number.
 */
final class SampledRows {
    private static final long SEED = 20_260_101;
    private static final int CHUNK = 256;

    private final DemandPanel panel;
    private final int horizon;
    private final List<Origin> origins;
    private final int[] sampled;

    private SampledRows(DemandPanel panel, int horizon, List<Origin> origins, int[] sampled) {
        this.panel = panel;
        this.horizon = horizon;
        this.origins = origins;
        this.sampled = sampled;
    }

    /**
     * All series at all origins, or as many series as make up about {@code most} rows.
     *
     * @param backs periods before the panel's end, at least the horizon
     */
    static SampledRows of(DemandPanel panel, int horizon, List<Integer> backs, int most) {
        var origins = backs.stream().parallel().map(back -> Origin.at(panel, back, horizon)).toList();
        return new SampledRows(panel, horizon, origins, sample(panel.size(), Math.max(1, most / Math.max(1, origins.size()))));
    }

    private static int[] sample(int size, int most) {
        var all = IntStream.range(0, size).toArray();
        var random = new SplittableRandom(SEED);
        var count = Math.min(most, size);
        for (var i = 0; i < count; i++) {
            var other = i + random.nextInt(size - i);
            var swapped = all[i];
            all[i] = all[other];
            all[other] = swapped;
        }
        return Arrays.copyOf(all, count);
    }

    /** What is done with a row. */
    interface Task {
        void run(int row, int series, Origin origin, Worker worker);
    }

    int size() {
        return origins.size() * sampled.length;
    }

    void forEach(Task task) {
        IntStream.range(0, (size() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            var worker = new Worker();
            for (var row = chunk * CHUNK; row < Math.min(size(), (chunk + 1) * CHUNK); row++) {
                task.run(row, series(row), origin(row), worker);
            }
        });
    }

    /** What really came, by row. */
    float[] outcomes() {
        var outcomes = new float[size()];
        for (var row = 0; row < outcomes.length; row++) {
            outcomes[row] = (float) panel.total(series(row), origin(row).back(), horizon);
        }
        return outcomes;
    }

    private int series(int row) {
        return sampled[row / origins.size()];
    }

    private Origin origin(int row) {
        return origins.get(row % origins.size());
    }
}
