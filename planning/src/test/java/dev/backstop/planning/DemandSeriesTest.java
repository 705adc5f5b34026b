package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemandSeriesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    @Test
    void days_without_demand_count_and_today_does_not() {
        var series = DemandSeries.from(TODAY.minusDays(10), TODAY)
                .wanted(TODAY.minusDays(3), 20).wanted(TODAY.minusDays(3), 10).wanted(TODAY, 500).done();

        assertThat(series.usage().perDay()).isCloseTo(3, within(1e-12));
        assertThat(series.usage().daysCounted()).isEqualTo(10);
    }

    @Test
    void a_day_out_of_stock_is_no_day_without_demand() {
        var filling = DemandSeries.from(TODAY.minusDays(10), TODAY);
        for (var back = 4; back <= 10; back++) {
            filling.wanted(TODAY.minusDays(back), 10);
        }
        var series = filling.outOfStock(TODAY.minusDays(3)).outOfStock(TODAY.minusDays(2)).outOfStock(TODAY.minusDays(1)).done();

        assertThat(series.usage()).isEqualTo(new DemandSeries.Usage(10, 7, 3, series.usage().trend()));
    }

    @Test
    void what_was_ordered_while_out_of_stock_counts_on_its_day() {
        var series = DemandSeries.from(TODAY.minusDays(4), TODAY).wanted(TODAY.minusDays(2), 8).outOfStock(TODAY.minusDays(2)).done();

        assertThat(series.usage().perDay()).isCloseTo(2, within(1e-12));
        assertThat(series.usage().stockOutDays()).isEqualTo(1);
    }

    @Test
    void returns_are_netted_and_never_make_demand_negative() {
        var series = DemandSeries.from(TODAY.minusDays(2), TODAY)
                .wanted(TODAY.minusDays(2), 8).wanted(TODAY.minusDays(2), -3).wanted(TODAY.minusDays(1), -2).done();

        assertThat(series.quantity(0)).isEqualTo(5);
        assertThat(series.quantity(1)).isZero();
    }

    @Test
    void one_giant_order_is_marked_and_kept() {
        var series = weeklyOrders(74_215);

        assertThat(series.isOneOff(33)).isTrue();
        assertThat(series.quantity(33)).isEqualTo(74_215);
        assertThat(series.isOneOff(7)).isFalse();
    }

    @Test
    void lumpy_demand_is_not_mistaken_for_one_offs() {
        assertThat(weeklyOrders(30).isOneOff(33)).isFalse();
    }

    @Test
    void use_that_doubles_shows_a_trend_of_one() {
        var filling = DemandSeries.from(TODAY.minusDays(20), TODAY);
        for (var back = 1; back <= 20; back++) {
            filling.wanted(TODAY.minusDays(back), back > 10 ? 4 : 8);
        }

        assertThat(filling.done().usage().trend()).isCloseTo(1.0, within(1e-12));
    }

    private static DemandSeries weeklyOrders(long onDay33) {
        var first = TODAY.minusDays(70);
        var filling = DemandSeries.from(first, TODAY).wanted(first.plusDays(33), onDay33);
        for (var day = 0; day < 70; day += 7) {
            filling.wanted(first.plusDays(day), 12);
        }
        return filling.done();
    }
}
