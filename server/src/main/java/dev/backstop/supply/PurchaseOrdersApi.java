package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/purchase-orders")
class PurchaseOrdersApi {
    private final PurchaseOrders orders;
    private final PurchaseOrderForm form;
    private final Vendors vendors;
    private final Locations locations;
    private final Items items;
    private final Json json;

    PurchaseOrdersApi(PurchaseOrders orders, PurchaseOrderForm form, Vendors vendors, Locations locations, Items items, Json json) {
        this.orders = orders;
        this.form = form;
        this.vendors = vendors;
        this.locations = locations;
        this.items = items;
        this.json = json;
    }

    @Strict
    record Quantity(@Nullable String quantity) {}

    @PostMapping
    ResponseEntity<PurchaseOrderResource> create(@RequestBody PurchaseOrderRequest request) {
        var made = resource(orders.create(form.read(request)));
        return ResponseEntity.created(URI.create("/api/v1/purchase-orders/" + org.springframework.web.util.UriUtils.encodePathSegment(
                made.number(), java.nio.charset.StandardCharsets.UTF_8))).eTag(json.etag(made)).body(made);
    }

    @GetMapping("/{number}")
    ResponseEntity<PurchaseOrderResource> get(@PathVariable String number) {
        return answer(orders.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number)));
    }

    @GetMapping
    Listing<PurchaseOrderResource> list(@RequestParam @Nullable String vendor, @RequestParam @Nullable String state, @RequestParam @Nullable String sku,
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        var filter = new PurchaseOrders.Filter(
                vendor == null ? null : vendors.require(vendor, "/vendor").id(),
                state == null ? null : PurchaseOrder.State.read(state, "/state"),
                sku == null ? null : items.require(sku, "/sku").id());
        var page = orders.list(filter, Cursor.of(cursor, limit));
        return new Listing<>(resources(page.data()), page.nextCursor());
    }

    @PostMapping("/{number}/send")
    ResponseEntity<PurchaseOrderResource> send(@PathVariable String number, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(orders.send(present(number, ifMatch)));
    }

    @PostMapping("/{number}/cancel")
    ResponseEntity<PurchaseOrderResource> cancel(@PathVariable String number, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(orders.cancel(present(number, ifMatch)));
    }

    @PatchMapping("/{number}/lines/{line}")
    ResponseEntity<PurchaseOrderResource> change(@PathVariable String number, @PathVariable int line, @RequestBody Quantity wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var order = present(number, ifMatch);
        var changed = line(order, line);
        if (wanted.quantity() == null) {
            throw Problem.refused("/quantity", "Say how much, such as {\"quantity\":\"12\"}.");
        }
        return answer(orders.change(order, changed, item(changed).units().readPositive(wanted.quantity(), "/quantity")));
    }

    @PatchMapping("/{number}/lines/{line}/parts/{part}")
    ResponseEntity<PurchaseOrderResource> reschedule(@PathVariable String number, @PathVariable int line, @PathVariable int part, @RequestBody JsonNode wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var order = present(number, ifMatch);
        var moved = line(order, line);
        var found = moved.parts().stream().filter(each -> each.part() == part).findFirst()
                .orElseThrow(() -> Problem.notFound("part", "%d of line %d of purchase order %s".formatted(part, line, number)));
        var reason = wanted.path("reason").asString(null);
        if (wanted.has("requestedOn")) {
            return answer(orders.ask(order, moved, found, asked(wanted), reason));
        }
        return answer(orders.reschedule(order, moved, found, day(wanted), reason));
    }

    /** A date that the vendor is asked for; what we ourselves expect is then not for the same request to say. */
    private static LocalDate asked(JsonNode wanted) {
        if (wanted.has("expectedOn")) {
            throw Problem.refused("/expectedOn", "Name requestedOn to ask the vendor for a date, or expectedOn for what you expect yourself, not both.");
        }
        try {
            return LocalDate.parse(wanted.path("requestedOn").asString(""));
        } catch (DateTimeParseException _) {
            throw Problem.refused("/requestedOn", "%s is not a date. Write it as 2026-05-17.".formatted(wanted.path("requestedOn").asString("")));
        }
    }

    /** A date must be named, though it may be null: absent is no answer to the question when it comes. */
    private static @Nullable LocalDate day(JsonNode wanted) {
        var day = wanted.get("expectedOn");
        if (day == null) {
            throw Problem.refused("/expectedOn", "Name the new date, or null if none is known: {\"expectedOn\":\"2026-05-17\",\"reason\":\"…\"}.");
        }
        try {
            return day.isNull() ? null : LocalDate.parse(day.asString(""));
        } catch (DateTimeParseException _) {
            throw Problem.refused("/expectedOn", "%s is not a date. Write it as 2026-05-17.".formatted(day.asString("")));
        }
    }

    @PostMapping("/{number}/confirmations")
    ResponseEntity<PurchaseOrderResource> confirm(@PathVariable String number, @RequestBody ConfirmationRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var order = present(number, ifMatch);
        return answer(orders.confirm(order, request.read(order, items(List.of(order)))));
    }

    private PurchaseOrder present(String number, @Nullable String ifMatch) {
        var order = orders.require(number);
        if (ifMatch != null) {
            json.requireMatch(ifMatch, resource(order));
        }
        return order;
    }

    private static PurchaseOrder.Line line(PurchaseOrder order, int line) {
        return order.line(line).orElseThrow(() -> Problem.notFound("line", "%d of purchase order %s".formatted(line, order.number())));
    }

    private Item item(PurchaseOrder.Line line) {
        return Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
    }

    private ResponseEntity<PurchaseOrderResource> answer(PurchaseOrder order) {
        var resource = resource(order);
        return ResponseEntity.ok().eTag(json.etag(resource)).body(resource);
    }

    private PurchaseOrderResource resource(PurchaseOrder order) {
        return resources(List.of(order)).getFirst();
    }

    private List<PurchaseOrderResource> resources(List<PurchaseOrder> page) {
        var sellers = vendors.byIds(page.stream().map(PurchaseOrder::vendor).collect(toSet()));
        var places = locations.all().stream().collect(toMap(Location::id, Location::code));
        var goods = items(page);
        return page.stream().map(order -> PurchaseOrderResource.of(order, Objects.requireNonNull(sellers.get(order.vendor())).code(),
                Objects.requireNonNull(places.get(order.location())), goods)).toList();
    }

    private Map<Long, Item> items(List<PurchaseOrder> page) {
        return items.byIds(page.stream().flatMap(order -> order.lines().stream()).map(PurchaseOrder.Line::item).collect(toSet()));
    }
}
