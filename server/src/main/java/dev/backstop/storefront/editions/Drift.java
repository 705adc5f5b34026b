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
     * What changed; empty: what is printed still holds.
     *
     * @param price    now; null: none is known
     * @param allowed  days by which a date may move
     */
    static List<Change> of(EditionLine.Printed printed, Availability now, @Nullable BigDecimal price, @Nullable String currency, int allowed) {
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

    private static @Nullable Change availability(EditionLine.Printed printed, Availability now, int allowed) {
        var couldBeHad = !printed.code().equals(State.OUT.word()) && !printed.code().equals(State.ENDED.word());
        if (now.state() == State.ENDED) {
            return printed.code().equals(State.ENDED.word()) ? null : Change.GONE;
        }
        if (now.state() == State.OUT) {
            return couldBeHad ? Change.NOT_AVAILABLE : null;
        }
        var today = now.asOf().atOffset(ZoneOffset.UTC).toLocalDate();
        var inStock = now.state() == State.IN_STOCK || now.state() == State.LOW;
        var ships = inStock ? today : now.shipsBy();
        var expected = expected(printed, today);
        if (!couldBeHad || expected == null) {
            return ships == null ? null : Change.SOONER;
        }
        if (ships == null) {
            return Change.NO_DATE;
        }
        if (ships.isAfter(expected.plusDays(allowed))) {
            return Change.LATER;
        }
        return ships.plusDays(allowed).isBefore(expected) ? Change.SOONER : null;
    }

    /** By when a reader of today may expect it; null where the words name no date and do not say that it is there. */
    private static @Nullable LocalDate expected(EditionLine.Printed printed, LocalDate today) {
        if (printed.code().equals(State.IN_STOCK.word()) || printed.code().equals(State.LOW.word())) {
            return today;
        }
        if (printed.until() != null) {
            return printed.until().isBefore(today) ? today : printed.until();
        }
        if (printed.date() == null) {
            return null;
        }
        return today.plusDays(ChronoUnit.DAYS.between(printed.asOf().atOffset(ZoneOffset.UTC).toLocalDate(), printed.date())); // so long from the order
    }
}
