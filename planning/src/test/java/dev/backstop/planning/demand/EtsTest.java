package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.demand.EtsModel.Season;
import dev.backstop.planning.demand.EtsModel.Trend;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** On the airline passengers of Box and Jenkins, thousands a month from January 1949 on. */
class EtsTest {
    private static final double[] PASSENGERS = {
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
        145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
        196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
        242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
        315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
        360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432
    };
    private static final int TO_1959 = 132;
    private static final int THOROUGH = 200;

    @Test
    void fits_the_passengers_as_well_as_the_established_implementation() {
        var best = Ets.best(PASSENGERS, TO_1959, 12, THOROUGH);
        assertThat(best.aicc()).isLessThanOrEqualTo(1250.6);
        assertThat(best.model().season()).isEqualTo(Season.MULTIPLIES);
    }

    @Test
    void the_damped_model_reaches_its_known_criterion() {
        var damped = Ets.fit(new EtsModel(true, Trend.DAMPED, Season.MULTIPLIES), PASSENGERS, TO_1959, 12, THOROUGH);
        assertThat(damped.aicc()).isLessThan(1250.52);
        assertThat(damped.model().code()).isEqualTo("MAdM");
    }

    @Test
    void forecasts_the_total_of_1960_closer_than_the_year_before() {
        var total = Ets.best(PASSENGERS, TO_1959, 12, THOROUGH).filter().total(12);
        var came = Arrays.stream(PASSENGERS, TO_1959, 144).sum();
        var before = Arrays.stream(PASSENGERS, TO_1959 - 12, TO_1959).sum();
        assertThat(Math.abs(total - came)).isLessThan(Math.abs(before - came) / 2);
    }

    @Test
    void a_season_that_repeats_exactly_is_forecast_exactly() {
        var y = new double[60];
        for (var i = 0; i < y.length; i++) {
            y[i] = 100 + (i % 12 == 11 ? 120 : 10 * (i % 3));
        }
        var fit = Ets.fit(new EtsModel(false, Trend.NONE, Season.ADDS), y, 60, 12, THOROUGH);
        assertThat(fit.filter().total(12)).isCloseTo(Arrays.stream(y, 0, 12).sum(), within(0.5));
    }

    /** R's ets comes to 22.8 there, its thetaf to 26.3, the same months a year before to 47.8. */
    @Test
    void the_averaged_models_forecast_the_months_of_1960_as_well_as_the_established_implementation() {
        var history = History.of(Arrays.copyOf(PASSENGERS, TO_1959));
        history.season = 12;
        var months = new double[12];
        new AveragedEts().steps(history, 12, new Scratch(), months);
        var error = 0.0;
        for (var month = 0; month < 12; month++) {
            error += Math.abs(months[month] - PASSENGERS[TO_1959 + month]) / 12;
        }
        assertThat(error).isLessThan(24);
    }
}
