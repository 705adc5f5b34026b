package dev.backstop.stock;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Place;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When lots expire. */
@Component
public class Lots {
    private final JdbcClient jdbc;

    Lots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days on which lots of an item expire, by lot; those that do not are absent. */
    public Map<String, LocalDate> expiry(long item) {
        var days = new HashMap<String, LocalDate>();
        jdbc.sql("SELECT lot, expires_on FROM stock.lot WHERE item_id = :item AND expires_on IS NOT NULL").param("item", item)
                .query(row -> {
                    days.put(row.getString("lot"), row.getObject("expires_on", LocalDate.class));
                });
        return days;
    }

    /** Sellable units at a location of lots whose day is over; a lot is good on its day. */
    public List<Level> expired(long location, LocalDate today) {
        return jdbc.sql("""
                SELECT level.item_id, level.location_id, level.lot, level.on_hand
                  FROM stock.lot
                  JOIN stock.level ON (level.item_id, level.lot) = (lot.item_id, lot.lot)
                 WHERE lot.expires_on < :today AND level.location_id = :location AND level.condition = 'sellable' AND level.on_hand > 0
                 ORDER BY level.item_id, lot.expires_on, level.lot
                """).param("today", today).param("location", location)
                .query((row, _) -> new Level(new Place(row.getLong("item_id"), row.getLong("location_id")), Condition.SELLABLE, row.getString("lot"),
                        row.getLong("on_hand"))).list();
    }

    /**
     * Keeps the day on which a lot expires.
     *
     * @throws Problem 409 if another day was kept for it before
     */
    public void expires(Item item, String lot, LocalDate day) {
        var kept = jdbc.sql("""
                INSERT INTO stock.lot (item_id, lot, expires_on) VALUES (:item, :lot, :day)
                    ON CONFLICT (item_id, lot) DO UPDATE SET expires_on = coalesce(stock.lot.expires_on, excluded.expires_on)
                RETURNING expires_on
                """).param("item", item.id()).param("lot", lot).param("day", day).query(LocalDate.class).single();
        if (!kept.equals(day)) {
            throw Problem.conflict("other-expiry", "Lot %s of %s expires on %s, as was said when it first came in, not on %s. Check the label; a lot expires once."
                    .formatted(lot, item.sku(), kept, day));
        }
    }
}
