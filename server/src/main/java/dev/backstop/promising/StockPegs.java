package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds how much of the stock at some places: read before and after a change it tells who gained and who lost by it. */
@Component
class StockPegs {
    private final JdbcClient jdbc;
    private final Items items;

    StockPegs(JdbcClient jdbc, Items items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    private record Holder(String order, int line, int scheduleLine, long item) {}

    /** Units of stock by who holds them. */
    record Held(Map<Holder, Long> units) {}

    /** So much of a schedule line, in the item's unit. */
    record Share(String order, int line, int scheduleLine, String quantity) {}

    Held at(Collection<Place> places) {
        var units = new LinkedHashMap<Holder, Long>();
        jdbc.sql("""
                SELECT sales.number AS order_number, line.line, schedule.number AS schedule_line, peg.item_id, sum(peg.quantity) AS quantity
                  FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                  JOIN promising.peg peg ON (peg.item_id, peg.location_id) = (place.item_id, place.location_id)
                  JOIN promising.schedule_line schedule ON schedule.id = peg.schedule_line_id
                  JOIN orders.order_line line ON line.id = schedule.line_id
                  JOIN orders.sales_order sales ON sales.id = line.order_id
                 WHERE peg.closed_at IS NULL AND peg.source = 'stock'
                 GROUP BY sales.number, sales.id, line.line, schedule.number, peg.item_id
                 ORDER BY sales.id, line.line, schedule.number, peg.item_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(row -> {
                    units.put(new Holder(row.getString("order_number"), row.getInt("line"), row.getInt("schedule_line"), row.getLong("item_id")),
                            row.getLong("quantity"));
                });
        return new Held(units);
    }

    /** Who holds more in {@code after} than in {@code before}, by order, line and schedule line. */
    List<Share> more(Held before, Held after) {
        var known = items.byIds(after.units().keySet().stream().map(Holder::item).distinct().toList());
        var shares = new ArrayList<Share>();
        after.units().forEach((holder, units) -> {
            var gained = units - before.units().getOrDefault(holder, 0L);
            if (gained > 0) {
                shares.add(new Share(holder.order(), holder.line(), holder.scheduleLine(), text(known, holder, gained)));
            }
        });
        return shares;
    }

    private static String text(Map<Long, Item> known, Holder holder, long units) {
        return Objects.requireNonNull(known.get(holder.item()), "item of a peg").units().text(units);
    }
}
