package dev.backstop.stock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a ledger of the past over, a set at a time and in its order. Each set must leave no level below zero. */
@Component
public class StockHistory {
    private final JdbcClient jdbc;
    private final LevelRows levels;
    private final ApplicationEventPublisher events;

    StockHistory(JdbcClient jdbc, LevelRows levels, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.levels = levels;
        this.events = events;
    }

    /** Adds past movements to the ledger and moves the levels with them. */
    public void record(List<PastMovement> past) {
        if (past.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO stock.movement (at, item_id, location_id, condition, lot, quantity, reason, reference, note, by)
                SELECT at, item_id, location_id, condition, lot, quantity, reason, reference, note, :by
                  FROM unnest(:at::timestamptz[], :items::bigint[], :locations::bigint[], :conditions::text[], :lots::text[], :quantities::bigint[],
                       :reasons::text[], :references::text[], :notes::text[])
                       WITH ORDINALITY AS moved (at, item_id, location_id, condition, lot, quantity, reason, reference, note, position)
                 ORDER BY position
                """)
                .param("at", Columns.texts(past, PastMovement::at))
                .param("items", Columns.longs(past, one -> one.movement().place().item()))
                .param("locations", Columns.longs(past, one -> one.movement().place().location()))
                .param("conditions", Columns.texts(past, one -> one.movement().condition().code()))
                .param("lots", Columns.texts(past, one -> one.movement().lot()))
                .param("quantities", Columns.longs(past, one -> one.movement().quantity()))
                .param("reasons", Columns.texts(past, one -> one.movement().reason()))
                .param("references", Columns.texts(past, one -> one.movement().reference()))
                .param("notes", Columns.texts(past, one -> one.movement().note()))
                .param("by", Who.now())
                .update();
        var changes = past.stream().map(PastMovement::movement).collect(groupingBy(Movement::level, TreeMap::new, summingLong(Movement::quantity)));
        changes.values().removeIf(change -> change == 0);
        levels.move(changes);
        var places = changes.keySet().stream().filter(key -> key.condition() == Condition.SELLABLE).map(Level.Key::place).distinct().toList();
        if (!places.isEmpty()) {
            events.publishEvent(new StockMoved(places, "stock-moved", "stock taken over", null));
        }
    }
}
