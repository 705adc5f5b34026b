package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Units;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame agreement as it stands.
 *
 * @param location      from which it ships; null: the sourcing rule chooses
 * @param priorityAt    the place in the line that its call-offs keep
 * @param reservedUntil until when what is left is held; null: nothing is
 */
record Agreement(
        long id,
        String number,
        @Nullable String reference,
        String customer,
        String customerName,
        @Nullable String location,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant priorityAt,
        @Nullable Instant reservedUntil,
        Instant at,
        @Nullable String endedBecause,
        List<Line> lines) {
    Agreement {
        lines = List.copyOf(lines);
    }

    /** What was agreed of an item; {@code called} without what was cancelled since. In smallest units. */
    record Line(long id, int line, long item, String sku, String name, Units units, long quantity, @Nullable BigDecimal price, long called, long shipped) {
        /** What can still be called off; never below 0. */
        long left() {
            return Math.max(0, quantity - called);
        }
    }

    /**
     * The line of an item.
     *
     * @throws Problem 422 at the place of the request where it is not part of what was agreed
     */
    Line of(Item item, String pointer) {
        return lines.stream().filter(line -> line.item() == item.id()).findFirst().orElseThrow(() -> Problem.refused(pointer,
                "%s is not part of agreement %s, which is about %s. Order it by an order of its own.".formatted(item.sku(), number,
                        String.join(", ", lines.stream().map(Line::sku).toList()))));
    }

    String state(LocalDate today) {
        if (endedBecause != null) {
            return "ended";
        }
        if (lines.stream().allMatch(line -> line.left() == 0)) {
            return "called-off";
        }
        return today.isBefore(validFrom) ? "planned" : today.isAfter(validUntil) ? "over" : "open";
    }

    /** Refuses a call-off on a day on which the agreement does not hold, and says when it does. */
    void requireOpen(LocalDate today) {
        if (endedBecause != null) {
            throw Problem.conflict("not-valid", "Agreement %s was ended: %s. Agree a new one, or order without it.".formatted(number, endedBecause));
        }
        if (today.isBefore(validFrom)) {
            throw Problem.conflict("not-valid", "Agreement %s holds from %s to %s. Call it off then, or order without it.".formatted(number, validFrom, validUntil));
        }
        if (today.isAfter(validUntil)) {
            throw Problem.conflict("not-valid", "Agreement %s held from %s to %s. Agree a new one, or order without it.".formatted(number, validFrom, validUntil));
        }
    }

    /** Refuses more than is left of a line, and says how much that is. */
    void requireLeft(Line line, long wanted) {
        if (wanted > line.left() && line.left() == 0) {
            throw Problem.conflict("called-off", "All %s %s of %s in agreement %s are called off. Order more without it, or agree a new one.".formatted(
                    line.units().text(line.quantity()), line.units().unit(), line.sku(), number));
        }
        if (wanted > line.left()) {
            throw Problem.conflict("called-off", "Only %s of %s %s of %s are left in agreement %s. Call off less, or order the rest without it.".formatted(
                    line.units().text(line.left()), line.units().text(line.quantity()), line.units().unit(), line.sku(), number));
        }
    }
}
