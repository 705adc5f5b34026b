package dev.backstop.promising;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Stock;
import dev.backstop.web.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stock in the hands of the floor: orders that are being picked. */
@Component
class FloorStock {
    private final JdbcClient jdbc;
    private final Stock stock;
    private final Items items;

    FloorStock(JdbcClient jdbc, Stock stock, Items items) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.items = items;
    }

    /** Refuses where less is left than the floor holds: a pick is put back or reported short, not emptied from behind. */
    void requireUntouched(Collection<Place> places) {
        var here = stock.sellable(places);
        released(places).forEach((place, units) -> {
            if (here.getOrDefault(place, 0L) < units) {
                var item = Objects.requireNonNull(items.byIds(List.of(place.item())).get(place.item()), "item of a place");
                throw Problem.conflict("in-picking", "%s of %s are being picked, so fewer cannot be left. Put the pick back or report it short first."
                        .formatted(item.units().text(units), item.sku()));
            }
        });
    }

    /** Units that are being picked, by place; places without any are absent. */
    Map<Place, Long> released(Collection<Place> places) {
        var released = new HashMap<Place, Long>();
        jdbc.sql("""
                SELECT item_id, location_id, sum(quantity) AS units
                  FROM promising.peg
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                 WHERE closed_at IS NULL AND released
                 GROUP BY item_id, location_id
                 ORDER BY item_id, location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(row -> {
                    released.put(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("units"));
                });
        return released;
    }
}
