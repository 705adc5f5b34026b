package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.OrderQuantities.OrderQuantity;
import dev.backstop.planning.Projection.Dated;
import dev.backstop.planning.ReplenishmentPlan.Decision;
import dev.backstop.planning.ReplenishmentPlan.Decision.Enough;
import dev.backstop.planning.ReplenishmentPlan.Decision.Later;
import dev.backstop.planning.ReplenishmentPlan.Decision.NothingFits;
import dev.backstop.planning.ReplenishmentPlan.Decision.Order;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplenishmentPlanTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final OrderCalendar WEEK = calendar(7, Set.of());

    @Test
    void an_order_fills_up_from_the_position() {
        assertThat(decide(stock(12), upTo(20, 40), WEEK)).isEqualTo(new Order(
                new Projection.Position(12, 0, 0, MONDAY.plusDays(8)), 28, new OrderQuantity(28, List.of()), MONDAY, MONDAY, MONDAY.plusDays(7)));
    }

    @Test
    void supply_in_time_counts_and_supply_too_late_does_not() {
        assertThat(decide(new Projection(12, List.of(new Dated(MONDAY.plusDays(8), 30)), List.of()), upTo(20, 40), WEEK)).isInstanceOf(Enough.class);
        assertThat(decide(new Projection(12, List.of(new Dated(MONDAY.plusDays(9), 30)), List.of()), upTo(20, 40), WEEK)).isInstanceOf(Order.class);
    }

    @Test
    void overdue_and_undated_supply_is_not_ordered_again() {
        assertThat(decide(new Projection(12, List.of(new Dated(MONDAY.minusDays(20), 30)), List.of()), upTo(20, 40), WEEK)).isInstanceOf(Enough.class);
        assertThat(decide(new Projection(12, List.of(new Dated(null, 30)), List.of()), upTo(20, 40), WEEK)).isInstanceOf(Enough.class);
    }

    @Test
    void at_or_below_triggers_at_the_point_and_below_does_not() {
        assertThat(decide(stock(20), upTo(20, 40), WEEK)).isInstanceOf(Order.class);
        assertThat(decide(stock(20), new StockingPolicy(20, 40L, null, false, false, 1, null), WEEK)).isInstanceOf(Enough.class);
    }

    @Test
    void nothing_is_ordered_when_nothing_is_missing() {
        assertThat(decide(stock(20), upTo(20, 20), WEEK)).isInstanceOf(Enough.class);
        assertThat(decide(stock(0), upTo(0, 0), WEEK)).isInstanceOf(Enough.class);
    }

    @Test
    void without_a_level_the_usual_quantity_is_ordered_or_more_if_more_is_missing() {
        var twelveEach = new StockingPolicy(20, null, 12L, false, true, 1, null);

        assertThat(quantity(decide(stock(20), twelveEach, WEEK))).isEqualTo(12);
        assertThat(quantity(decide(stock(15), twelveEach, WEEK))).isEqualTo(12);
        assertThat(quantity(decide(new Projection(0, List.of(), List.of(new Dated(null, 30))), twelveEach, WEEK))).isEqualTo(50);
    }

    @Test
    void the_order_day_is_the_latest_that_arrives_in_time() {
        var wantedInThreeWeeks = new Projection(30, List.of(), List.of(new Dated(MONDAY.plusDays(21), 15)));
        var farSighted = new StockingPolicy(20, 40L, null, false, true, 30, 60);

        var order = (Order) decide(wantedInThreeWeeks, farSighted, calendar(7, Set.of(DayOfWeek.WEDNESDAY)));

        assertThat(order.neededOn()).isEqualTo(MONDAY.plusDays(21));
        assertThat(order.orderOn()).isEqualTo(MONDAY.plusDays(9));
        assertThat(order.arrivesOn()).isEqualTo(MONDAY.plusDays(16));
    }

    @Test
    void what_the_next_review_can_still_order_in_time_waits_for_it() {
        var wantedInThreeWeeks = new Projection(30, List.of(), List.of(new Dated(MONDAY.plusDays(21), 15)));

        assertThat(decide(wantedInThreeWeeks, new StockingPolicy(20, 40L, null, false, true, 1, 60), WEEK))
                .isInstanceOfSatisfying(Later.class, later -> assertThat(later.orderOn()).isEqualTo(MONDAY.plusDays(14)));
    }

    @Test
    void a_dip_that_supply_makes_good_before_the_horizon_is_no_need() {
        var dip = new Projection(30, List.of(new Dated(MONDAY.plusDays(6), 40)), List.of(new Dated(MONDAY.plusDays(2), 25)));

        assertThat(decide(dip, upTo(20, 40), WEEK)).isInstanceOf(Enough.class);
    }

    @Test
    void an_order_that_no_longer_arrives_in_time_goes_out_today() {
        assertThat(((Order) decide(stock(5), upTo(20, 40), calendar(7, Set.of(DayOfWeek.WEDNESDAY)))).orderOn()).isEqualTo(MONDAY);
    }

    @Test
    void a_level_never_to_exceed_may_leave_nothing_to_order() {
        var never = new StockingPolicy(200, 250L, null, true, true, 1, null);
        var cover = new StockingPolicy(200, 250L, null, false, true, 1, null);
        var hundreds = new OrderTerms(1, 100, null, null);

        assertThat(ReplenishmentPlan.decide(MONDAY, stock(194), never, hundreds, WEEK)).isInstanceOf(NothingFits.class);
        assertThat(quantity(ReplenishmentPlan.decide(MONDAY, stock(194), cover, hundreds, WEEK))).isEqualTo(100);
    }

    @Test
    void without_a_lead_time_all_that_is_open_counts_and_no_date_is_given() {
        var unknown = new OrderCalendar(null, false, WorkingCalendar.EVERY_DAY, Set.of(), WorkingCalendar.EVERY_DAY);
        var far = new Projection(12, List.of(new Dated(MONDAY.plusDays(300), 5)), List.of());

        var order = (Order) decide(far, upTo(20, 40), unknown);

        assertThat(order.quantity().quantity()).isEqualTo(23);
        assertThat(order.arrivesOn()).isNull();
    }

    @Test
    void each_order_is_bought_for_and_rounding_helps_the_next() {
        var demand = List.of(
                new OrderByOrder.Wanted("SO-2", MONDAY.plusDays(3), 4),
                new OrderByOrder.Wanted("SO-1", null, 5),
                new OrderByOrder.Wanted("SO-3", MONDAY.plusDays(90), 7));

        var needs = OrderByOrder.decide(MONDAY, 2, demand, 1, new OrderTerms(1, 6, null, null), WEEK);

        assertThat(needs).extracting(OrderByOrder.Need::order, OrderByOrder.Need::shortage, need -> need.quantity().quantity())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SO-1", 3L, 6L), org.assertj.core.groups.Tuple.tuple("SO-2", 1L, 6L));
    }

    private static Decision decide(Projection projection, StockingPolicy policy, OrderCalendar calendar) {
        return ReplenishmentPlan.decide(MONDAY, projection, policy, OrderTerms.ANY, calendar);
    }

    private static long quantity(Decision decision) {
        return ((Order) decision).quantity().quantity();
    }

    private static Projection stock(long onHand) {
        return new Projection(onHand, List.of(), List.of());
    }

    private static StockingPolicy upTo(long reorderPoint, long orderUpTo) {
        return new StockingPolicy(reorderPoint, orderUpTo, null, false, true, 1, null);
    }

    private static OrderCalendar calendar(int leadTime, Set<DayOfWeek> orderDays) {
        return new OrderCalendar(leadTime, false, WorkingCalendar.EVERY_DAY, orderDays, WorkingCalendar.EVERY_DAY);
    }
}
