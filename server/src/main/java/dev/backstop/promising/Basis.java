package dev.backstop.promising;

import dev.backstop.catalog.Location;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Peg;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a promise rests on, in words that an agent can read out.
 *
 * @param supply  the purchase order line, production order or transfer line it waits for, {@code PO-1/2}; null where it waits for none
 * @param orderOn the day of an order that nobody has placed yet, with which it counts; null where it counts with none
 */
record Basis(String why, @Nullable String supply, @Nullable LocalDate orderOn) {

    static Basis of(Part part, Facts facts, Decisions.Decision decision) {
        var line = decision.line();
        var here = facts.at(line);
        return switch (part.source()) {
            case STOCK -> new Basis("on hand in " + here.location().name() + heldBack(part, here.location(), line, facts), null, null);
            case INBOUND -> inbound(part, facts, line);
            case PLANNED -> planned(decision.uncovered(part), today(facts, line));
            case NONE -> new Basis(line.latestAcceptableOn() == null
                    ? decision.uncovered(part).next().why()
                    : "nothing can ship by %s, the latest day the customer accepts".formatted(Wording.day(line.latestAcceptableOn(), today(facts, line))),
                            null, null);
        };
    }

    /** Why goods that are here do not leave at once; nothing where they do. */
    private static String heldBack(Part part, Location here, OpenLine line, Facts facts) {
        var day = part.shipBy();
        var ready = part.components().stream().flatMap(component -> component.pegs().stream()).map(Peg::shipBy).filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        if (day != null && ready.isPresent() && !day.isAfter(ready.get())) {
            return "";
        }
        var wanted = line.notBefore();
        if (wanted == null || !here.calendar().onOrAfter(wanted).equals(day)) {
            return ", waits for the rest of the order";
        }
        return (wanted.equals(line.requestedOn()) ? ", asked for on " : ", not released before ") + Wording.day(wanted, today(facts, line));
    }

    private static Basis planned(Uncovered last, LocalDate today) {
        var said = last.counted();
        return said == null ? new Basis(last.next().why(), null, last.next().orderOn())
                : new Basis("nothing free is on order; it was to be ordered on %s".formatted(Wording.day(said.orderOn(), today)), null,
                        said.orderOn());
    }

    private static Basis inbound(Part part, Facts facts, OpenLine line) {
        var supply = facts.supply(line, part);
        var today = today(facts, line);
        var when = supply.expectedOn() == null ? "no date is known for it"
                : supply.by() == null ? "it was due on %s and has not come".formatted(Wording.day(supply.expectedOn(), today))
                : "expected on " + Wording.day(supply.expectedOn(), today);
        return new Basis("waits for %s %s, %s".formatted(supply.kind().words(), supply.reference(), when), supply.reference(), null);
    }

    private static LocalDate today(Facts facts, OpenLine line) {
        return facts.at(line).location().today(facts.now());
    }
}
