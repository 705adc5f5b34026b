package dev.backstop.exchange;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.orders.Customer;
import dev.backstop.orders.NewOrder;
import dev.backstop.orders.PastOrder;
import dev.backstop.orders.Shipping;
import dev.backstop.promising.OpenOrders;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of orders from a file.
 *
 * @param items     that the batch names, by sku
 * @param locations all, in the order in which they are asked
 * @param customers that the batch names, by code
 * @param currency  where the file names none
 */
record OrderForm(Map<String, Item> items, List<Location> locations, Map<String, Customer> customers, String currency, Instant now) {
    private static final List<String> CHANNELS = List.of("web", "phone", "edi", "import");

    /** An order as it would be booked, and what of it is to be promised; where there are faults, only those count. */
    record Checked(PastOrder order, List<OpenOrders.Open> open, Set<OrderTakeOver.Known> lines, Form form) {}

    private record Line(NewOrder.Line line, long shipped, long cancelled) {
        long open() {
            return line.quantity() - shipped - cancelled;
        }
    }

    Checked check(OrderRecord given) {
        var form = new Form();
        var customer = customers.get(given.customer());
        if (customer == null) {
            form.fault("/customer", "There is no customer %s. Check the code, or import the customer first.".formatted(given.customer()));
        }
        form.key("/number", given.number());
        form.oneOf("/channel", given.channel(), CHANNELS);
        form.between("/priority", given.priority(), 1, 9);
        form.currency("/currency", given.currency());
        form.oneOf("/shipping", given.shipping(), List.of("as-available", "complete-lines", "complete-order"));
        var orderedAt = Objects.requireNonNullElse(given.orderedAt(), now);
        if (orderedAt.isAfter(now)) {
            form.fault("/orderedAt", "%s is still to come.".formatted(orderedAt));
        }
        var location = location(given.location(), form);
        var lines = lines(given, orderedAt, form);
        if (!form.isFaultless() || customer == null || location == null) {
            return new Checked(new PastOrder(order(given, 0, 5, orderedAt, null, List.of()), List.of(), List.of()), List.of(), Set.of(), form);
        }
        var order = order(given, customer.id(), Objects.requireNonNullElse(given.priority(), customer.priority()), orderedAt,
                given.location() == null ? null : location.id(), lines.stream().map(Line::line).toList());
        return new Checked(new PastOrder(order, sent(given, lines, location, orderedAt), cancelled(lines, orderedAt)),
                open(given, lines, location), known(given, lines), form);
    }

    private @Nullable Location location(@Nullable String code, Form form) {
        var found = locations.stream().filter(one -> code == null ? one.active() : one.code().equals(code)).findFirst().orElse(null);
        if (found == null) {
            form.fault("/location", code == null
                    ? "There is no active location. Import the locations first."
                    : "There is no location %s. Check the code, or import the location first.".formatted(code));
        }
        return found;
    }

    private List<Line> lines(OrderRecord given, Instant orderedAt, Form form) {
        var lines = new ArrayList<Line>();
        var numbers = new HashSet<Integer>();
        for (var i = 0; i < given.lines().size(); i++) {
            var line = given.lines().get(i);
            var pointer = "/lines/" + i;
            if (line.line() < 1 || !numbers.add(line.line())) {
                form.fault(pointer + "/line", "Line %d cannot be: lines are numbered from 1, each once.".formatted(line.line()));
            }
            var item = items.get(line.sku());
            if (item == null) {
                form.fault(pointer + "/sku", "There is no item %s. Check the sku, or import the item first.".formatted(line.sku()));
                continue;
            }
            try {
                lines.add(line(line, item, orderedAt, pointer));
            } catch (Problem refused) {
                refused.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
            }
        }
        return lines;
    }

    private Line line(OrderRecord.Line given, Item item, Instant orderedAt, String pointer) {
        var quantity = item.units().readPositive(given.quantity(), pointer + "/quantity");
        var cancelled = given.cancelled() == null ? 0 : item.units().read(given.cancelled(), pointer + "/cancelled");
        var all = given.shippedOn() == null ? 0 : quantity - cancelled;
        var shipped = given.shipped() == null ? all : item.units().read(given.shipped(), pointer + "/shipped");
        if (shipped < 0 || cancelled < 0) {
            throw Problem.refused(pointer + (shipped < 0 ? "/shipped" : "/cancelled"), "This cannot be less than 0.");
        }
        if (shipped + cancelled > quantity) {
            throw Problem.refused(pointer + "/shipped", "%s were ordered, so %s shipped and %s cancelled are too many.".formatted(
                    given.quantity(), item.units().text(shipped), item.units().text(cancelled)));
        }
        var price = given.price() == null ? item.price() : new BigDecimal(given.price());
        return new Line(new NewOrder.Line(given.line(), item.id(), quantity, price, null, null, false, orderedAt, null, null), shipped, cancelled);
    }

    private NewOrder order(OrderRecord given, long customer, int priority, Instant orderedAt, @Nullable Long location, List<NewOrder.Line> lines) {
        var shipping = lines.isEmpty() ? Shipping.AS_AVAILABLE : Shipping.read(given.shipping(), "/shipping");
        return new NewOrder(given.number(), given.reference(), null, customer, given.channel(), orderedAt, given.requestedOn(), priority, shipping,
                location, given.latestAcceptableOn(), Objects.requireNonNullElse(given.currency(), currency), null, null, null, null, null, null, lines);
    }

    private static List<PastOrder.Sent> sent(OrderRecord given, List<Line> lines, Location location, Instant orderedAt) {
        var sent = new ArrayList<PastOrder.Sent>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).shipped > 0) {
                var day = given.lines().get(i).shippedOn();
                var at = day == null ? orderedAt : day.atTime(LocalTime.NOON).atZone(location.zone()).toInstant();
                sent.add(new PastOrder.Sent(lines.get(i).line.line(), lines.get(i).shipped, location.id(), at.isBefore(orderedAt) ? orderedAt : at));
            }
        }
        return sent;
    }

    private static List<PastOrder.Cancelled> cancelled(List<Line> lines, Instant at) {
        return lines.stream()
                .filter(line -> line.cancelled > 0)
                .map(line -> new PastOrder.Cancelled(line.line.line(), line.cancelled, "cancelled before the import", at))
                .toList();
    }

    private List<OpenOrders.Open> open(OrderRecord given, List<Line> lines, Location location) {
        var open = new ArrayList<OpenOrders.Open>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).open() > 0) {
                open.add(new OpenOrders.Open(given.number(), lines.get(i).line.line(), location.id(), given.lines().get(i).promisedOn(), now));
            }
        }
        return open;
    }

    private static Set<OrderTakeOver.Known> known(OrderRecord given, List<Line> lines) {
        var known = new ArrayList<OrderTakeOver.Known>();
        for (var i = 0; i < lines.size(); i++) {
            known.add(new OrderTakeOver.Known(given.number(), lines.get(i).line.line(), given.lines().get(i).sku(), lines.get(i).line.quantity()));
        }
        return known.stream().collect(toSet());
    }
}
