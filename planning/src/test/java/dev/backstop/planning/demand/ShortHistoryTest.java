package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ShortHistoryTest {
    private static final int SERIES = 600;
    private static final int PERIODS = 40;

    @Test
    void a_panel_counts_for_as_many_periods_as_credibility_theory_gives_it() {
        var differing = Usual.at(panel(series -> series % 2 == 0 ? 1 : 5), 0);
        var alike = Usual.at(panel(_ -> 3), 0);

        // Poisson: s² is 3 on average, and means of 1 and 5 have a variance of 4.
        assertThat(differing.weight()).isCloseTo(3.0 / 4, within(0.08));
        assertThat(differing.mean()).isCloseTo(3, within(0.1));
        assertThat(differing.dispersion()).isCloseTo(1, within(0.05));
        assertThat(alike.weight()).as("where all are alike, a series has next to nothing of its own").isGreaterThan(20);
    }

    @Test
    void a_few_series_are_no_panel() {
        assertThat(Usual.at(DemandPanel.of(new float[][] {{1, 0, 2, 0, 1}, {0, 3, 0, 0, 1}}, 12, 0), 0)).isEqualTo(Usual.UNKNOWN);
    }

    @Test
    void the_mean_is_drawn_to_what_is_usual_and_the_tail_with_it() {
        var history = History.of(0, 0, 0, 1);
        var out = new double[3];
        var method = new DrawnMean();
        method.forecast(history, 2, new double[] {0.5, 0.95}, new Scratch(), out);
        assertThat(out[2]).isCloseTo(2 * 0.25, within(1e-9));
        var alone = out[1];

        history.usual = new Usual(0.5, 4, 3);
        method.forecast(history, 2, new double[] {0.5, 0.95}, new Scratch(), out);
        assertThat(out[2]).isCloseTo(2 * (0.25 * 4 + 0.5 * 4) / 8, within(1e-9));
        assertThat(out[1]).isGreaterThan(alone + 1);
    }

    @Test
    void the_longer_the_past_of_an_item_the_less_its_plain_mean_is_believed_from_the_start() {
        assertThat(new DrawnMean().believed(12)).isEqualTo(1);
        assertThat(new DrawnMean().believed(48)).isEqualTo(0.25);
        assertThat(Portfolio.WHOLE.believed(Portfolio.WHOLE.names().indexOf("drawn mean"), 48)).isEqualTo(0.25);
        assertThat(Portfolio.WHOLE.believed(Portfolio.WHOLE.names().indexOf(Portfolio.BOOSTING), 48)).isEqualTo(1);
    }

    @Test
    void a_young_item_of_an_old_panel_is_a_young_item() {
        var panel = DemandPanel.of(new float[][] {new float[48], new float[48]}, 1, 0);
        for (var month = 0; month < 48; month++) {
            panel.row(0)[month] = 3;
            panel.row(1)[month] = month < 30 ? 0 : 3;
        }
        var predictions = new Predictions(panel, Portfolio.WITHOUT_TREES, 3, new double[] {0.9}, 2);
        var worker = new Predictions.Worker();
        predictions.write(0, 0, Origin.at(panel, 0, 3), worker);
        predictions.write(1, 1, Origin.at(panel, 0, 3), worker);

        assertThat(predictions.believed(0, 0)).isEqualTo(0.25);
        assertThat(predictions.believed(1, 0)).isEqualTo(1);
        assertThat(predictions.believed(1, 1)).isEqualTo(1);
    }

    @Test
    void an_item_wanted_once_is_of_a_class_of_its_own() {
        assertThat(DemandClass.of(History.of(0, 0, 0, 7, 0, 0, 0, 0, 0), 1)).isEqualTo(DemandClass.ONCE);
        assertThat(DemandClass.of(History.of(0, 0, 0, 7, 0, 0, 0, 0, 7), 1)).isEqualTo(DemandClass.INTERMITTENT);
        assertThat(DemandClass.of(History.of(0, 0, 7), 1)).as("nothing can be said of a few periods anyway").isEqualTo(DemandClass.NEW);
    }

    @Test
    void before_the_first_demand_a_usual_gap_counts_and_no_more() {
        assertThat(length(0, 0, 0, 0, 0, 0, 1, 0, 0, 0)).as("one demand in four periods: three before it").isEqualTo(7);
        assertThat(length(0, 1, 0, 0, 0)).as("no more than there are").isEqualTo(5);
        assertThat(length(0, 0, 0, 2, 1, 3)).as("wanted in every period: it was not there before").isEqualTo(3);
    }

    @Test
    void past_totals_speak_where_three_of_them_fit_side_by_side() {
        var totals = new RecentTotals(0.6);

        assertThat(totals.suits(History.of(new double[24]), 6)).as("six to settle, and three of six").isTrue();
        assertThat(totals.suits(History.of(new double[24]), 7)).isFalse();
        assertThat(totals.suits(History.of(new double[18]), 6)).as("its level has to settle first").isFalse();
    }

    private static int length(float... row) {
        var history = new History();
        history.read(row, 0);
        return history.length;
    }

    private static DemandPanel panel(IntToDoubleFunction mean) {
        var random = new SplittableRandom(11);
        var rows = new float[SERIES][PERIODS];
        for (var series = 0; series < SERIES; series++) {
            for (var period = 0; period < PERIODS; period++) {
                var limit = Math.exp(-mean.applyAsDouble(series));
                for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                    rows[series][period]++;
                }
            }
        }
        return DemandPanel.of(rows, 12, 0);
    }
}
