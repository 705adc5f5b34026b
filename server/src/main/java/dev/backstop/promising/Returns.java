package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Place;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goods that customers send back: what can be sold goes to the first in line. */
@RestController
@RequestMapping("/api/v1/returns")
class Returns {
    private final JdbcClient jdbc;
    private final Orders orders;
    private final OrderView view;
    private final OrderEdits edits;
    private final OrderChanges changes;
    private final Stock stock;
    private final Settlement settlement;

    Returns(JdbcClient jdbc, Orders orders, OrderView view, OrderEdits edits, OrderChanges changes, Stock stock, Settlement settlement) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.view = view;
        this.edits = edits;
        this.changes = changes;
        this.stock = stock;
        this.settlement = settlement;
    }

    /** What came back. */
    @Strict
    record Request(@Nullable String order, @Nullable List<Line> lines) {}

    /** One line of it; {@code replace}: the customer gets the same again. */
    @Strict
    record Line(int line, @Nullable String quantity, @Nullable String condition, @Nullable Boolean replace) {}

    @PostMapping
    ResponseEntity<OrderJson> takeBack(@RequestBody Request request) {
        var number = Objects.requireNonNullElse(request.order(), "");
        Problem.requireGiven("/order", number, "An order is needed. Give its number.");
        var order = orders.require(number);
        var back = new ArrayList<Movement>();
        var given = Objects.requireNonNullElse(request.lines(), List.<Line>of());
        if (given.isEmpty()) {
            throw Problem.refused("/lines", "Name at least one line that came back.");
        }
        for (var i = 0; i < given.size(); i++) {
            var line = orders.requireLine(order, given.get(i).line());
            var item = changes.item(line);
            var units = item.units().readPositive(Objects.requireNonNullElse(given.get(i).quantity(), ""), "/lines/%d/quantity".formatted(i));
            var condition = condition(given.get(i).condition(), i);
            requireShipped(line, units, item, i);
            orders.takeBack(line, units, condition.code());
            var location = shippedFrom(line);
            OpenLine.componentsOf(item).forEach(c -> back.add(new Movement(new Place(c.item(), location), condition, "",
                    Math.multiplyExact(units, c.quantity()), "return", number, null)));
        }
        settlement.lock(back.stream().map(Movement::place).distinct().toList());
        stock.post(back, "returned", "Goods of order " + number + " came back.", number);
        settlement.settle();
        for (var i = 0; i < given.size(); i++) {
            if (Boolean.TRUE.equals(given.get(i).replace())) {
                var line = orders.requireLine(order, given.get(i).line());
                var units = changes.item(line).units().read(Objects.requireNonNullElse(given.get(i).quantity(), ""), "/lines/%d/quantity".formatted(i));
                var asked = new AskedLine(edits.nextLine(order), changes.item(line), units, 1, i);
                changes.add(order, List.of(asked), List.of(changes.newLine(asked, null, line.line())), null);
            }
        }
        return ResponseEntity.status(201).body(view.of(order));
    }

    private static Condition condition(@Nullable String code, int index) {
        try {
            return Condition.valueOf(Objects.requireNonNullElse(code, "sellable").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Problem.refused("/lines/%d/condition".formatted(index), "%s is no condition. Use sellable, quarantine or damaged.".formatted(code));
        }
    }

    private static void requireShipped(OrderLine line, long units, Item item, int index) {
        if (line.returned() + units > line.shipped()) {
            throw Problem.refused("/lines/%d/quantity".formatted(index), "Only %s of line %d were shipped and not yet returned, so %s cannot come back.".formatted(
                    item.units().text(line.shipped() - line.returned()), line.line(), item.units().text(units)));
        }
    }

    private long shippedFrom(OrderLine line) {
        return jdbc.sql("""
                SELECT s.location_id FROM orders.shipment s JOIN orders.shipment_line sl ON sl.shipment_id = s.id
                 WHERE sl.line_id = :line AND s.reversed_at IS NULL ORDER BY s.id DESC LIMIT 1
                """).param("line", line.id()).query(Long.class).optional()
                .orElseThrow(() -> Problem.conflict("not-shipped", "No shipment of line %d is known, so nothing of it can come back.".formatted(line.line())));
    }
}
