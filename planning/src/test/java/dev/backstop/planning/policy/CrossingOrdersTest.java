package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.ServiceTarget.FillRate;
import dev.backstop.planning.TotalDemand;
import dev.backstop.planning.policy.StockingRule.Basis;
import dev.backstop.planning.policy.StockingRule.UsualOrder;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One order in nine takes three times as long as the others, and many are on their way at once. */
class CrossingOrdersTest {
    private static final LeadTimeSpread LATE = new LeadTimeSpread(new TreeMap<>(Map.of(35, 1 / 9.0, 42, 7 / 9.0, 126, 1 / 9.0)));
    private static final int DAYS = 300_000;
    private static final double A_DAY = 10;
    private static final double VARIANCE = 60;

    private static final DemandForecast STEADY = new DemandForecast() {
        @Override
        public double perDay() {
            return A_DAY;
        }

        @Override
        public TotalDemand over(int days) {
            return TotalDemand.of(A_DAY * days, VARIANCE * days);
        }
    };

    @ParameterizedTest(name = "orders of {0}: fill rate {1}")
    @CsvSource({"140, 0.95", "280, 0.95", "140, 0.9", "280, 0.98", "40, 0.95"})
    void the_fill_rate_asked_for_is_kept_with_far_less_stock_than_if_all_orders_were_late_together(long ordered, double share) {
        var order = new UsualOrder(ordered, Basis.COVER);
        var together = OrderCycle.of(STEADY.over(LATE, 0), STEADY.betweenLooks(1), ordered).levels(new FillRate(share)).reorderPoint();

        var point = StockingRule.cycle(STEADY, LATE, 1, order).levels(new FillRate(share)).reorderPoint();

        assertThat(served(point, ordered)).isCloseTo(share, within(0.012));
        assertThat(point).isLessThan(Math.round(0.8 * together));
    }

    @Test
    void the_mean_is_that_of_the_lead_time_and_where_orders_cannot_meet_all_is_as_it_was() {
        assertThat(LATE.crossing(14).mean()).isCloseTo(LATE.mean(), within(0.5));
        assertThat(LATE.crossing(14).deviation()).isLessThan(LATE.deviation() / 2);
        assertThat(LATE.crossing(126)).isEqualTo(LATE);
        assertThat(LeadTimeSpread.always(40).crossing(7)).isEqualTo(LeadTimeSpread.always(40));
    }

    /** Looks every evening, fills up to s + Q; each order takes its own time. */
    private static double served(long s, long ordered) {
        var random = new Random(11);
        var day = TotalDemand.of(A_DAY, VARIANCE);
        var arrivals = new long[DAYS + 200];
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
            if (position <= s) {
                arrivals[today + LATE.quantile(random.nextDouble()) + 1] += s + ordered - position;
                position = s + ordered;
            }
        }
        return (double) served / wanted;
    }
}
