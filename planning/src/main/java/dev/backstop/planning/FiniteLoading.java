package dev.backstop.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Finite forward loading: the operations of an order one after the other, each on the earliest days on which its work centre has minutes left. An
 * operation may spread over days; the next begins on a later day, as goods move between centres overnight.
 */
public final class FiniteLoading {
    private static final int LONGEST_DAYS = 730;

    private FiniteLoading() {}

    /** {@code minutes} of work at a centre, at least one; {@code minutesADay} is what the centre can do. */
    public record Operation(long centre, long minutes, long minutesADay) {
        public Operation {
            if (minutes < 1 || minutesADay < 1) {
                throw new IllegalArgumentException("An operation needs minutes and a centre that works, but had %d and %d".formatted(minutes, minutesADay));
            }
        }
    }

    /** A centre on a day. */
    public record Slot(long centre, LocalDate day) {}

    /** Minutes taken by the operation at that position, counted from 0. */
    public record Booking(int operation, Slot slot, long minutes) {}

    /**
     * Books all operations.
     *
     * @param from   the first day on which it can begin
     * @param works  the days on which the centres work
     * @param booked minutes that others have taken of a centre on a day
     * @return in the order of days, the last on the day on which it is finished; nothing where it does not fit within two years
     */
    public static Optional<List<Booking>> load(List<Operation> operations, LocalDate from, WorkingCalendar works, ToLongFunction<Slot> booked) {
        var bookings = new ArrayList<Booking>();
        var day = works.onOrAfter(from);
        var last = from.plusDays(LONGEST_DAYS);
        for (var position = 0; position < operations.size(); position++) {
            var operation = operations.get(position);
            var left = operation.minutes();
            while (left > 0) {
                if (day.isAfter(last)) {
                    return Optional.empty();
                }
                var slot = new Slot(operation.centre(), day);
                var taken = Math.min(left, Math.max(0, operation.minutesADay() - booked.applyAsLong(slot)));
                if (taken > 0) {
                    bookings.add(new Booking(position, slot, taken));
                    left -= taken;
                }
                day = works.after(day);
            }
        }
        return Optional.of(List.copyOf(bookings));
    }
}
