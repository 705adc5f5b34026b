package dev.backstop.desk.callers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whom the stock is held that a line waits for; asked only where the role of who looks may know. */
@Component
class Holders {
    private static final int MOST = 5;

    private final JdbcClient jdbc;

    Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Holder(long scheduleLine, String order) {}

    /** Orders that hold stock where these lines wait, a few of each, by schedule line. */
    Map<Long, List<String>> of(Collection<CallerLine> lines) {
        var waiting = lines.stream().filter(line -> !line.ready()).map(CallerLine::scheduleLine).toArray(Long[]::new);
        return jdbc.sql("""
                SELECT sl.id AS schedule_line, holder.order
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN LATERAL (
                       SELECT o.number AS order
                         FROM promising.peg peg
                         JOIN promising.schedule_line theirs ON theirs.id = peg.schedule_line_id
                         JOIN orders.order_line line ON line.id = theirs.line_id
                         JOIN orders.sales_order o ON o.id = line.order_id
                        WHERE peg.item_id = ol.item_id AND peg.location_id = sl.location_id AND peg.closed_at IS NULL
                               AND peg.source = 'stock'
                        ORDER BY peg.quantity DESC, o.number
                        LIMIT :most) holder ON true
                 WHERE sl.id = ANY (:waiting)
                """).param("waiting", waiting).param("most", MOST).query(Holder.class).list().stream()
                .collect(groupingBy(Holder::scheduleLine, mapping(Holder::order, toList())));
    }
}
