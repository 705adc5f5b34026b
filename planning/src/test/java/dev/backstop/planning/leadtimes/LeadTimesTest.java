package dev.backstop.planning.leadtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadTimesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final OrderClass ACME_SEA = OrderClass.of("ACME", "sea", "PUMP");

    @Test
    void who_is_always_four_days_late_is_expected_four_days_late() {
        var delay = LeadTimes.learn(Collections.nCopies(5, late(ACME_SEA, 30, 4)), TODAY).delay(ACME_SEA).orElseThrow();

        assertThat(delay.chances()).containsOnlyKeys(4);
        assertThat(delay.within(0.99)).isEqualTo(4);
    }

    @Test
    void most_come_on_the_day_and_few_very_late() {
        var history = new ArrayList<>(Collections.nCopies(90, late(ACME_SEA, 30, 0)));
        history.addAll(Collections.nCopies(10, late(ACME_SEA, 60, 20)));
        var delay = LeadTimes.learn(history, TODAY).delay(ACME_SEA).orElseThrow();

        assertThat(delay.within(0.5)).isZero();
        assertThat(delay.within(0.97)).isEqualTo(20);
        assertThat(delay.by(0)).isBetween(0.88, 0.93);
    }

    @Test
    void what_is_late_already_is_judged_by_those_who_were_as_late() {
        var history = new ArrayList<>(Collections.nCopies(90, late(ACME_SEA, 30, 0)));
        history.addAll(Collections.nCopies(10, late(ACME_SEA, 60, 20)));
        var delay = LeadTimes.learn(history, TODAY).delay(ACME_SEA).orElseThrow();

        assertThat(delay.within(0.5, 1)).hasValue(20);
        assertThat(delay.within(0.5, 400)).isEmpty();
    }

    @Test
    void a_class_seldom_seen_leans_on_the_broader_one_and_one_often_seen_stands_alone() {
        var history = new ArrayList<>(Collections.nCopies(200, late(OrderClass.of("ACME", "air", "PUMP"), 30, 0)));
        history.addAll(Collections.nCopies(2, late(ACME_SEA, 30, 30)));
        history.addAll(Collections.nCopies(200, late(OrderClass.of("SLOW", "sea", "PUMP"), 30, 30)));
        var times = LeadTimes.learn(history, TODAY);

        assertThat(times.delay(ACME_SEA).orElseThrow().by(0)).isBetween(0.6, 0.95);
        assertThat(times.delay(OrderClass.of("ACME", "air", "PUMP")).orElseThrow().by(0)).isGreaterThan(0.98);
        assertThat(times.delay(OrderClass.of("SLOW", "sea", "PUMP")).orElseThrow().by(0)).isLessThan(0.02);
    }

    @Test
    void nothing_later_than_the_day_of_the_question_is_known() {
        var before = List.of(late(ACME_SEA, 30, 0), late(ACME_SEA, 20, 1));
        var more = new ArrayList<>(before);
        more.add(PastOrder.whole(ACME_SEA, null, TODAY, TODAY.plusDays(50)));
        more.add(PastOrder.whole(ACME_SEA, null, TODAY.plusDays(3), TODAY.plusDays(3)));

        assertThat(LeadTimes.learn(more, TODAY).delay(ACME_SEA).orElseThrow().chances())
                .isEqualTo(LeadTimes.learn(before, TODAY).delay(ACME_SEA).orElseThrow().chances());
    }

    /** Of orders that were due, the punctual ones are complete first; counting only those would take the sender for punctual. */
    @Test
    void open_orders_count_for_as_long_as_they_are_waited_for() {
        var complete = new ArrayList<>(Collections.nCopies(20, late(ACME_SEA, 40, 0)));
        complete.addAll(Collections.nCopies(5, late(ACME_SEA, 60, 30)));
        var withOpen = new ArrayList<>(complete);
        withOpen.addAll(Collections.nCopies(15, PastOrder.whole(ACME_SEA, null, TODAY.minusDays(10), null)));

        assertThat(LeadTimes.learn(withOpen, TODAY).delay(ACME_SEA).orElseThrow().by(5))
                .isLessThan(LeadTimes.learn(complete, TODAY).delay(ACME_SEA).orElseThrow().by(5) - 0.1);
    }

    @Test
    void lately_slow_counts_more_than_long_ago_punctual() {
        var history = new ArrayList<>(Collections.nCopies(30, late(ACME_SEA, 1_000, 0)));
        history.addAll(Collections.nCopies(30, late(ACME_SEA, 30, 10)));

        assertThat(LeadTimes.learn(history, TODAY).delay(ACME_SEA).orElseThrow().by(0)).isLessThan(0.3);
    }

    @Test
    void the_parts_of_one_order_weigh_as_one_order() {
        var whole = List.of(late(ACME_SEA, 30, 0), late(ACME_SEA, 30, 0), late(ACME_SEA, 30, 8));
        var parts = new ArrayList<>(whole.subList(0, 2));
        for (var part = 0; part < 4; part++) {
            parts.add(new PastOrder(ACME_SEA, null, whole.get(2).scheduledOn(), whole.get(2).receivedOn(), 0.25));
        }

        assertThat(LeadTimes.learn(parts, TODAY).delay(ACME_SEA).orElseThrow().by(0))
                .isCloseTo(LeadTimes.learn(whole, TODAY).delay(ACME_SEA).orElseThrow().by(0), within(1e-9));
    }

    @Test
    void without_a_confirmed_day_the_lead_time_is_learned_from_the_order() {
        var history = Collections.nCopies(9, order(TODAY.minusDays(50), null, TODAY.minusDays(29)));
        var times = LeadTimes.learn(history, TODAY);

        assertThat(times.leadTime(ACME_SEA).orElseThrow().within(0.9)).isEqualTo(21);
        assertThat(times.delay(ACME_SEA)).isEmpty();
        assertThat(LeadTimes.learn(List.of(), TODAY).leadTime(ACME_SEA)).isEmpty();
    }

    private static PastOrder late(OrderClass kind, int daysAgo, int delay) {
        return PastOrder.whole(kind, null, TODAY.minusDays(daysAgo + delay), TODAY.minusDays(daysAgo));
    }

    private static PastOrder order(@Nullable LocalDate orderedOn, @Nullable LocalDate scheduledOn, @Nullable LocalDate receivedOn) {
        return PastOrder.whole(ACME_SEA, orderedOn, scheduledOn, receivedOn);
    }
}
