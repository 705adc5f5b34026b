package dev.backstop.promising;

import dev.backstop.planning.PromiseDates.Part;
import java.time.LocalDate;
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
            case STOCK -> new Basis("on hand in " + here.location().name(), null, null);
            case INBOUND -> inbound(part, facts, line);
            case PLANNED -> planned(decision.uncovered(part));
            case NONE -> new Basis(line.latestAcceptableOn() == null
                    ? decision.uncovered(part).next().why()
                    : "nothing can ship by %s, the latest day the customer accepts".formatted(Wording.day(line.latestAcceptableOn())),
                            null, null);
        };
    }

    private static Basis planned(Uncovered last) {
        var said = last.counted();
        return said == null ? new Basis(last.next().why(), null, last.next().orderOn())
                : new Basis("nothing free is on order; it was to be ordered on %s".formatted(Wording.day(said.orderOn())), null,
                        said.orderOn());
    }

    private static Basis inbound(Part part, Facts facts, OpenLine line) {
        var supply = facts.supply(line, part);
        var when = supply.expectedOn() == null ? "no date is known for it"
                : supply.by() == null ? "it was due on %s and has not come".formatted(Wording.day(supply.expectedOn()))
                : "expected on " + Wording.day(supply.expectedOn());
        return new Basis("waits for %s %s, %s".formatted(supply.kind().words(), supply.reference(), when), supply.reference(), null);
    }
}
