package dev.backstop.supply;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.Vendor;
import dev.backstop.planning.OrderCalendar;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the lines of one order from elsewhere. */
record PastLineForm(
        PastOrder order, Vendor vendor, Location location, Map<String, Item> items, Map<Place, SourcingTerm> terms, LocalDate today, Form form) {

    /** The lines that are without fault. */
    List<PlacedOrder.Line> lines() {
        var lines = new ArrayList<PlacedOrder.Line>();
        var numbers = new HashSet<Integer>();
        for (var i = 0; i < order.lines().size(); i++) {
            var line = order.lines().get(i);
            var number = line.line() == null ? i + 1 : line.line();
            var pointer = "/lines/" + i;
            if (number < 1 || !numbers.add(number)) {
                form.fault(pointer + "/line", "Line %d cannot be: lines are numbered from 1, each once.".formatted(number));
            }
            var item = items.get(line.sku());
            if (item == null) {
                form.fault(pointer + "/sku", "There is no item %s. Check the sku, or create the item first.".formatted(line.sku()));
                continue;
            }
            try {
                lines.add(line(line, number, item, pointer));
            } catch (Problem refused) {
                PastOrderForm.take(refused, form);
            }
        }
        return lines;
    }

    private PlacedOrder.Line line(PastOrder.Line line, int number, Item item, String pointer) {
        var quantity = item.units().readPositive(line.quantity(), pointer + "/quantity");
        var received = received(line, item, quantity, pointer);
        var whole = order.state().equals("received");
        var term = terms.get(new Place(item.id(), location.id()));
        var expectedOn = line.expectedOn() != null || received >= quantity ? line.expectedOn() : agreed(term);
        return new PlacedOrder.Line(number, item.id(), quantity, PurchaseTerms.purchase(item, quantity, term, vendor.currency()), expectedOn,
                line.expectedOn() == null, received, whole ? Math.max(0, quantity - received) : 0);
    }

    private long received(PastOrder.Line line, Item item, long quantity, String pointer) {
        var all = order.state().equals("received") ? quantity : 0;
        var received = line.received() == null ? all : item.units().read(line.received(), pointer + "/received");
        if (received < 0) {
            throw Problem.refused(pointer + "/received", "What was received cannot be less than 0, but was %s.".formatted(line.received()));
        }
        if (received > 0 && order.state().equals("draft")) {
            throw Problem.refused(pointer + "/received", "Nothing can have come of a draft. Use state sent or received.");
        }
        if (received > 0 && line.receivedOn() == null) {
            throw Problem.refused(pointer + "/receivedOn", "%s were received; name the day.".formatted(item.units().text(received)));
        }
        if (line.receivedOn() != null && line.receivedOn().isAfter(today)) {
            throw Problem.refused(pointer + "/receivedOn", "%s is still to come, so nothing was received then.".formatted(line.receivedOn()));
        }
        return received;
    }

    private @Nullable LocalDate agreed(@Nullable SourcingTerm term) {
        if (term == null || term.leadTimeDays() == null) {
            return null;
        }
        return new OrderCalendar(term.leadTimeDays(), term.leadTimeUnit() == SourcingTerm.LeadTimeUnit.WORKING, vendor.calendar(), vendor.orderDays(),
                location.calendar()).arrival(order.orderedOn() == null ? today : order.orderedOn()).orElse(null);
    }
}
