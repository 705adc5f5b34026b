package dev.backstop.promising;

import dev.backstop.access.Who;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Orders;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts allocated goods into the hands of the floor: what is picked, nothing moves until it is shipped, reported short or put back. */
@Component
class Picks {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Items items;
    private final Orders orders;
    private final OrderChanges changes;
    private final AllocatedSchedule allocated;
    private final PegTaking pegs;
    private final LotChoice lots;
    private final Settlement settlement;

    Picks(JdbcClient jdbc, Clock clock, Items items, Orders orders, OrderChanges changes, AllocatedSchedule allocated, PegTaking pegs,
            LotChoice lots, Settlement settlement) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.items = items;
        this.orders = orders;
        this.changes = changes;
        this.allocated = allocated;
        this.pegs = pegs;
        this.lots = lots;
        this.settlement = settlement;
    }

    /** One thing to fetch: {@code quantity} of it, after so much was reported as {@code missing}. */
    record Fetch(String order, int line, String sku, String bin, String lot, String quantity, String missing) {}

    /** A list of things to fetch at one location; {@code state} is open, done or put-back. */
    record Pick(String pick, String location, String state, List<Fetch> lines) {}

    /** Releases all that these orders have allocated at a location. */
    Pick release(Location location, List<String> numbers) {
        var known = numbers.stream().distinct().map(n -> orders.byNumber(n).orElseThrow(() -> Problem.refused("/orders", "There is no order %s.".formatted(n)))).toList();
        changes.lock(orders.lines(known.stream().map(o -> o.id()).toList()).values().stream().flatMap(List::stream).toList());
        var number = "PK-" + jdbc.sql("SELECT nextval('promising.pick_number')").query(Long.class).single();
        var id = jdbc.sql("INSERT INTO promising.pick (number, location_id, at, by) VALUES (:number, :location, :at, :by) RETURNING id")
                .param("number", number).param("location", location.id()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now())
                .query(Long.class).single();
        var released = 0;
        for (var order : known) {
            var lines = orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of());
            for (var row : allocated.of(order, location.id())) {
                if (row.allocated() && !row.released()) {
                    var line = lines.stream().filter(l -> l.id() == row.line()).findFirst().orElseThrow();
                    release(id, row, changes.item(line), location);
                    released++;
                }
            }
        }
        if (released == 0) {
            throw Problem.conflict("nothing-to-pick", "Nothing of these orders is allocated at %s and not yet being picked.".formatted(location.code()));
        }
        return find(number);
    }

    private void release(long pick, AllocatedSchedule.Row row, dev.backstop.catalog.Item item, Location location) {
        jdbc.sql("UPDATE promising.schedule_line SET state = 'released' WHERE id = :id").param("id", row.id()).update();
        pegs.release(row.id(), row.id(), row.quantity(), item);
        for (var component : OpenLine.componentsOf(item)) {
            var place = new Place(component.item(), location.id());
            lots.choose(place, row.quantity() * component.quantity(), List.of()).forEach((lot, units) -> jdbc.sql("""
                    INSERT INTO promising.pick_line (pick_id, schedule_line_id, item_id, lot, quantity) VALUES (:pick, :schedule, :item, :lot, :quantity)
                    """).param("pick", pick).param("schedule", row.id()).param("item", component.item()).param("lot", lot).param("quantity", units).update());
        }
    }

    Pick find(String number) {
        record Head(long id, String location, String state) {}
        var head = jdbc.sql("SELECT p.id, l.code AS location, p.state FROM promising.pick p JOIN catalog.location l ON l.id = p.location_id WHERE p.number = :number")
                .param("number", number).query(Head.class).optional().orElseThrow(() -> Problem.notFound("pick", number));
        record Row(String order, int line, long item, String bin, String lot, long quantity, long missing) {}
        var rows = jdbc.sql("""
                SELECT o.number AS "order", ol.line, pl.item_id AS item, coalesce(il.bin, '') AS bin, pl.lot,
                       pl.quantity - pl.short AS quantity, pl.short AS missing
                  FROM promising.pick_line pl
                  JOIN promising.schedule_line sl ON sl.id = pl.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  LEFT JOIN catalog.item_location il ON il.item_id = pl.item_id AND il.location_id = sl.location_id
                 WHERE pl.pick_id = :pick
                 ORDER BY bin, pl.item_id, o.number, ol.line, pl.lot
                """).param("pick", head.id()).query(Row.class).list();
        var known = items.byIds(rows.stream().map(Row::item).distinct().toList());
        var state = head.state().equals("open") && held(number).length == 0 ? "done" : head.state();
        return new Pick(number, head.location(), state, rows.stream().map(row -> {
            var item = Objects.requireNonNull(known.get(row.item()), "a picked item");
            return new Fetch(row.order(), row.line(), item.sku(), row.bin(), row.lot(), item.units().text(row.quantity()),
                    item.units().text(row.missing()));
        }).toList());
    }

    /** The schedule lines that the floor still holds by a list; one that another list took up after it was put back is not among them. */
    private Long[] held(String number) {
        return jdbc.sql("""
                SELECT DISTINCT sl.id
                  FROM promising.pick p
                  JOIN promising.pick_line pl ON pl.pick_id = p.id
                  JOIN promising.schedule_line sl ON sl.id = pl.schedule_line_id AND sl.state = 'released'
                 WHERE p.number = :number AND p.state = 'open' AND pl.quantity > pl.short
                 ORDER BY sl.id
                """).param("number", number).query(Long.class).list().toArray(Long[]::new);
    }

    /** Everything of a pick that did not ship goes back to where it lay; its orders keep it. */
    Pick putBack(String number) {
        find(number);
        var held = held(number);
        jdbc.sql("UPDATE promising.schedule_line SET state = 'open' WHERE id = ANY (:ids)").param("ids", held).update();
        jdbc.sql("UPDATE promising.peg SET released = false WHERE closed_at IS NULL AND schedule_line_id = ANY (:ids)").param("ids", held)
                .update();
        settlement.note(places(held), new Cause("edited", "A pick was put back.", null));
        jdbc.sql("UPDATE promising.pick SET state = 'put-back' WHERE number = :number AND state = 'open'").param("number", number).update();
        settlement.settle();
        return find(number);
    }

    private List<Place> places(Long[] schedules) {
        var places = new ArrayList<Place>();
        jdbc.sql("SELECT DISTINCT item_id, location_id FROM promising.peg WHERE closed_at IS NULL AND schedule_line_id = ANY (:ids)")
                .param("ids", schedules)
                .query(row -> {
                    places.add(new Place(row.getLong("item_id"), row.getLong("location_id")));
                });
        return places;
    }
}
