package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.FiniteLoading.Booking;
import dev.backstop.planning.FiniteLoading.Operation;
import dev.backstop.planning.FiniteLoading.Slot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteLoadingTest {
    private static final long PRESS = 1;
    private static final long KILN = 2;
    private static final LocalDate FRIDAY = LocalDate.of(2026, 1, 9);
    private static final LocalDate MONDAY = FRIDAY.plusDays(3);
    private static final WorkingCalendar WORKS = new WorkingCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    @Test
    void an_operation_spreads_over_working_days_and_the_next_begins_on_a_later_one() {
        var loaded = FiniteLoading.load(List.of(new Operation(PRESS, 700, 480), new Operation(KILN, 60, 600)), FRIDAY, WORKS, _ -> 0);

        assertThat(loaded).hasValue(List.of(
                new Booking(0, new Slot(PRESS, FRIDAY), 480),
                new Booking(0, new Slot(PRESS, MONDAY), 220),
                new Booking(1, new Slot(KILN, MONDAY.plusDays(1)), 60)));
    }

    @Test
    void what_others_booked_is_not_there() {
        var loaded = FiniteLoading.load(List.of(new Operation(PRESS, 100, 480)), FRIDAY, WORKS, slot -> slot.day().equals(FRIDAY) ? 480 : 450);

        assertThat(loaded.orElseThrow()).extracting(Booking::minutes).containsExactly(30L, 30L, 30L, 10L);
        assertThat(loaded.orElseThrow().getFirst().slot().day()).isEqualTo(MONDAY);
    }

    @Test
    void a_centre_that_is_full_for_years_gives_no_day() {
        assertThat(FiniteLoading.load(List.of(new Operation(PRESS, 1, 480)), FRIDAY, WORKS, _ -> 480)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_centre_does_more_than_it_can_and_all_work_is_done(long seed) {
        var random = new SplittableRandom(seed);
        var taken = new HashMap<Slot, Long>();
        for (var order = 0; order < 30; order++) {
            var operations = IntStream.rangeClosed(1, random.nextInt(1, 4))
                    .mapToObj(_ -> new Operation(random.nextInt(3), random.nextLong(1, 900), 480)).toList();
            var bookings = FiniteLoading.load(operations, FRIDAY.plusDays(random.nextInt(20)), WORKS, slot -> taken.getOrDefault(slot, 0L)).orElseThrow();
            bookings.forEach(each -> taken.merge(each.slot(), each.minutes(), Long::sum));
            assertThat(bookings.stream().mapToLong(Booking::minutes).sum()).isEqualTo(operations.stream().mapToLong(Operation::minutes).sum());
            assertThat(bookings).allMatch(each -> WORKS.isWorkingDay(each.slot().day()));
        }
        assertThat(taken.values()).allMatch(minutes -> minutes <= 480);
    }
}
