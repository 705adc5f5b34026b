package dev.backstop.promising;

import dev.backstop.orders.Order;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of an order could leave a location now. */
@Component
class AllocatedSchedule {
    private final JdbcClient jdbc;

    AllocatedSchedule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An open or released schedule line; {@code allocated} if every unit of it is pegged to stock. */
    record Row(long id, long line, int lineNumber, long quantity, boolean released, boolean allocated) {}

    /** Those of an order at a location, what the floor holds first. */
    List<Row> of(Order order, long location) {
        return jdbc.sql("""
                SELECT sl.id, sl.line_id AS line, ol.line AS line_number, sl.quantity, sl.state = 'released' AS released,
                       NOT EXISTS (SELECT 1 FROM promising.peg p
                                    WHERE p.schedule_line_id = sl.id AND p.closed_at IS NULL AND p.source <> 'stock') AS allocated
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                 WHERE ol.order_id = :order AND sl.location_id = :location AND sl.state IN ('open', 'released')
                 ORDER BY ol.line, sl.state DESC, sl.number
                """)
                .param("order", order.id()).param("location", location).query(Row.class).list();
    }
}
