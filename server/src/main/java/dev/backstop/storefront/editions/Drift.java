package dev.backstop.storefront.editions;

import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Availability.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far the facts have moved away from what was printed. */
final class Drift {
    /** What is no longer as printed. */
    enum Change {
        /** It is no longer sold at all. */
        GONE,
        /** No orders are taken now. */
        NOT_AVAILABLE,
        /** A date was printed, or that it is there, and none is known now. */
        NO_DATE,
        /** It comes later, by more than the edition allows. */
        LATER,
        /** It can be had sooner, by more than the edition allows. */
        SOONER,
        /** It costs something else. */
        PRICE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Drift() {}

    /**
     * What an edition allows.
     *
     * @param printsOn when readers get it; nobody reads it before
     * @param days     by which a date may move
     */
    record Allowed(LocalDate printsOn, int days) {}

    /**
     * What changed; empty: what is printed still holds.
     *
     * @param price now; null: none is known
     */
    static List<Change> of(EditionLine.Printed printed, Availability now, @Nullable BigDecimal price, @Nullable String currency,
            Allowed allowed) {
        var changes = new ArrayList<Change>();
        var availability = availability(printed, now, allowed);
        if (availability != null) {
            changes.add(availability);
        }
        if (now.state() != State.ENDED && price != null && printed.price() != null
                && (price.compareTo(printed.price()) != 0 || !Objects.equals(currency, printed.currency()))) {
            changes.add(Change.PRICE);
        }
        return List.copyOf(changes);
    }

    private static @Nullable Change availability(EditionLine.Printed printed, Availability now, Allowed allowed) {
        var couldBeHad = !printed.code().equals(State.OUT.word()) && !printed.code().equals(State.ENDED.word());
        if (now.state() == State.ENDED) {
            return printed.code().equals(State.ENDED.word()) ? null : Change.GONE;
        }
        if (now.state() == State.OUT) {
            return couldBeHad ? Change.NOT_AVAILABLE : null;
        }
        var today = now.asOf().atOffset(ZoneOffset.UTC).toLocalDate();
        var ships = isHere(now.state().word()) ? today : now.shipsBy();
        if (!couldBeHad || (printed.date() == null && !isHere(printed.code()))) {
            return ships == null ? null : Change.SOONER; // nothing was said, and now there is something to say
        }
        if (ships == null) {
            return Change.NO_DATE;
        }
        if (ships.isAfter(latest(printed, today, allowed.printsOn()).plusDays(allowed.days()))) {
            return Change.LATER;
        }
        var soonest = soonest(printed, today, allowed.printsOn());
        return soonest != null && ships.plusDays(allowed.days()).isBefore(soonest) ? Change.SOONER : null;
    }

    private static boolean isHere(String code) {
        return code.equals(State.IN_STOCK.word()) || code.equals(State.LOW.word());
    }

    /** By when a reader may expect it who reads today, or as soon as readers have it. */
    private static LocalDate latest(EditionLine.Printed printed, LocalDate today, LocalDate printsOn) {
        var read = today.isBefore(printsOn) ? printsOn : today;
        if (printed.until() != null) {
            return printed.until().isAfter(read) ? printed.until() : read;
        }
        return isHere(printed.code()) || printed.date() == null ? read : read.plusDays(wait(printed, printed.date()));
    }

    /** Before when no reader expects it; null where the words say that it is there by the time of reading. */
    private static @Nullable LocalDate soonest(EditionLine.Printed printed, LocalDate today, LocalDate printsOn) {
        if (isHere(printed.code()) || printed.date() == null) {
            return null;
        }
        if (printed.until() == null) {
            return today.plusDays(wait(printed, printed.date()));
        }
        return printed.until().isAfter(printsOn) ? printed.date() : null;
    }

    /** Days from the order, where the words say how long it takes. */
    private static long wait(EditionLine.Printed printed, LocalDate date) {
        return ChronoUnit.DAYS.between(printed.asOf().atOffset(ZoneOffset.UTC).toLocalDate(), date);
    }
}
