package dev.backstop.supply;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.supply.InboundShipments.Boarding;
import dev.backstop.supply.InboundShipments.Shipment;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Containers and shipping notices. */
@RestController
@RequestMapping("/api/v1/inbound-shipments")
class InboundShipmentsApi {
    private final InboundShipments shipments;
    private final PurchaseOrders orders;
    private final Items items;

    InboundShipmentsApi(InboundShipments shipments, PurchaseOrders orders, Items items) {
        this.shipments = shipments;
        this.orders = orders;
        this.items = items;
    }

    /** {@code expectedOn} absent: each part keeps its own date. */
    @Strict
    record Request(@Nullable LocalDate expectedOn, @Nullable String carrier, @Nullable List<TravellingRequest> parts) {}

    /** {@code part} absent: the first; {@code quantity} absent: all that is open. */
    @Strict
    record TravellingRequest(@Nullable String purchaseOrder, @Nullable Integer line, @Nullable Integer part, @Nullable String quantity) {}

    /** A shipment as callers see it. */
    record Json(String shipment, @Nullable LocalDate expectedOn, @Nullable String carrier, List<PartJson> parts) {}

    record PartJson(String purchaseOrder, int line, int part, String sku, String quantity, String open) {}

    @PutMapping("/{code}")
    ResponseEntity<Json> put(@PathVariable String code, @RequestBody Request request) {
        var form = new Form();
        form.key("", code);
        var boarding = boarding(Objects.requireNonNullElse(request.parts(), List.of()), form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var status = shipments.find(code).isPresent() ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status).body(json(shipments.put(code, request.expectedOn(), request.carrier(), boarding)));
    }

    private List<Boarding> boarding(List<TravellingRequest> given, Form form) {
        var known = new HashMap<String, PurchaseOrder>();
        given.stream().map(TravellingRequest::purchaseOrder).filter(Objects::nonNull).distinct().sorted()
                .forEach(number -> orders.byNumber(number).ifPresent(_ -> known.put(number, orders.require(number))));
        var ordered = items.byIds(known.values().stream().flatMap(order -> order.lines().stream()).map(PurchaseOrder.Line::item).distinct().toList());
        var boarding = new ArrayList<Boarding>();
        var seen = new HashSet<Long>();
        for (var i = 0; i < given.size(); i++) {
            try {
                var one = boarding(given.get(i), known.get(given.get(i).purchaseOrder()), ordered, "/parts/" + i);
                if (!seen.add(one.part().id())) {
                    form.fault("/parts/" + i, "This part stands twice. Name it once, with all that travels of it.");
                }
                boarding.add(one);
            } catch (Problem refused) {
                refused.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
            }
        }
        return boarding;
    }

    private static Boarding boarding(TravellingRequest given, @Nullable PurchaseOrder order, Map<Long, Item> ordered, String pointer) {
        Problem.requireGiven(pointer + "/purchaseOrder", Objects.requireNonNullElse(given.purchaseOrder(), ""),
                "A purchase order is needed. Give its number.");
        if (order == null) {
            throw Problem.refused(pointer + "/purchaseOrder",
                    "There is no purchase order %s. Check the number.".formatted(given.purchaseOrder()));
        }
        if (order.state() != PurchaseOrder.State.SENT) {
            throw Problem.refused(pointer + "/purchaseOrder",
                    "Purchase order %s is %s, so nothing of it is on its way.".formatted(order.number(), order.state().code()));
        }
        var line = order.line(Objects.requireNonNullElse(given.line(), 1)).orElseThrow(
                () -> Problem.refused(pointer + "/line", "Purchase order %s has no line %s.".formatted(order.number(), given.line())));
        var number = Objects.requireNonNullElse(given.part(), 1);
        var part = line.parts().stream().filter(each -> each.part() == number).findFirst().orElseThrow(
                () -> Problem.refused(pointer + "/part", "Line %d of purchase order %s has no part %d.".formatted(line.line(),
                order.number(), number)));
        var item = Objects.requireNonNull(ordered.get(line.item()), "item of a line");
        var units = given.quantity() == null ? part.open() : item.units().readPositive(given.quantity(), pointer + "/quantity");
        if (units > part.open() || units == 0) {
            throw Problem.refused(pointer + "/quantity", "Only %s of part %d are still to come, so %s cannot travel."
                    .formatted(item.units().text(part.open()), part.part(), item.units().text(units)));
        }
        return new Boarding(order, line, part, units);
    }

    @GetMapping("/{code}")
    Json get(@PathVariable String code) {
        return json(shipments.find(code).orElseThrow(() -> Problem.notFound("inbound shipment", code)));
    }

    @GetMapping
    Listing<Json> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return shipments.list(Cursor.of(cursor, limit)).map(this::json);
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String code) {
        shipments.delete(code);
    }

    private Json json(Shipment shipment) {
        var known = items.byIds(shipment.parts().stream().map(InboundShipments.Travelling::item).distinct().toList());
        return new Json(shipment.code(), shipment.expectedOn(), shipment.carrier(), shipment.parts().stream().map(part -> {
            var item = Objects.requireNonNull(known.get(part.item()), "item of a part");
            return new PartJson(part.order(), part.line(), part.part(), item.sku(), item.units().text(part.quantity()), item.units()
                    .text(part.open()));
        }).toList());
    }
}
