package dev.backstop.promising;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goods that were not where a pick list sent somebody. They leave the stock as a count difference; what was found of the same order line
 * stays in
 * the hands of the floor and ships, and what is missing is promised anew.
 */
@Component
class ShortPicks {
    private final JdbcClient jdbc;
    private final Orders orders;
    private final Items items;
    private final OrderChanges changes;
    private final ScheduleBook schedule;
    private final PegTaking pegs;
    private final Stock stock;
    private final FloorStock floor;
    private final Settlement settlement;

    ShortPicks(JdbcClient jdbc, Orders orders, Items items, OrderChanges changes, ScheduleBook schedule, PegTaking pegs, Stock stock,
            FloorStock floor,
            Settlement settlement) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.items = items;
        this.changes = changes;
        this.schedule = schedule;
        this.pegs = pegs;
        this.stock = stock;
        this.floor = floor;
        this.settlement = settlement;
    }

    /**
     * So many units of an order line that were not where they should be.
     *
     * @param sku the component that is missing of a kit; null: the line's item
     * @param lot where the line is fetched from several; null: from its only one
     */
    @Strict
    record Missing(@Nullable String order, int line, @Nullable String quantity, @Nullable String sku, @Nullable String lot) {}

    /** What a list fetches of one item and lot for a schedule line of {@code units}; {@code toFetch} is without what was missing before. */
    private record Row(long schedule, long units, long location, long item, String lot, long toFetch) {}

    /** So much of a row is not fetched any more. */
    private record Cut(Row row, long units) {}

    /** @throws Problem 404 for an unknown list, 409 where it holds nothing of the line, 422 where it cannot be told what is missing, or it is more than was to be fetched */
    void report(String number, Missing missing) {
        if (jdbc.sql("SELECT id FROM promising.pick WHERE number = :number").param("number", number)
                .query(Long.class).optional().isEmpty()) {
            throw Problem.notFound("pick", number);
        }
        var named = Objects.requireNonNullElse(missing.order(), "");
        Problem.requireGiven("/order", named, "An order is needed. Give its number.");
        var order = orders.byNumber(named)
                .orElseThrow(() -> Problem.refused("/order", "There is no order %s.".formatted(named)));
        var line = orders.requireLine(order, missing.line());
        changes.lock(List.of(line));
        var rows = rows(number, line);
        if (rows.isEmpty()) {
            throw Problem.conflict("not-in-pick", "Pick %s holds nothing of line %d of order %s.".formatted(number, missing.line(),
                    order.number()));
        }
        var component = component(changes.item(line), missing);
        var in = items(component.item()).units();
        var units = in.readPositive(Objects.requireNonNullElse(missing.quantity(), ""), "/quantity");
        var lot = lot(rows.stream().filter(row -> row.item() == component.item()).map(Row::lot).distinct().toList(), missing);
        var listed = rows.stream().filter(row -> row.item() == component.item() && row.lot().equals(lot)).mapToLong(Row::toFetch).sum();
        if (units > listed) {
            throw Problem.refused("/quantity", "%s were not found, but only %s are fetched here. If more is missing, count the item on its stock page."
                    .formatted(in.text(units), in.text(listed)));
        }
        giveUp(number, line, rows.stream().sorted(comparing((Row row) -> !(row.item() == component.item() && row.lot().equals(lot))))
                .toList(),
                Math.ceilDiv(units, component.quantity()));
        var place = new Place(component.item(), rows.getFirst().location());
        stock.post(List.of(new Movement(place, Condition.SELLABLE, lot, -units, "count", number, "short in picking")), "count",
                "Goods were missing when they were picked.", number);
        floor.requireUntouched(List.of(place));
        settlement.settle();
    }

    private Item items(long id) {
        return Objects.requireNonNull(items.byIds(List.of(id)).get(id), "item of a component");
    }

    private Item.Component component(Item item, Missing missing) {
        var components = OpenLine.componentsOf(item);
        if (missing.sku() == null && components.size() == 1) {
            return components.getFirst();
        }
        var known = items.byIds(components.stream().map(Item.Component::item).toList());
        return components.stream().filter(each -> Objects.requireNonNull(known.get(each.item()),
                "a component").sku().equals(missing.sku())).findFirst()
                .orElseThrow(() -> Problem.refused("/sku", "Line %d is fetched as %s. Say which of them was not found."
                        .formatted(missing.line(),
                        known.values().stream().map(Item::sku).sorted().collect(joining(", ")))));
    }

    private static String lot(List<String> lots, Missing missing) {
        var named = missing.lot() == null || missing.lot().isBlank() ? null : missing.lot().strip();
        if (named == null && lots.size() == 1) {
            return lots.getFirst();
        }
        return lots.stream().filter(lot -> lot.equals(named)).findFirst().orElseThrow(() -> Problem.refused("/lot",
                "Line %d is fetched from lot %s. Say of which lot it was not found.".formatted(missing.line(), String.join(", ", lots))));
    }

    /** Takes units of the order line out of the hands of the floor: from where the missing goods should have come first. */
    private void giveUp(String number, OrderLine line, List<Row> rows, long quantity) {
        var left = quantity;
        var cuts = new ArrayList<Cut>();
        for (var id : rows.stream().map(Row::schedule).distinct().toList()) {
            var mine = rows.stream().filter(row -> row.schedule() == id).toList();
            var units = Math.min(left, mine.getFirst().units());
            if (units > 0) {
                pegs.putBack(schedule.take(id, units, "open"), id, units, changes.item(line));
                OpenLine.componentsOf(changes.item(line)).forEach(component -> cuts.addAll(cut(mine, component, units)));
                left -= units;
            }
        }
        write(number, cuts);
    }

    private static List<Cut> cut(List<Row> rows, Item.Component component, long quantity) {
        var cuts = new ArrayList<Cut>();
        var left = Math.multiplyExact(quantity, component.quantity());
        for (var row : rows) {
            var units = row.item() == component.item() ? Math.min(left, row.toFetch()) : 0;
            if (units > 0) {
                cuts.add(new Cut(row, units));
                left -= units;
            }
        }
        return cuts;
    }

    private List<Row> rows(String number, OrderLine line) {
        return jdbc.sql("""
                SELECT part.id AS schedule, part.quantity AS units, part.location_id AS location, line.item_id AS item, line.lot,
                       line.quantity - line.short AS to_fetch
                  FROM promising.pick
                  JOIN promising.pick_line line ON line.pick_id = pick.id
                  JOIN promising.schedule_line part ON part.id = line.schedule_line_id AND part.state = 'released'
                 WHERE pick.number = :number AND pick.state = 'open' AND part.line_id = :line AND line.quantity > line.short
                 ORDER BY part.id DESC, line.item_id, line.fetched, line.lot
                   FOR UPDATE OF line
                """).param("number", number).param("line", line.id()).query(Row.class).list();
    }

    private void write(String number, List<Cut> cuts) {
        jdbc.sql("""
                UPDATE promising.pick_line line
                   SET short = line.short + cut.units, fetched = least(line.fetched, line.quantity - line.short - cut.units)
                  FROM unnest(:schedules::bigint[], :items::bigint[], :lots::text[], :units::bigint[]) AS cut (schedule, item, lot, units)
                 WHERE line.pick_id = (SELECT id FROM promising.pick WHERE number = :number)
                   AND (line.schedule_line_id, line.item_id, line.lot) = (cut.schedule, cut.item, cut.lot)
                """)
                .param("number", number).param("schedules", Columns.longs(cuts, cut -> cut.row().schedule()))
                .param("items", Columns.longs(cuts, cut -> cut.row().item())).param("lots", Columns.texts(cuts, cut -> cut.row().lot()))
                .param("units", Columns.longs(cuts, Cut::units)).update();
    }
}
