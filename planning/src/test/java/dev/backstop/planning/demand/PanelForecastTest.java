package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelForecastTest {
    private static final double[] LEVELS = {0.5, 0.9, 0.95};
    private static final int PERIODS = 60;
    private static final int HORIZON = 3;
    private static final int SERIES = 300;

    @Test
    void as_many_outcomes_lie_below_a_quantile_as_it_says() {
        var whole = panel(SERIES, PERIODS + HORIZON);
        var forecasts = forecasts(cut(whole, HORIZON));
        for (var level = 0; level < LEVELS.length; level++) {
            var below = 0;
            for (var i = 0; i < SERIES; i++) {
                below += total(whole[i]) <= forecasts[i * (LEVELS.length + 1) + level] ? 1 : 0;
            }
            assertThat((double) below / SERIES).as("level %s", LEVELS[level])
                    .isBetween(LEVELS[level] - 0.1, Math.min(LEVELS[level] + 0.1, 1 - (1 - LEVELS[level]) / 5));
        }
    }

    @Test
    void where_levels_move_quantiles_cost_clearly_less_than_those_of_the_textbook() {
        assertThat(costAgainstTextbook(moving(panel(SERIES, PERIODS + HORIZON)))).isLessThan(0.95);
    }

    /** There the textbook knows all that can be known. */
    @Test
    void where_levels_stay_they_cost_hardly_more() {
        assertThat(costAgainstTextbook(panel(SERIES, PERIODS + HORIZON))).isLessThan(1.04);
    }

    private static double costAgainstTextbook(float[][] whole) {
        var past = cut(whole, HORIZON);
        var forecasts = forecasts(past);
        var ours = 0.0;
        var textbook = 0.0;
        for (var i = 0; i < SERIES; i++) {
            ours += Pinball.loss(total(whole[i]), forecasts[i * (LEVELS.length + 1) + 2], 0.95);
            textbook += Pinball.loss(total(whole[i]), Textbook.quantile(past[i], HORIZON, 0.95), 0.95);
        }
        return ours / textbook;
    }

    @Test
    void each_method_alone_gets_what_the_blend_gets() {
        var whole = panel(SERIES, PERIODS + HORIZON);
        var known = DemandPanel.of(cut(whole, HORIZON), 12, PERIODS % 12);
        var each = PanelForecast.learnEach(known, HORIZON, LEVELS);

        assertThat(written(each.sequencedValues().getFirst())).containsExactly(written(PanelForecast.learn(known, HORIZON, LEVELS)));
        assertThat(each.keySet()).as("models of seasons suit none of these, and are left out").startsWith(Standings.BLEND)
                .contains("smoothing", "sba", Portfolio.BOOSTING).doesNotContain("ets");
        for (var alone : each.values()) {
            var quantiles = written(alone);
            var below = 0;
            for (var i = 0; i < SERIES; i++) {
                below += total(whole[i]) <= quantiles[i * alone.width() + 1] ? 1 : 0;
            }
            assertThat((double) below / SERIES).as("corrected as the blend is").isBetween(0.82, 0.97);
        }
        assertThat(each.values().stream().map(PanelForecastTest::written)).as("each has answers of its own").doesNotHaveDuplicates();
    }

    private static float[] written(PanelForecast forecast) {
        var out = new float[SERIES * forecast.width()];
        forecast.write(0, SERIES, out);
        return out;
    }

    @Test
    void the_answer_does_not_depend_on_how_the_work_is_split() {
        var panel = DemandPanel.of(cut(panel(SERIES, PERIODS), 0), 12, 0);
        var forecast = PanelForecast.learn(panel, HORIZON, LEVELS);
        var atOnce = new float[SERIES * forecast.width()];
        forecast.write(0, SERIES, atOnce);
        var again = PanelForecast.learn(panel, HORIZON, LEVELS);
        var oneByOne = new float[SERIES * forecast.width()];
        IntStream.range(0, SERIES).parallel().forEach(i -> {
            var one = new float[again.width()];
            again.write(i, i + 1, one);
            System.arraycopy(one, 0, oneByOne, i * again.width(), again.width());
        });
        assertThat(oneByOne).containsExactly(atOnce);
    }

    @Test
    void quantiles_ascend_and_items_that_were_never_wanted_get_nothing() {
        var rows = panel(SERIES, PERIODS);
        rows[7] = new float[PERIODS];
        var forecasts = forecasts(rows);
        assertThat(Arrays.copyOfRange(forecasts, 7 * 4, 8 * 4)).containsOnly(0);
        for (var i = 0; i < SERIES; i++) {
            assertThat(forecasts[i * 4]).isNotNegative().isLessThanOrEqualTo(forecasts[i * 4 + 1]);
            assertThat(forecasts[i * 4 + 1]).isLessThanOrEqualTo(forecasts[i * 4 + 2]);
        }
    }

    @Test
    void the_smallest_of_panels_is_forecast_too() {
        assertThat(forecasts(new float[][] {{4}})).doesNotContain(Float.NaN);
        assertThat(forecasts(new float[][] {{4, 0, 5}, {}, {0, 0}})).doesNotContain(Float.NaN);
    }

    @Test
    void a_season_is_seen() {
        var rows = new float[60][];
        for (var i = 0; i < rows.length; i++) {
            rows[i] = new float[PERIODS];
            for (var period = 0; period < PERIODS; period++) {
                rows[i][period] = (20 + i) * (period % 12 >= 9 ? 3 : 1);
            }
        }
        var beforeTheSeason = forecasts(cut(rows, 3));
        assertThat(beforeTheSeason[3]).isBetween(3 * 20 * 2.4f, 3 * 20 * 3.6f);
    }

    @Test
    void the_periods_of_a_horizon_add_up_to_the_mean_of_its_total_and_each_has_its_season() {
        var rows = new float[40][48];
        for (var series = 0; series < rows.length; series++) {
            for (var month = 0; month < 48; month++) {
                rows[series][month] = 100 + series + (month * 7 + series * 13) % 5 + (month % 12 == 1 ? 200 : 0);
            }
        }
        var forecast = PanelForecast.learn(DemandPanel.of(rows, 12, 0), HORIZON, LEVELS);
        var totals = new float[rows.length * forecast.width()];
        forecast.write(0, rows.length, totals);
        var steps = new float[rows.length * HORIZON];
        forecast.writeSteps(0, rows.length, steps);
        for (var series = 0; series < rows.length; series++) {
            var at = series * HORIZON;
            var mean = totals[series * forecast.width() + LEVELS.length];
            assertThat(steps[at] + steps[at + 1] + steps[at + 2]).isCloseTo(mean, within(0.01f * mean));
            assertThat(steps[at + 1]).isGreaterThan(2 * steps[at]).isGreaterThan(2 * steps[at + 2]);
        }
    }

    @Test
    void levels_have_to_ascend() {
        var panel = DemandPanel.of(new float[][] {{1, 2}}, 12, 0);
        assertThatThrownBy(() -> PanelForecast.learn(panel, 1, 0.9, 0.5)).hasMessageContaining("ascend");
        assertThatThrownBy(() -> PanelForecast.learn(panel, 0, 0.9)).hasMessageContaining("at least 1");
    }

    private static float[] forecasts(float[][] rows) {
        var periods = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        var forecast = PanelForecast.learn(DemandPanel.of(rows, 12, periods % 12), HORIZON, LEVELS);
        var out = new float[rows.length * forecast.width()];
        forecast.write(0, rows.length, out);
        return out;
    }

    /** Lumpy items of very different speeds. */
    private static float[][] panel(int series, int periods) {
        var random = new SplittableRandom(42);
        var rows = new float[series][periods];
        for (var row : rows) {
            var chance = 0.1 + 0.8 * random.nextDouble();
            var size = 1 + random.nextInt(20);
            for (var i = 0; i < periods; i++) {
                row[i] = random.nextDouble() < chance ? 1 + random.nextInt(2 * size) : 0;
            }
        }
        return rows;
    }

    /** A third of the items grow to three times as much after half of the time, a third fall to a third. */
    private static float[][] moving(float[][] rows) {
        for (var i = 0; i < rows.length; i++) {
            for (var period = PERIODS / 2; period < rows[i].length; period++) {
                rows[i][period] = i % 3 == 0 ? rows[i][period] * 3 : i % 3 == 1 ? (float) Math.ceil(rows[i][period] / 3) : rows[i][period];
            }
        }
        return rows;
    }

    private static float[][] cut(float[][] rows, int periods) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, row.length - periods)).toArray(float[][]::new);
    }

    private static double total(float[] row) {
        var sum = 0.0;
        for (var i = row.length - HORIZON; i < row.length; i++) {
            sum += row[i];
        }
        return sum;
    }
}
