package dev.backstop.planning.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against figures computed once with an established library, which starts from the first size and the first interval. */
class RatesTest {
    private static final double[] A = {0, 0, 5, 0, 0, 3, 0, 4, 0, 0, 0, 6};
    private static final double[] B = {3, 0, 0, 5, 2, 0, 4, 0, 0, 6, 0, 1};

    @Test
    void croston() {
        assertThat(croston(A, 1)).isCloseTo(1.610631, within(1e-6));
        assertThat(croston(B, 1)).isCloseTo(2.150702, within(1e-6));
    }

    @Test
    void syntetos_and_boylan_take_the_bias_away() {
        assertThat(croston(A, 0.95)).isCloseTo(1.530100, within(1e-6));
        assertThat(croston(B, 0.95)).isCloseTo(2.043167, within(1e-6));
    }

    @Test
    void teunter_syntetos_and_babai_forget() {
        assertThat(Rates.tsb(A, A.length, 0.1, 0.1, 5, 0, new double[13])).isCloseTo(1.248341, within(1e-6));
        assertThat(Rates.tsb(B, B.length, 0.1, 0.1, 3, 1, new double[13])).isCloseTo(2.069164, within(1e-6));
        assertThat(Rates.tsb(A, A.length, 0.2, 0.3, 5, 0, new double[13])).isCloseTo(2.006557, within(1e-6));
        assertThat(Rates.tsb(B, B.length, 0.2, 0.3, 3, 1, new double[13])).isCloseTo(1.828254, within(1e-6));
    }

    @Test
    void smoothing_from_the_first_period() {
        assertThat(Rates.smoothed(A, A.length, 0.1, A[0], new double[13])).isCloseTo(1.215583, within(1e-6));
        assertThat(Rates.smoothed(B, B.length, 0.1, B[0], new double[13])).isCloseTo(2.074521, within(1e-6));
    }

    @Test
    void rates_are_those_before_each_period_and_the_one_from_now_on() {
        var rates = new double[4];
        Rates.smoothed(new double[] {10, 20, 30}, 3, 0.5, 10, rates);
        assertThat(rates).containsExactly(10, 10, 15, 22.5);
    }

    @Test
    void aggregated_over_the_mean_interval_and_over_all_up_to_it() {
        assertThat(aggregated(A, 3)).isCloseTo(1.616000, within(1e-6));
        assertThat(aggregated(B, 2)).isCloseTo(1.604660, within(1e-6));
        // the library searches the speed to many digits; a parabola through three of them is as near as an item's forecast needs
        assertThat(Imapa.rate(A, A.length, 1, Imapa.meanInterval(A, A.length), new double[12])).isCloseTo(1.542333, within(1e-2));
        assertThat(Imapa.rate(B, B.length, 1, Imapa.meanInterval(B, B.length), new double[12])).isCloseTo(1.839590, within(1e-6));
    }

    private static double aggregated(double[] y, int interval) {
        assertThat(Imapa.meanInterval(y, y.length)).isEqualTo(interval);
        return Imapa.rate(y, y.length, interval, interval, new double[12]);
    }

    private static double croston(double[] y, double factor) {
        return Rates.croston(y, y.length, 0.1, factor, new double[y.length + 1]);
    }
}
