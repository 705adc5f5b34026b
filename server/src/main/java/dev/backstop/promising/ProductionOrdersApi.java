package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Lots;
import dev.backstop.supply.ProductionOrder;
import dev.backstop.supply.ProductionOrders;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What we make ourselves. */
@RestController
@RequestMapping("/api/v1/production-orders")
class ProductionOrdersApi {
    private final Productions productions;
    private final ProductionOrders orders;
    private final ScheduleView schedules;
    private final Items items;
    private final Locations locations;
    private final Lots lots;

    ProductionOrdersApi(Productions productions, ProductionOrders orders, ScheduleView schedules, Items items, Locations locations,
            Lots lots) {
        this.productions = productions;
        this.orders = orders;
        this.schedules = schedules;
        this.items = items;
        this.locations = locations;
        this.lots = lots;
    }

    /** {@code dueOn} absent: as the terms of making say. */
    @Strict
    record Request(@Nullable String sku, @Nullable String location, @Nullable String quantity, @Nullable LocalDate dueOn) {}

    /** What came out since the last report; {@code lot} where the item is kept in lots, and the day on which that expires. */
    @Strict
    record Report(@Nullable String good, @Nullable String scrap, @Nullable String lot, @Nullable LocalDate expiresOn) {}

    @Strict
    record Rescheduled(@Nullable LocalDate dueOn, @Nullable String reason) {}

    /**
     * A production order as callers see it; {@code open} is still to come.
     *
     * @param dueOn      the day that was asked for
     * @param expectedOn the day that its components allow; null: of one of them nobody knows
     */
    record Json(String number, String sku, String location, String quantity, String good, String scrap, String open,
            @Nullable LocalDate dueOn, @Nullable LocalDate expectedOn, String state, Instant createdAt, @Nullable Instant startedAt,
            List<ComponentJson> components) {}

    /** {@code schedule}: where what is not issued yet comes from. */
    record ComponentJson(int line, String sku, String name, String unit, String quantity, String issued, List<ScheduleJson> schedule) {}

    @PostMapping
    ResponseEntity<Json> create(@RequestBody Request request) {
        var item = items.require(Objects.requireNonNullElse(request.sku(), ""), "/sku");
        var location = locations.require(Objects.requireNonNullElse(request.location(), ""), "/location").requireOurs("/location");
        if (item.isKit()) {
            throw Problem.refused("/sku", "%s is a kit: it is assembled when it ships, not made ahead.".formatted(item.sku()));
        }
        var quantity = item.units().readPositive(Objects.requireNonNullElse(request.quantity(), ""), "/quantity");
        var made = json(productions.create(new Place(item.id(), location.id()), quantity, request.dueOn()));
        return ResponseEntity.created(URI.create("/api/v1/production-orders/" + made.number())).body(made);
    }

    @GetMapping
    Listing<Json> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return orders.list(Cursor.of(cursor, limit)).map(this::json);
    }

    @GetMapping("/{number}")
    Json get(@PathVariable String number) {
        return json(require(number));
    }

    @PatchMapping("/{number}")
    Json reschedule(@PathVariable String number, @RequestBody Rescheduled wanted) {
        return json(productions.reschedule(number, wanted.dueOn(), wanted.reason()));
    }

    @PostMapping("/{number}/start")
    Json start(@PathVariable String number) {
        return json(productions.start(number));
    }

    @PostMapping("/{number}/report")
    Json report(@PathVariable String number, @RequestBody Report report) {
        var item = item(require(number));
        var good = item.units().read(Objects.requireNonNullElse(report.good(), "0"), "/good");
        var scrap = item.units().read(Objects.requireNonNullElse(report.scrap(), "0"), "/scrap");
        if (good < 0 || scrap < 0 || good + scrap == 0) {
            throw Problem.refused("/good", "Report what came out: good, scrap, or both, more than 0.");
        }
        if (item.lots() && good > 0 && (report.lot() == null || report.lot().isBlank())) {
            throw Problem.refused("/lot", "%s is kept in lots. Name the lot.".formatted(item.sku()));
        }
        if (report.expiresOn() != null && (!item.lots() || good == 0)) {
            throw Problem.refused("/expiresOn", "A day of expiry goes with a lot of what came out good. Leave it out.");
        }
        if (report.expiresOn() != null && report.lot() != null) {
            lots.expires(item, report.lot().strip(), report.expiresOn());
        }
        return json(productions.report(number, good, scrap, item.lots() && report.lot() != null ? report.lot().strip() : null));
    }

    @PostMapping("/{number}/finish")
    Json finish(@PathVariable String number) {
        return json(productions.finish(number));
    }

    @PostMapping("/{number}/cancel")
    Json cancel(@PathVariable String number) {
        return json(productions.cancel(number));
    }

    private ProductionOrder require(String number) {
        return orders.byNumber(number).orElseThrow(() -> Problem.notFound("production order", number));
    }

    private Item item(ProductionOrder order) {
        return Objects.requireNonNull(items.byIds(List.of(order.item())).get(order.item()), "item of an order");
    }

    private Json json(ProductionOrder order) {
        var item = item(order);
        var units = item.units();
        var known = items.byIds(order.components().stream().map(ProductionOrder.Component::item).distinct().toList());
        var schedule = schedules.of(OpenLine.Kind.PRODUCTION, order.number()).stream().collect(groupingBy(ScheduleView.Row::lineNumber));
        var components = order.components().stream().map(each -> {
            var component = Objects.requireNonNull(known.get(each.item()), "item of a component");
            return new ComponentJson(each.line(), component.sku(), component.name(), component.units().unit(),
                    component.units().text(each.quantity()), component.units().text(each.issued()),
                    schedule.getOrDefault(each.line(), List.of()).stream().map(ScheduleView.Row::json).toList());
        }).toList();
        return new Json(order.number(), item.sku(), locations.get(order.location()).code(), units.text(order.quantity()),
                units.text(order.part().received()),
                units.text(order.scrapped()), units.text(order.part().open()), order.dueOn(), order.part().expectedOn(), order.state(), order.createdAt(),
                order.startedAt(), components);
    }
}
