package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekly demand whose distribution is known: quantiles of its total over a quarter of a year and less are held against the truth. */
class LongHorizonTest {
    private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99};
    private static final int SERIES = 500;
    private static final int DRAWS = 2_000;

    @ParameterizedTest(name = "{0} weeks of history, {1} weeks ahead")
    @CsvSource({"104, 1, .07, .12", "104, 4, .07, .15", "104, 8, .1, .2", "104, 13, .1, .2", "54, 4, .1, .2", "54, 8, .15, .25"})
    void quantiles_of_steady_items_are_near_the_truth(int weeks, int ahead, double at95, double at99) {
        var random = new SplittableRandom(7 + weeks + ahead);
        var rows = new float[SERIES][weeks];
        var truth = new double[SERIES][];
        for (var i = 0; i < SERIES; i++) {
            var mean = Math.exp(1 + 4 * random.nextDouble());
            for (var week = 0; week < weeks; week++) {
                rows[i][week] = wanted(mean, random);
            }
            truth[i] = random.doubles(DRAWS, 0, 1).map(_ -> total(mean, ahead, random)).sorted().toArray();
        }
        var forecast = PanelForecast.learn(DemandPanel.of(rows, 52, weeks % 52), ahead, LEVELS);
        var out = new float[SERIES * forecast.width()];
        forecast.write(0, SERIES, out);

        for (var k : new int[] {2, 5, 7}) {
            var level = LEVELS[k];
            var number = k;
            var ratios = new double[SERIES];
            Arrays.setAll(ratios, i -> out[i * forecast.width() + number] / truth[i][(int) (level * DRAWS)]);
            Arrays.sort(ratios);
            var tolerance = k == 2 ? 0.05 : k == 5 ? at95 : at99;
            assertThat(ratios[SERIES / 2]).as("level %s", level).isBetween(k == 2 ? 0.95 : 0.97, 1 + tolerance);
            assertThat(ratios[SERIES * 9 / 10]).as("level %s, a wide one", level).isLessThan(1.15 + 2 * tolerance);
        }
        for (var k : new int[] {4, 5}) {
            assertThat(covered(out, forecast.width(), k, truth)).as("covered at %s", LEVELS[k]).isBetween(LEVELS[k] - 0.02, LEVELS[k] + 0.035);
        }
    }

    /** A year that ends with a strong autumn, and among steady items as many that sell in bursts or were only lately launched. */
    @Test
    void what_bursts_and_launches_do_to_others_does_not_widen_steady_items_for_ever() {
        var random = new SplittableRandom(23);
        var weeks = 54;
        var rows = new float[2 * SERIES][];
        for (var i = 0; i < rows.length; i++) {
            var steady = i < SERIES;
            var launched = steady ? 0 : random.nextInt(40);
            var mean = steady ? 100 + random.nextInt(200) : Math.exp(5 * random.nextDouble());
            rows[i] = new float[weeks - launched];
            for (var week = launched; week < weeks; week++) {
                var growth = 1 + 0.7 * Math.clamp((week - 34) / 12.0, 0, 1);
                var burst = steady || random.nextDouble() > 0.08 ? 1 : 4 + 8 * random.nextExponential();
                rows[i][week - launched] = wanted(mean * growth * burst, random);
            }
        }
        var forecast = PanelForecast.learn(DemandPanel.of(rows, 52, 0), 8, LEVELS);
        var out = new float[SERIES * forecast.width()];
        forecast.write(0, SERIES, out);
        assertThat(middle(out, forecast.width(), 5)).as("level .95").isBetween(1.2, 2.2);
        assertThat(middle(out, forecast.width(), 7)).as("level .99").isBetween(1.3, 3.3);
    }

    /** Of the items, the middle quantile in means. */
    private static double middle(float[] out, int width, int level) {
        return IntStream.range(0, SERIES).mapToDouble(i -> out[i * width + level] / out[i * width + LEVELS.length]).sorted()
                .skip(SERIES / 2).findFirst().orElseThrow();
    }

    /** The chance that no more is wanted than the quantile, on average over the items. */
    private static double covered(float[] out, int width, int level, double[][] truth) {
        var covered = 0.0;
        for (var i = 0; i < SERIES; i++) {
            var quantile = out[i * width + level];
            covered += (double) Arrays.stream(truth[i]).filter(total -> total <= quantile).count() / DRAWS / SERIES;
        }
        return covered;
    }

    private static double total(double mean, int weeks, SplittableRandom random) {
        var total = 0.0;
        for (var week = 0; week < weeks; week++) {
            total += wanted(mean, random);
        }
        return total;
    }

    /** A whole number, about the mean of three exponential ones: its variance is a third of the squared mean. */
    private static float wanted(double mean, SplittableRandom random) {
        return (float) Math.rint(mean * (random.nextExponential() + random.nextExponential() + random.nextExponential()) / 3);
    }
}
