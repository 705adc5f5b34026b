package dev.backstop.promising;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.orders.NewOrder;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goods that go along with an order for nothing: out of what is free when everyone who waits is served, never out of what is still to come. */
@Component
public class Gifts {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Orders orders;
    private final Items items;
    private final OrderChanges changes;
    private final OrderEdits edits;
    private final OrderIntake intake;
    private final Settlement settlement;
    private final FirmReader firms;

    Gifts(JdbcClient jdbc, Clock clock, Orders orders, Items items, OrderChanges changes, OrderEdits edits, OrderIntake intake, Settlement settlement,
            FirmReader firms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.orders = orders;
        this.items = items;
        this.changes = changes;
        this.edits = edits;
        this.intake = intake;
        this.settlement = settlement;
        this.firms = firms;
    }

    /**
     * Adds a line at no price to an order, which holds its units from then on like any other. Nothing counts as told.
     *
     * @param quantity in the item's smallest unit
     * @return the line; empty, and nothing changed, where so much is not free there any more, or nothing of the order is open
     */
    public Optional<OrderLine> give(String number, long item, long quantity, long location) {
        var known = orders.byNumber(number).orElseThrow();
        var goods = Objects.requireNonNull(items.byIds(List.of(item)).get(item), "the database keeps the reference");
        var firm = firms.now();
        var there = firm.location(location);
        var places = new ArrayList<>(changes.places(lines(known.id())));
        places.add(new Place(item, location));
        settlement.lock(places);
        var order = orders.require(number);
        if (goods.isKit() || lines(order.id()).stream().allMatch(line -> line.open() == 0) || free(item, location, there.today(firm.now())) < quantity) {
            return Optional.empty();
        }
        var asked = new AskedLine(edits.nextLine(order), goods, quantity, 1, 0);
        orders.add(order, List.of(new NewOrder.Line(asked.line(), item, quantity, BigDecimal.ZERO, null, null, false, clock.instant(), null, null)));
        intake.promise(order, List.of(new Sourcing.Share(asked, there, quantity)), Cause.edited(number));
        return Optional.of(orders.requireLine(order, asked.line()));
    }

    /** Less what is protected for anybody; nothing where anybody waits. */
    private long free(long item, long location, LocalDate today) {
        return jdbc.sql("""
                SELECT on_hand - allocated - coalesce((SELECT sum(p.quantity) FROM catalog.protected_stock p
                          WHERE p.item_id = :item AND p.location_id = :location AND (p.until IS NULL OR p.until >= :today)), 0)
                  FROM promising.availability WHERE item_id = :item AND location_id = :location AND backordered = 0
                """).param("item", item).param("location", location).param("today", today).query(Long.class).optional().orElse(0L);
    }

    private List<OrderLine> lines(long order) {
        return orders.lines(List.of(order)).getOrDefault(order, List.of());
    }
}
