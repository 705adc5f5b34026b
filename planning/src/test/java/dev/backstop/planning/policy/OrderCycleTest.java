package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.ServiceTarget.FillRate;
import dev.backstop.planning.TotalDemand;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of demand are simulated, and what is served at once is counted. */
class OrderCycleTest {
    private static final int LEAD_TIME = 5;
    private static final int DAYS = 200_000;

    @ParameterizedTest(name = "variance {0} a day, a look every {1} days, orders of {2}: fill rate {3}")
    @CsvSource({"4, 1, 60, 0.9", "40, 1, 60, 0.95", "120, 1, 80, 0.9", "40, 7, 60, 0.95", "40, 1, 60, 0.99"})
    void the_fill_rate_asked_for_is_kept(double variance, int look, long ordered, double share) {
        var cycle = OrderCycle.of(TotalDemand.of(4 * LEAD_TIME, variance * LEAD_TIME), TotalDemand.of(4 * look, variance * look), ordered);
        var point = cycle.levels(new FillRate(share)).reorderPoint();

        assertThat(cycle.fillRate(point)).isGreaterThanOrEqualTo(share);
        assertThat(cycle.fillRate(point - 1)).isLessThan(share);
        assertThat(served(point, ordered, TotalDemand.of(4, variance), look)).isCloseTo(cycle.fillRate(point), within(0.012));
    }

    /** Looks every so many evenings, fills up to s + Q; the order is here when the lead time of whole days has been served. */
    private static double served(long s, long ordered, TotalDemand day, int look) {
        var random = new Random(11);
        var arrivals = new long[DAYS + LEAD_TIME + 2];
        var net = s + ordered;
        var position = net;
        var served = 0L;
        var wanted = 0L;
        for (var today = 0; today < DAYS; today++) {
            net += arrivals[today];
            var demand = day.quantile(random.nextDouble() * 0.999999);
            served += Math.clamp(net, 0, demand);
            wanted += demand;
            net -= demand;
            position -= demand;
            if (today % look == 0 && position <= s) {
                arrivals[today + LEAD_TIME + 1] += s + ordered - position;
                position = s + ordered;
            }
        }
        return (double) served / wanted;
    }
}
