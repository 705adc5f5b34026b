package dev.backstop.supply;

import dev.backstop.supply.PurchaseOrder.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How what arrives fills the parts of a line: in their order, what is good first; what is over goes to the last. */
final class Filling {
    private final Map<Long, Part> parts = new LinkedHashMap<>();
    private final List<Filled> filled = new ArrayList<>();

    /** What one part got; {@code closedShort} is not expected any more. */
    record Filled(Part part, long quantity, long damaged, long closedShort, String lot) {}

    Filling(List<Part> parts) {
        parts.forEach(part -> this.parts.put(part.id(), part));
    }

    void arrive(Delivery.Line line) {
        var good = line.quantity();
        var damaged = line.damaged();
        var last = parts.values().stream().reduce((_, later) -> later).orElseThrow().id();
        for (var part : List.copyOf(parts.values())) {
            var room = part.id() == last ? Long.MAX_VALUE : part.open();
            var goodHere = Math.min(good, room);
            var damagedHere = Math.min(damaged, room - goodHere);
            if (goodHere + damagedHere > 0) {
                good -= goodHere;
                damaged -= damagedHere;
                parts.put(part.id(), part.received(goodHere + damagedHere));
                filled.add(new Filled(part, goodHere, damagedHere, 0, line.lot()));
            }
        }
    }

    void closeShort() {
        for (var part : List.copyOf(parts.values())) {
            if (part.open() > 0) {
                parts.put(part.id(), part.cancelled(part.open()));
                filled.add(new Filled(part, 0, 0, part.open(), ""));
            }
        }
    }

    /** The parts as they are now, those that changed. */
    List<Part> changed() {
        return filled.stream().map(each -> each.part().id()).distinct().map(parts::get).toList();
    }

    List<Filled> filled() {
        return List.copyOf(filled);
    }
}
