package dev.backstop.benchmarks;

import dev.backstop.planning.demand.DemandPanel;
import dev.backstop.planning.demand.PanelForecast;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How many item-locations with two years of daily history are forecast in a second of one core, learning included. */
final class Speed {
    private static final int DAYS = 730;
    private static final int HORIZON = 14;
    private static final int AT_A_TIME = 1024;
    private static final double SMALLEST_GOAL = 3_000;

    private Speed() {}

    /** Whole runs over a panel of all kinds of items: their time is that of all threads together, so that other programs on the machine do not count. */
    static Figure measure(int series) {
        run(Math.min(series, 4 * AT_A_TIME));
        var before = processorTime();
        run(series);
        var seconds = (processorTime() - before) / 1e9;
        return new Figure("item_locations_per_second_per_core", series / seconds, "1/s", "least that is asked for", SMALLEST_GOAL);
    }

    private static void run(int series) {
        var panel = DemandPanel.of(rows(series), 364, 0);
        var forecast = PanelForecast.learn(panel, HORIZON, Accuracy.LEVELS);
        IntStream.range(0, (series + AT_A_TIME - 1) / AT_A_TIME).parallel().forEach(chunk -> {
            var from = chunk * AT_A_TIME;
            var to = Math.min(series, from + AT_A_TIME);
            forecast.write(from, to, new float[(to - from) * forecast.width()]);
        });
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** From several demands a day to one in two months, with weekdays that differ. */
    private static float[][] rows(int series) {
        var random = new SplittableRandom(730);
        var rows = new float[series][DAYS];
        for (var row : rows) {
            var chance = Math.exp(-4 * random.nextDouble());
            var size = 1 + random.nextInt(12);
            for (var day = 0; day < DAYS; day++) {
                var here = chance * (day % 7 < 5 ? 1.2 : 0.5);
                row[day] = random.nextDouble() < here ? 1 + random.nextInt(2 * size) : 0;
            }
        }
        return rows;
    }
}
