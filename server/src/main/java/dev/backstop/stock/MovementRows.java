package dev.backstop.stock;

import dev.backstop.access.Who;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger: entries are added and never changed. */
@Component
class MovementRows {
    private final JdbcClient jdbc;

    MovementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(List<Movement> movements, Instant at) {
        jdbc.sql("""
                INSERT INTO stock.movement (at, item_id, location_id, condition, lot, quantity, reason, reference, note, by)
                SELECT :at, item_id, location_id, condition, lot, quantity, reason, reference, note, :by
                  FROM unnest(:items, :locations, :conditions, :lots, :quantities, :reasons, :references, :notes)
                       WITH ORDINALITY AS moved (item_id, location_id, condition, lot, quantity, reason, reference, note, position)
                 ORDER BY position
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("items", column(movements, movement -> movement.place().item(), Long[]::new))
                .param("locations", column(movements, movement -> movement.place().location(), Long[]::new))
                .param("conditions", column(movements, movement -> movement.condition().code(), String[]::new))
                .param("lots", column(movements, Movement::lot, String[]::new))
                .param("quantities", column(movements, Movement::quantity, Long[]::new))
                .param("reasons", column(movements, Movement::reason, String[]::new))
                .param("references", movements.stream().map(Movement::reference).toArray(String[]::new))
                .param("notes", movements.stream().map(Movement::note).toArray(String[]::new))
                .param("by", Who.now())
                .update();
    }

    private static <V> V[] column(List<Movement> movements, Function<Movement, V> value, IntFunction<V[]> array) {
        return movements.stream().map(value).toArray(array);
    }
}
