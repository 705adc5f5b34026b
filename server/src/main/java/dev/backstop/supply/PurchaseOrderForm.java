package dev.backstop.supply;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a client asks to buy, and tells every fault of it at once. */
@Component
class PurchaseOrderForm {
    private static final int MOST_LINES = 1000;

    private final Vendors vendors;
    private final Locations locations;
    private final Items items;

    PurchaseOrderForm(Vendors vendors, Locations locations, Items items) {
        this.vendors = vendors;
        this.locations = locations;
        this.items = items;
    }

    NewPurchaseOrder read(PurchaseOrderRequest request) {
        var form = new Form();
        if (request.number() != null) {
            form.key("/number", request.number());
        }
        form.oneOf("/state", request.state(), List.of("draft", "sent"));
        var vendor = vendor(request.vendor(), form);
        var location = location(request.location(), form);
        var lines = lines(request.lines() == null ? List.of() : request.lines(), form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        return new NewPurchaseOrder(request.number(), vendor.orElseThrow().id(), location.orElseThrow().id(), "sent".equals(request.state()),
                request.orderOn(), null, lines);
    }

    private Optional<Vendor> vendor(@Nullable String code, Form form) {
        form.required("/vendor", code, "Name the vendor that the order goes to.");
        var found = code == null ? Optional.<Vendor>empty() : vendors.byCode(code);
        if (code != null && !code.isBlank() && found.isEmpty()) {
            form.fault("/vendor", "There is no vendor %s. Check the code, or create the vendor first.".formatted(code));
        }
        return found;
    }

    private Optional<Location> location(@Nullable String code, Form form) {
        form.required("/location", code, "Name the location that the goods come to.");
        var found = code == null ? Optional.<Location>empty() : locations.byCode(code);
        if (code != null && !code.isBlank() && found.isEmpty()) {
            form.fault("/location", "There is no location %s. Check the code, or create the location first.".formatted(code));
        }
        if (found.isPresent() && found.get().isDirect()) {
            form.fault("/location", ("From %s the vendor ships straight to customers: what is bought there is bought for one customer's order each. "
                    + "Release the proposal for that order, or name a location of ours.").formatted(code));
        }
        if (found.isPresent() && !found.get().active()) {
            form.fault("/location", "%s is not active, so nothing can be ordered to it.".formatted(code));
        }
        return found;
    }

    private List<NewPurchaseOrder.Line> lines(List<PurchaseOrderRequest.Line> wanted, Form form) {
        if (wanted.isEmpty() || wanted.size() > MOST_LINES) {
            form.fault("/lines", "An order has 1 to %,d lines, but this has %,d.".formatted(MOST_LINES, wanted.size()));
            return List.of();
        }
        var known = items.bySkus(wanted.stream().map(PurchaseOrderRequest.Line::sku).filter(Objects::nonNull).collect(toSet()));
        var numbers = new HashSet<Integer>();
        var lines = new ArrayList<NewPurchaseOrder.Line>();
        for (var i = 0; i < wanted.size(); i++) {
            var number = wanted.get(i).line();
            var line = line(wanted.get(i), number == null ? i + 1 : number, known, "/lines/" + i, form);
            if (!numbers.add(number == null ? i + 1 : number)) {
                form.fault("/lines/%d/line".formatted(i), "Line %d stands twice. Give each line its own number.".formatted(number == null ? i + 1 : number));
            }
            line.ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<NewPurchaseOrder.Line> line(PurchaseOrderRequest.Line line, int number, Map<String, Item> known, String pointer, Form form) {
        form.between(pointer + "/line", number, 1, 100_000);
        form.required(pointer + "/sku", line.sku(), "Name the item by its sku.");
        form.required(pointer + "/quantity", line.quantity(), "Say how much, such as \"20\".");
        var item = line.sku() == null ? null : known.get(line.sku());
        if (item == null && line.sku() != null && !line.sku().isBlank()) {
            form.fault(pointer + "/sku", "There is no item %s. Check the sku, or create the item first.".formatted(line.sku()));
        }
        if (item != null && item.isKit()) {
            form.fault(pointer + "/sku", "%s is a kit and is put together when it ships. Order its components.".formatted(line.sku()));
        }
        if (item == null || line.quantity() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NewPurchaseOrder.Line(number, item.id(), item.units().readPositive(line.quantity(), pointer + "/quantity"), line.expectedOn()));
        } catch (Problem refused) {
            PastOrderForm.take(refused, form);
            return Optional.empty();
        }
    }
}
