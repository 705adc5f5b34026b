package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Place;
import dev.backstop.planning.demand.DemandCurve;
import dev.backstop.replenishment.DemandHistory.Change;
import dev.backstop.replenishment.DemandHistory.Wanted;
import dev.backstop.replenishment.PlanningEvent.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastDemandTest {
    private static final Place PLACE = new Place(1, 1);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    @Test
    void days_that_began_with_nothing_and_saw_nothing_come_are_out_of_stock() {
        var past = PastDemand.of(List.of(), List.of(change(0, 5, true), change(3, -5, false), change(6, 4, true), change(7, -4, false)));

        var series = past.series(FIRST, FIRST.plusDays(10));

        assertThat(days(series::wasOutOfStock)).containsExactly(4, 5, 8, 9);
    }

    @Test
    void weeks_end_yesterday_and_what_does_not_fill_one_at_the_start_is_left_out() {
        var past = PastDemand.of(daily(17, 1), List.of());

        var periods = past.periods(FIRST.plusDays(17), 7, 104);

        assertThat(periods.row()).containsExactly(7, 7);
        assertThat(periods.days()).isEqualTo(17);
    }

    @Test
    void days_out_of_stock_count_as_the_others_of_their_week_and_a_week_without_stock_is_filled() {
        var wanted = new ArrayList<>(daily(28, 2));
        wanted.removeIf(each -> (day(each) >= 7 && day(each) < 9) || (day(each) >= 14 && day(each) < 21));
        var past = PastDemand.of(wanted, List.of(change(0, 100, true), change(6, -100, false), change(9, 50, true), change(13, -50, false),
                change(21, 90, true)));

        assertThat(past.periods(FIRST.plusDays(28), 7, 104).row()).containsExactly(14, 14, 14, 14);
    }

    @Test
    void what_an_event_brought_is_no_rule() {
        var wanted = new ArrayList<>(daily(28, 3));
        wanted.set(10, new Wanted(PLACE, FIRST.plusDays(10), 303));
        var order = event(new Effect.OnTop(300), 10, 10);
        var promotion = event(new Effect.Times(true, 3), 14, 20);

        var row = PastDemand.of(wanted, List.of()).periods(FIRST.plusDays(28), 7, 104, List.of(order, promotion)).row();

        assertThat(row).containsExactly(21, 21, 7, 21);
    }

    @Test
    void a_promotion_counts_in_its_days_only_and_an_order_comes_on_top() {
        var levels = new double[] {0.5, 0.95};
        var usual = new DemandCurve(new int[] {7, 14}, levels, new float[] {70, 90, 70, 140, 168, 140});
        var week = new EventfulDemand(usual, List.of(event(new Effect.Times(true, 2), 7, 13)), FIRST);
        var order = new EventfulDemand(usual, List.of(event(new Effect.OnTop(500), 3, 3)), FIRST);

        assertThat(week.mean(7)).isEqualTo(70);
        assertThat(week.mean(14)).isEqualTo(210);
        assertThat(week.over(14).quantile(0.95)).isEqualTo(252);
        assertThat(order.over(7).quantile(0.95)).isEqualTo(590);
        assertThat(order.over(7).quantile(0.5) - usual.over(7).quantile(0.5)).isEqualTo(500);
        assertThat(order.over(7).expectedBeyond(590)).isEqualTo(usual.over(7).expectedBeyond(90));
    }

    private static PlanningEvent event(Effect effect, int from, int until) {
        return new PlanningEvent("EV-1", effect, 1L, null, null, FIRST.plusDays(from), FIRST.plusDays(until), "why", "who");
    }

    private static List<Wanted> daily(int days, long quantity) {
        var wanted = new ArrayList<Wanted>();
        for (var day = 0; day < days; day++) {
            wanted.add(new Wanted(PLACE, FIRST.plusDays(day), quantity));
        }
        return wanted;
    }

    private static long day(Wanted wanted) {
        return wanted.day().toEpochDay() - FIRST.toEpochDay();
    }

    private static Change change(int day, long available, boolean cameIn) {
        return new Change(PLACE, FIRST.plusDays(day), available, cameIn);
    }

    private static List<Integer> days(java.util.function.IntPredicate holds) {
        return java.util.stream.IntStream.range(0, 10).filter(holds).boxed().toList();
    }
}
