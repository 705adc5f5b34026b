package dev.backstop.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When goods arrive, from what was said of them, how its word was kept so far, and that they are not here yet. All days are working days
 * of the receiver, and none is past.
 */
public final class ArrivalDates {
    private static final int STEADY_WITHIN_DAYS = 1;

    private ArrivalDates() {}

    /**
     * A range of days.
     *
     * @param by         the day by which it arrives at {@code confidence}; null, as the other days are: there is no basis for a date
     * @param confidence null where the sender is taken at its word
     */
    public record Arrival(
            @Nullable LocalDate earliest, @Nullable LocalDate by, @Nullable LocalDate latest, @Nullable BigDecimal confidence) {
        public static final Arrival UNKNOWN = new Arrival(null, null, null, null);

        /** The same days, told with this chance: those of a sender whose record is asked for more than is said, see {@link DateCalibration}. */
        public Arrival said(BigDecimal chance) {
            return confidence == null ? this : new Arrival(earliest, by, latest, chance);
        }

        /** Whether its days hold with this chance. */
        public boolean holdsWith(BigDecimal chance) {
            return confidence != null && confidence.compareTo(chance) == 0;
        }

        /** What a sender without a record says. */
        public static Arrival atItsWord(LocalDate day) {
            return new Arrival(day, day, day, null);
        }
    }

    /**
     * Goods with an expected date that have not arrived.
     *
     * <p>With a record, delays that are over by now are struck out of it: what is five days late will not be three days late. Without
     * one the expected day holds until it is past; after it nothing is known any more.
     *
     * @param expectedOn null: no date was given, so none can be told
     * @param delays     days from the day expected, see {@link #delay}, to the day received
     * @param confidence chance with which {@code by} shall hold, such as 0.9; the range leaves out as much below and half as much above
     */
    public static Arrival expected(
            @Nullable LocalDate expectedOn, LocalDate today, DelayRecord delays, BigDecimal confidence, WorkingCalendar receiver) {
        if (expectedOn == null) {
            return Arrival.UNKNOWN;
        }
        var day = receiver.onOrAfter(expectedOn);
        if (delays.isEnough()) {
            return within(delays, day, today, confidence, receiver);
        }
        return day.isBefore(today) ? Arrival.UNKNOWN : Arrival.atItsWord(day);
    }

    /**
     * Goods that nobody has given a date for, from how long such orders took.
     *
     * @param leadTimes  days from the order to the receipt
     */
    public static Arrival ordered(LocalDate orderedOn, LocalDate today, DelayRecord leadTimes, BigDecimal confidence, WorkingCalendar receiver) {
        return leadTimes.isEnough() ? within(leadTimes, orderedOn, today, confidence, receiver) : Arrival.UNKNOWN;
    }

    /**
     * What is told of goods of which nobody said anything new, so that dates do not flicker as days pass: the arrival told last, while that day is
     * not past and lies no more than a working day from the one computed now. Days by which it drifts add up, and are told when they are more.
     */
    public static Arrival steady(Arrival told, Arrival computed, LocalDate today, WorkingCalendar receiver) {
        var was = told.by();
        var is = computed.by();
        if (was == null || is == null || was.isBefore(today) || !sameConfidence(told, computed)) {
            return computed;
        }
        var apart = was.isBefore(is) ? receiver.workingDaysBetween(was, is) : receiver.workingDaysBetween(is, was);
        if (apart > STEADY_WITHIN_DAYS) {
            return computed;
        }
        var earliest = told.earliest() == null || told.earliest().isBefore(today) ? receiver.onOrAfter(today) : told.earliest();
        return new Arrival(earliest, was, told.latest(), told.confidence());
    }

    private static boolean sameConfidence(Arrival one, Arrival other) {
        return one.confidence() != null && other.confidence() != null && one.confidence().compareTo(other.confidence()) == 0;
    }

    /** How late a receipt was: calendar days from the receiver's first working day on or after the expected date. */
    public static int delay(LocalDate expectedOn, LocalDate receivedOn, WorkingCalendar receiver) {
        return Math.toIntExact(ChronoUnit.DAYS.between(receiver.onOrAfter(expectedOn), receivedOn));
    }

    private static Arrival within(DelayRecord record, LocalDate start, LocalDate today, BigDecimal confidence, WorkingCalendar receiver) {
        var passed = Math.toIntExact(ChronoUnit.DAYS.between(start, today));
        var chance = confidence.doubleValue();
        var by = record.within(chance, passed);
        if (by.isEmpty()) {
            return Arrival.UNKNOWN;
        }
        return new Arrival(
                receiver.onOrAfter(start.plusDays(record.within(1 - chance, passed).orElseThrow())),
                receiver.onOrAfter(start.plusDays(by.getAsInt())),
                receiver.onOrAfter(start.plusDays(record.within((1 + chance) / 2, passed).orElseThrow())),
                confidence);
    }
}
