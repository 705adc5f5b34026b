package dev.backstop.promising;

import dev.backstop.planning.PromiseDates.Part;
import org.jspecify.annotations.Nullable;

/**
 * What a promise rests on, in words that an agent can read out.
 *
 * @param supply the purchase order line, production order or transfer line it waits for, {@code PO-1/2}; null where it waits for none
 */
record Basis(String why, @Nullable String supply) {

    static Basis of(Part part, Facts facts, OpenLine line) {
        var here = facts.at(line);
        return switch (part.source()) {
            case STOCK -> new Basis("on hand in " + here.location().name(), null);
            case INBOUND -> inbound(part, facts, line);
            case PLANNED -> new Basis(facts.deciding(line, part).planned().why(), null);
            case NONE -> new Basis(line.latestAcceptableOn() == null
                    ? facts.deciding(line, part).planned().why()
                    : "nothing can ship by %s, the latest day the customer accepts".formatted(Wording.day(line.latestAcceptableOn())), null);
        };
    }

    private static Basis inbound(Part part, Facts facts, OpenLine line) {
        var supply = facts.supply(line, part);
        var when = supply.expectedOn() == null ? "no date is known for it"
                : supply.by() == null ? "it was due on %s and has not come".formatted(Wording.day(supply.expectedOn()))
                : "expected on " + Wording.day(supply.expectedOn());
        return new Basis("waits for %s %s, %s".formatted(supply.kind().words(), supply.reference(), when), supply.reference());
    }
}
