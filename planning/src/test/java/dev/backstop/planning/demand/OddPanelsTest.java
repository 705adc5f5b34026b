package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Panels that nobody would choose to learn from: the answer is a number, not below 0, and ascends; and it is a sensible one. */
class OddPanelsTest {
    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.99};
    private static final int MEDIAN = 0;
    private static final int HIGHEST = LEVELS.length - 1;
    private static final int MEAN = LEVELS.length;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void of_what_was_never_wanted_nothing_is_expected(int horizon) {
        assertThat(forecasts(panel(80, 36, _ -> 0), horizon)).isDeepEqualTo(new float[80][LEVELS.length + 1]);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 2, 1", "1, 40, 3", "1, 40, 12", "2, 3, 5", "60, 1, 1", "60, 2, 1", "60, 2, 12", "300, 2, 3", "60, 7, 3", "300, 11, 6"})
    void few_series_and_short_ones_have_an_answer(int series, int periods, int horizon) {
        var random = new SplittableRandom(3);
        for (var each : forecasts(panel(series, periods, _ -> random.nextInt(5)), horizon)) {
            assertThat((double) each[HIGHEST]).isLessThanOrEqualTo(20.0 * horizon);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void what_is_always_wanted_alike_is_wanted_alike_again(int horizon) {
        for (var each : forecasts(panel(100, 36, _ -> 7), horizon)) {
            assertThat((double) each[MEAN]).isBetween(6.5 * horizon, 7.5 * horizon);
            assertThat((double) each[MEDIAN]).isBetween(6.0 * horizon, 8.0 * horizon);
            assertThat((double) each[HIGHEST]).isLessThanOrEqualTo(7.0 * horizon + 4 * Math.sqrt(7.0 * horizon));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void a_giant_moves_none_of_its_neighbours(int horizon) {
        var random = new SplittableRandom(5);
        var rows = panel(200, 36, _ -> random.nextInt(4));
        for (var period = 0; period < 36; period++) {
            rows[17][period] = 1_000_000 + random.nextInt(300_000);
        }
        var forecasts = forecasts(rows, horizon);
        assertThat((double) forecasts[17][MEDIAN]).isBetween(0.8e6 * horizon, 1.5e6 * horizon);
        for (var series = 0; series < rows.length; series++) {
            assertThat((double) forecasts[series][HIGHEST]).as("series %s", series).isLessThanOrEqualTo(series == 17 ? 3e6 * horizon : 12.0 * horizon);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_level_that_rose_lately_is_followed(int horizon) {
        var random = new SplittableRandom(7);
        var forecasts = forecasts(panel(200, 40, period -> (period < 36 ? 10 : 30) + random.nextInt(5)), horizon);
        for (var each : forecasts) {
            assertThat((double) each[HIGHEST]).as("what was seen for four periods is possible").isGreaterThanOrEqualTo(26.0 * horizon);
            assertThat((double) each[MEAN]).isBetween(14.0 * horizon, 60.0 * horizon);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_trend_goes_on(int horizon) {
        var random = new SplittableRandom(9);
        for (var each : forecasts(panel(200, 60, period -> 10 + 2 * period + random.nextInt(5)), horizon)) {
            assertThat((double) each[MEAN]).as("the last period had some 130").isBetween(118.0 * horizon, 160.0 * horizon);
        }
    }

    /** Checked for what holds of all. */
    private static float[][] forecasts(float[][] rows, int horizon) {
        var forecast = PanelForecast.learn(DemandPanel.of(rows, 12, rows[0].length % 12), horizon, LEVELS);
        var out = new float[rows.length * forecast.width()];
        forecast.write(0, rows.length, out);
        var forecasts = new float[rows.length][LEVELS.length + 1];
        for (var series = 0; series < rows.length; series++) {
            System.arraycopy(out, series * forecast.width(), forecasts[series], 0, forecast.width());
            for (var k = 0; k <= MEAN; k++) {
                assertThat(forecasts[series][k]).isNotNegative().isFinite();
                assertThat(k == MEAN || k == 0 || forecasts[series][k] >= forecasts[series][k - 1]).as("ascends").isTrue();
            }
        }
        return forecasts;
    }

    private static float[][] panel(int series, int periods, IntToDoubleFunction quantity) {
        return IntStream.range(0, series).mapToObj(_ -> {
            var row = new float[periods];
            for (var period = 0; period < periods; period++) {
                row[period] = (float) quantity.applyAsDouble(period);
            }
            return row;
        }).toArray(float[][]::new);
    }
}
