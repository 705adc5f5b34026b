package dev.backstop.supply;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.supply.PurchaseOrder.Line;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.supply.PurchaseOrder.State;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a buyer changes about an order: its quantities, its dates, or all of it. */
@Component
class Changing {
    private final PurchaseOrderRows rows;
    private final PartRows parts;
    private final PurchaseTerms terms;
    private final Arrivals arrivals;
    private final Items items;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Changing(PurchaseOrderRows rows, PartRows parts, PurchaseTerms terms, Arrivals arrivals, Items items, JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.parts = parts;
        this.terms = terms;
        this.arrivals = arrivals;
        this.items = items;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Cancels what is still open. Cancelling twice changes nothing. */
    PurchaseOrder cancel(PurchaseOrder order) {
        if (order.state() == State.CANCELLED) {
            return order;
        }
        if (order.state() == State.RECEIVED) {
            throw Problem.conflict("closed", "Nothing of purchase order %s is open any more. Reverse its receipt if that was a mistake."
                    .formatted(order.number()));
        }
        var open = order.lines().stream().flatMap(line -> line.openParts().stream()).toList();
        parts.save(open.stream().map(part -> part.cancelled(part.open())).toList());
        if (order.state() == State.DRAFT) {
            jdbc.sql("UPDATE supply.purchase_order SET state = 'cancelled' WHERE id = :id").param("id", order.id()).update();
        } else {
            parts.closeOrReopen(order.id());
            tell(Placing.places(order), "supply-cancelled", "purchase order %s was cancelled".formatted(order.number()), order.number());
            events.publishEvent(new PurchaseOrderTurned(order.number(), PurchaseOrderTurned.Turn.CANCELLED));
        }
        return stored(order);
    }

    /** What is still open of one line is not wanted any more; of a draft that leaves nothing, the draft is cancelled. */
    PurchaseOrder cancelLine(PurchaseOrder order, Line line) {
        return cancelParts(order, line, line.openParts());
    }

    /** What is still open of one dated part of a line is not wanted any more; its other parts come as they were to come. */
    PurchaseOrder cancelPart(PurchaseOrder order, Line line, Part part) {
        return cancelParts(order, line, part.open() == 0 ? List.of() : List.of(part));
    }

    private PurchaseOrder cancelParts(PurchaseOrder order, Line line, List<Part> given) {
        requireOpen(order);
        if (given.isEmpty()) {
            return order;
        }
        if (order.lines().stream().flatMap(each -> each.openParts().stream()).allMatch(given::contains)) {
            return cancel(order);
        }
        parts.save(given.stream().map(part -> part.cancelled(part.open())).toList());
        if (order.state() == State.SENT) {
            var what = given.size() < line.openParts().size() ? "part %d of line %d".formatted(given.getFirst().part(), line.line())
                    : "line %d".formatted(line.line());
            tell(List.of(place(order, line)), "supply-cancelled", "%s of purchase order %s was cancelled".formatted(what, order.number()),
                    SupplyPart.reference(order.number(), line.line(), given.getFirst().part()));
            events.publishEvent(new PurchaseOrderTurned(order.number(), PurchaseOrderTurned.Turn.CHANGED));
        }
        return stored(order);
    }

    /** More is added to the last part, less is taken from the last part first; what was received or cancelled stays. */
    PurchaseOrder quantity(PurchaseOrder order, Line line, long quantity) {
        requireOpen(order);
        var settled = line.parts().stream().mapToLong(part -> part.received() + part.cancelled()).sum();
        if (quantity < settled) {
            throw Problem.conflict("below-received", "Line %d cannot go below the %s that were received or cancelled already."
                    .formatted(line.line(), text(line, settled)));
        }
        var changed = spread(line, quantity - line.quantity());
        parts.save(changed);
        saveQuantity(order, line, quantity);
        if (order.state() == State.SENT && !changed.isEmpty()) {
            var reason = "quantity of line %d changed from %s to %s".formatted(line.line(), text(line, line.quantity()), text(line, quantity));
            parts.append(changed.stream()
                    .map(part -> new PartRows.Version(part.id(), "revised", part.expectedOn(), part.quantity(), null, reason)).toList());
            parts.closeOrReopen(order.id());
            arrivals.renew(changed.stream().map(Part::id).toList());
            tell(List.of(place(order, line)), "supply-moved", "supply %s changed from %s to %s".formatted(
                    SupplyPart.reference(order.number(), line.line(), 1), text(line, line.quantity()), text(line, quantity)), reference(order, line));
            events.publishEvent(new PurchaseOrderTurned(order.number(), PurchaseOrderTurned.Turn.CHANGED));
        }
        return stored(order);
    }

    private static List<Part> spread(Line line, long change) {
        if (change >= 0) {
            var last = line.openParts().isEmpty() ? line.parts().getLast() : line.openParts().getLast();
            return change == 0 ? List.of() : List.of(last.withQuantity(last.quantity() + change));
        }
        var changed = new ArrayList<Part>();
        var left = -change;
        for (var part : line.openParts().reversed()) {
            var taken = Math.min(left, part.open());
            left -= taken;
            if (taken > 0) {
                changed.add(part.withQuantity(part.quantity() - taken));
            }
        }
        return changed;
    }

    private void saveQuantity(PurchaseOrder order, Line line, long quantity) {
        var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
        var place = place(order, line);
        var purchase = PurchaseTerms.purchase(item, quantity, terms.of(order.vendor(), List.of(place)).get(place), order.currency());
        jdbc.sql("""
                UPDATE supply.purchase_order_line
                   SET quantity = :quantity, purchase_quantity = :purchased, purchase_unit = :unit, purchase_factor = :factor, price = :price
                 WHERE id = :id
                """)
                .param("quantity", quantity).param("purchased", purchase.quantity()).param("unit", purchase.unit())
                .param("factor", purchase.factor()).param("price", purchase.price() == null ? line.price() : purchase.price()).param("id",
                        line.id()).update();
    }

    /** A buyer moves a date; the vendor's own word is kept beside it. */
    PurchaseOrder date(PurchaseOrder order, Line line, Part part, @Nullable LocalDate expectedOn, @Nullable String reason) {
        requireOpen(order);
        requireOpen(part);
        parts.save(List.of(part.moved(expectedOn)));
        if (order.state() == State.SENT) {
            parts.append(List.of(new PartRows.Version(part.id(), "revised", expectedOn, part.quantity(), null, reason)));
            arrivals.renew(List.of(part.id()));
            var because = reason == null || reason.isBlank() ? "" : " (%s)".formatted(reason.strip());
            var name = SupplyPart.reference(order.number(), line.line(), part.part());
            tell(List.of(place(order, line)), "supply-moved",
                    "supply %s %s by us%s".formatted(name, SupplyWords.moved(part.expectedOn(), expectedOn), because), name);
        }
        return stored(order);
    }

    /** We ask the vendor for another date, see {@link Part#askedAnew}. */
    PurchaseOrder ask(PurchaseOrder order, Line line, Part part, LocalDate requestedOn, @Nullable String reason) {
        requireOpen(order);
        requireOpen(part);
        if (order.state() == State.DRAFT) {
            return date(order, line, part, requestedOn, reason);
        }
        var asked = part.askedAnew(requestedOn);
        parts.save(List.of(asked));
        parts.append(List.of(new PartRows.Version(part.id(), "requested", requestedOn, part.quantity(), null, reason)));
        if (!Objects.equals(asked.expectedOn(), part.expectedOn())) {
            arrivals.renew(List.of(part.id()));
            var name = SupplyPart.reference(order.number(), line.line(), part.part());
            tell(List.of(place(order, line)), "supply-moved",
                    "supply %s %s at our request".formatted(name, SupplyWords.moved(part.expectedOn(), asked.expectedOn())), name);
        }
        events.publishEvent(new PurchaseOrderTurned(order.number(), PurchaseOrderTurned.Turn.CHANGED));
        return stored(order);
    }

    private static void requireOpen(Part part) {
        if (part.open() == 0) {
            throw Problem.conflict("nothing-open", "Nothing of part %d is open any more, so its date cannot move.".formatted(part.part()));
        }
    }

    private static void requireOpen(PurchaseOrder order) {
        if (order.state() != State.DRAFT && order.state() != State.SENT) {
            throw Problem.conflict("closed", "Purchase order %s is %s and cannot change any more. Make a new one."
                    .formatted(order.number(), order.state().code()));
        }
    }

    private void tell(List<Place> places, String kind, String text, String reference) {
        events.publishEvent(new SupplyMoved(places, kind, text, reference));
    }

    private String text(Line line, long quantity) {
        return Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line").units().text(quantity);
    }

    private PurchaseOrder stored(PurchaseOrder order) {
        return rows.byIds(List.of(order.id())).getFirst();
    }

    private static String reference(PurchaseOrder order, Line line) {
        return SupplyPart.reference(order.number(), line.line(), 1);
    }

    private static Place place(PurchaseOrder order, Line line) {
        return new Place(line.item(), order.location());
    }
}
