package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.orders.Shipping;
import dev.backstop.planning.JointDates;
import dev.backstop.planning.JointDates.Delivery;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Peg;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.promising.Decisions.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Orders and lines that ship complete: on the day by which all that they wait for is here, as surely as each alone is on its day.
 *
 * @see JointDates
 */
final class Together {
    private Together() {}

    /** What ships in one: all of an order, or a line. */
    private record Shipment(long order, OpenLine.@Nullable Group line) {
        static Shipment of(OpenLine line) {
            return new Shipment(line.order(), line.shipping() == Shipping.COMPLETE_ORDER ? null : line.group());
        }
    }

    /** One delivery in the eyes of who waits: what comes with one order comes together; of what nobody ordered, each item by itself. */
    private record Sender(@Nullable String number, long item) {}

    /** Moves what ships complete to the day of its last; one part of an order without a date leaves all without. */
    static List<Decision> of(List<Decision> decisions, Facts facts) {
        var shipments = decisions.stream().filter(decision -> decision.line().shipping() != Shipping.AS_AVAILABLE)
                .collect(groupingBy(decision -> Shipment.of(decision.line())));
        if (shipments.isEmpty()) {
            return decisions;
        }
        var days = new HashMap<Shipment, @Nullable LocalDate>();
        shipments.forEach((shipment, all) -> days.put(shipment, day(all, facts)));
        return decisions.stream().map(decision -> decision.line().shipping() == Shipping.AS_AVAILABLE ? decision
                : moved(decision, days.get(Shipment.of(decision.line())))).toList();
    }

    private static Decision moved(Decision decision, @Nullable LocalDate day) {
        return new Decision(decision.line(), decision.parts().stream().map(part -> day == null ? part.withoutDate() : part.notBefore(day)).toList(),
                decision.readyOn(), decision.uncovered());
    }

    /** Null: a part of it has none. */
    private static @Nullable LocalDate day(List<Decision> all, Facts facts) {
        var ready = new ArrayList<LocalDate>();
        for (var decision : all) {
            for (var day : decision.readyOn()) {
                if (day == null) {
                    return null;
                }
                ready.add(day);
            }
        }
        var last = ready.stream().max(Comparator.naturalOrder()).orElseThrow();
        var deliveries = List.copyOf(deliveries(all, facts).values());
        if (deliveries.size() < 2) {
            return last;
        }
        var chance = deliveries.stream().map(Delivery::confidence).min(Comparator.naturalOrder()).orElseThrow();
        var joint = JointDates.all(deliveries, chance, facts.at(all.getFirst().line()).location().calendar());
        return joint.isAfter(last) ? joint : last;
    }

    /** What may come late, the last piece of each; without what was promised before and is only kept: that day counted with all already. */
    private static Map<Sender, Delivery> deliveries(List<Decision> all, Facts facts) {
        var deliveries = new HashMap<Sender, Delivery>();
        all.forEach(decision -> decision.parts().stream().map(Part::components).flatMap(List::stream).forEach(component ->
                component.pegs().forEach(peg -> {
                    var day = peg.shipBy();
                    if (day != null && peg.confidence() != null && peg.source() != Source.STOCK && !isKept(peg, component.item(), decision)) {
                        var latest = peg.latest() == null || peg.latest().isBefore(day) ? day : peg.latest();
                        var delivery = new Delivery(day, latest, peg.confidence());
                        deliveries.merge(sender(peg, decision.line(), component.item(), facts), delivery,
                                (one, other) -> other.by().isAfter(one.by()) ? other : one);
                    }
                })));
        return deliveries;
    }

    private static boolean isKept(Peg peg, long item, Decision decision) {
        return decision.uncovered().getOrDefault(item, List.of()).stream().anyMatch(piece -> piece.counted() != null && piece.isBehind(peg));
    }

    private static Sender sender(Peg peg, OpenLine line, long item, Facts facts) {
        return facts.at(line, item).supply().stream().filter(part -> Objects.equals(part.id(), peg.part())).findFirst()
                .map(part -> new Sender(part.number(), 0)).orElseGet(() -> new Sender(null, item));
    }
}
