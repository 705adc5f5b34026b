package dev.backstop.promising;

import dev.backstop.access.Audit;
import dev.backstop.catalog.Items;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a caller may ask to be changed about an order that was taken. */
@Component
class OrderEdits {
    private final Orders orders;
    private final Items items;
    private final OrderChanges changes;
    private final LineChecks checks;
    private final Agreements agreements;
    private final Audit audit;

    OrderEdits(Orders orders, Items items, OrderChanges changes, LineChecks checks, Agreements agreements, Audit audit) {
        this.orders = orders;
        this.items = items;
        this.changes = changes;
        this.checks = checks;
        this.agreements = agreements;
        this.audit = audit;
    }

    private List<OrderLine> lines(Order order) {
        return orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of());
    }

    /** The order and its present lines, with the locks of all places it stands at. */
    private Order locked(String number) {
        changes.lock(lines(orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number))));
        return orders.require(number);
    }

    /** Cancels all that is open. Twice changes nothing. */
    Order cancel(String number, String reason) {
        var order = locked(number);
        lines(order).forEach(line -> changes.cancel(order, line, line.open(), reason));
        changes.confirm(order);
        return order;
    }

    Order cancelLine(String number, int lineNumber, @Nullable String quantity, String reason) {
        var order = locked(number);
        var line = orders.requireLine(order, lineNumber);
        changes.cancel(order, line, given(quantity, line), reason);
        changes.confirm(order);
        return order;
    }

    /** The quantity named, or all that is open; more than is open is refused. */
    private long given(@Nullable String quantity, OrderLine line) {
        if (quantity == null) {
            return line.open();
        }
        var units = changes.item(line).units();
        var wanted = units.readPositive(quantity, "/quantity");
        if (line.open() > 0 && wanted > line.open()) {
            throw Problem.refused("/quantity", "Only %s of line %d are open, so %s cannot be given up.".formatted(
                    units.text(line.open()), line.line(), quantity));
        }
        return Math.min(wanted, line.open());
    }

    /**
     * Cancels the quantity as substituted and adds a line for the substitute. Nobody is sent what they did not agree to: how the customer
     * agreed is asked for, and kept in the trail.
     */
    Order substitute(String number, int lineNumber, OrdersApi.Substitute substitute) {
        var order = locked(number);
        var line = orders.requireLine(order, lineNumber);
        var item = items.require(Objects.requireNonNullElse(substitute.sku(), ""), "/sku");
        var quantity = given(substitute.quantity(), line);
        if (quantity == 0) {
            throw Problem.conflict("nothing-open", "Line %d of order %s has nothing open that could be substituted.".formatted(lineNumber, number));
        }
        if (substitute.consent() == null || substitute.consent().isBlank()) {
            throw Problem.refused("/consent", "Another item goes out only to who agreed to it. Say in consent how the customer did, such as "
                    + "\"on the phone, Ms Weber\", or record the choice by POST /consents.");
        }
        audit.note("line substituted", "line %d of order %s by %s: %s".formatted(lineNumber, number, item.sku(), substitute.consent().strip()));
        changes.cancel(order, line, quantity, "substituted");
        var units = item.units().readPositive(substitute.quantity() == null ? changes.item(line).units().text(quantity) : substitute.quantity(), "/quantity");
        var asked = new AskedLine(nextLine(order), item, units, 1, 0);
        changes.add(order, List.of(asked), List.of(changes.newLine(asked, lineNumber, null)), null);
        return order;
    }

    Order addLine(String number, OrderRequest.Line line) {
        var order = locked(number);
        var taken = lines(order).stream().anyMatch(l -> Objects.equals(l.line(), line.line()));
        if (taken) {
            throw Problem.conflict("already-there", "Order %s has a line %d already. Leave line out to have it counted.".formatted(number, line.line()));
        }
        var question = new QuoteRequest.Line(line.line() == null ? nextLine(order) : line.line(), line.sku(), line.quantity(), line.minimumShipment(),
                line.direct());
        var asked = checks.check(List.of(question));
        changes.add(order, asked, asked.stream().map(a -> changes.newLine(a, null, null)).toList(), null);
        return order;
    }

    int nextLine(Order order) {
        return lines(order).stream().mapToInt(OrderLine::line).max().orElse(0) + 1;
    }

    Order changeQuantity(String number, int lineNumber, String quantity) {
        var order = locked(number);
        var line = orders.requireLine(order, lineNumber);
        var wanted = changes.item(line).units().readPositive(quantity, "/quantity");
        agreements.requireLeft(line.id(), line.item(), wanted - line.quantity());
        changes.changeQuantity(order, line, wanted);
        return order;
    }

    Order change(String number, OrderPatch patch) {
        var order = locked(number);
        var priority = patch.priority() == null ? order.priority() : patch.priority();
        if (priority < 1 || priority > 9) {
            throw Problem.refused("/priority", "priority goes from 1 (first) to 9 (last), but was %d.".formatted(priority));
        }
        var shipping = patch.shipping() == null ? order.shipping() : Shipping.read(patch.shipping(), "/shipping");
        LineChecks.requireInOrder(patch.requestedOn(), patch.latestAcceptableOn());
        orders.change(order, shipping, priority, patch.requestedOn(), patch.latestAcceptableOn());
        changes.moved(order, lines(order));
        return orders.require(number);
    }

    /** What of an order may be changed; as it stands after the patch was merged in. */
    record OrderPatch(@Nullable String shipping, @Nullable Integer priority, java.time.@Nullable LocalDate requestedOn,
            java.time.@Nullable LocalDate latestAcceptableOn) {}
}
