package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.JointDates.Delivery;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointDatesTest {
    private static final BigDecimal NINE_IN_TEN = new BigDecimal("0.9");
    private static final WorkingCalendar MONDAY_TO_FRIDAY =
            new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
    private static final LocalDate TENTH = LocalDate.parse("2026-03-10");

    private static Delivery by(LocalDate day, int spread) {
        return new Delivery(day, day.plusDays(spread), NINE_IN_TEN);
    }

    private static LocalDate all(Delivery... deliveries) {
        return JointDates.all(List.of(deliveries), NINE_IN_TEN, WorkingCalendar.EVERY_DAY);
    }

    @Test
    void one_delivery_is_here_on_its_day() {
        assertThat(all(by(TENTH, 5))).isEqualTo(TENTH);
    }

    @Test
    void two_of_one_day_are_both_here_when_each_is_late_one_time_in_twenty() {
        assertThat(all(by(TENTH, 5), by(TENTH, 5))).isEqualTo(TENTH.plusDays(5));
    }

    @Test
    void one_that_is_long_over_does_not_delay_the_other() {
        assertThat(all(by(TENTH, 5), by(TENTH.minusDays(60), 5))).isBetween(TENTH, TENTH.plusDays(1));
        assertThat(all(by(TENTH, 0), by(TENTH.minusDays(1), 0))).isEqualTo(TENTH);
    }

    @Test
    void the_day_is_a_working_day() {
        var friday = LocalDate.parse("2026-03-13");
        assertThat(JointDates.all(List.of(by(friday, 1), by(friday, 1)), NINE_IN_TEN, MONDAY_TO_FRIDAY))
                .isEqualTo(LocalDate.parse("2026-03-16"));
    }

    /** Delays drawn as the deliveries say they are: the joint day holds as often as it is said to, where the later day alone does not. */
    @Test
    void it_holds_as_often_as_it_is_said_to() {
        var random = new SplittableRandom(7);
        for (var count = 2; count <= 5; count++) {
            var deliveries = IntStream.range(0, count).mapToObj(_ -> by(TENTH.plusDays(random.nextInt(4)), 3 + random.nextInt(8))).toList();
            var day = JointDates.all(deliveries, NINE_IN_TEN, WorkingCalendar.EVERY_DAY);
            var last = deliveries.stream().map(Delivery::by).max(LocalDate::compareTo).orElseThrow();
            assertThat(held(deliveries, day, random)).isBetween(0.895, 0.93);
            assertThat(held(deliveries, last, random)).isLessThan(0.88);
        }
    }

    private static double held(List<Delivery> deliveries, LocalDate day, SplittableRandom random) {
        var rounds = 40_000;
        return IntStream.range(0, rounds).filter(_ -> deliveries.stream().noneMatch(one -> random.nextDouble() < one.late(day))).count()
                / (double) rounds;
    }
}
