package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemandForecastsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    @Test
    void steady_use_is_forecast_as_it_is() {
        var forecast = DemandForecasts.forecast(series(200, _ -> 5), 8).orElseThrow();

        assertThat(forecast.mean(8)).isCloseTo(40, within(1e-6));
    }

    @Test
    void an_item_that_died_is_forgotten() {
        var forecast = DemandForecasts.forecast(series(400, day -> day < 200 ? 10 : 0), 8).orElseThrow();

        assertThat(forecast.perDay()).isLessThan(0.2);
    }

    @Test
    void days_out_of_stock_do_not_pull_the_forecast_down() {
        var filling = DemandSeries.from(TODAY.minusDays(120), TODAY);
        for (var back = 1; back <= 120; back++) {
            if (back <= 30) {
                filling.outOfStock(TODAY.minusDays(back));
            } else {
                filling.wanted(TODAY.minusDays(back), 6);
            }
        }

        assertThat(DemandForecasts.forecast(filling.done(), 8).orElseThrow().perDay()).isCloseTo(6, within(1e-6));
    }

    @Test
    void two_weeks_are_the_least_to_learn_from() {
        assertThat(DemandForecasts.forecast(series(13, _ -> 5), 8)).isEmpty();
        assertThat(DemandForecasts.forecast(series(14, _ -> 5), 8)).isPresent();
    }

    @Test
    void a_week_without_weekends_is_no_uncertainty_over_two_weeks() {
        var weekdays = DemandForecasts.forecast(series(364, day -> day % 7 < 5 ? 14 : 0), 14).orElseThrow();

        assertThat(Math.sqrt(weekdays.variance(14))).isLessThan(0.75 * Math.sqrt(14 * 40.0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ninety_five_percent_cover_about_ninety_five_of_a_hundred_totals(long seed) {
        var random = new Random(seed);
        var covered = 0;
        for (var item = 0; item < 300; item++) {
            var rate = 0.05 + random.nextDouble() * 3;
            var sizes = 1 + random.nextInt(6);
            IntToLongFunction demand = _ -> random.nextDouble() < 1 - Math.exp(-rate) ? 1 + random.nextInt(sizes) : 0;
            var forecast = DemandForecasts.forecast(series(365, demand), 10).orElseThrow();
            var outcome = LongStream.range(0, 10).map(day -> demand.applyAsLong((int) day)).sum();
            covered += outcome <= forecast.over(10).quantile(0.95) ? 1 : 0;
        }

        assertThat(covered / 300.0).isBetween(0.92, 0.995);
    }

    private static DemandSeries series(int days, IntToLongFunction quantity) {
        var filling = DemandSeries.from(TODAY.minusDays(days), TODAY);
        for (var day = 0; day < days; day++) {
            filling.wanted(TODAY.minusDays(days - day), quantity.applyAsLong(day));
        }
        return filling.done();
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }
}
