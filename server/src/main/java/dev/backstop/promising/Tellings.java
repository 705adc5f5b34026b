package dev.backstop.promising;

import dev.backstop.orders.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers were told of their promises. */
@Component
class Tellings {
    private final JdbcClient jdbc;
    private final PromiseLedger ledger;
    private final ScheduleView schedules;
    private final ApplicationEventPublisher events;

    Tellings(JdbcClient jdbc, PromiseLedger ledger, ScheduleView schedules, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.schedules = schedules;
        this.events = events;
    }

    /** The answer to an order, or to an edit of one, tells every promise in force. */
    void answer(Order order, String via, String to) {
        var told = schedules.of(List.of(order.id())).stream()
                .filter(row -> row.promise() != row.heard())
                .map(row -> new PromiseLedger.Told(row.id(), row.words()))
                .toList();
        if (!told.isEmpty()) {
            ledger.tell(told, via, to);
            events.publishEvent(new OrdersAnswered(List.of(order.id())));
        }
    }

    /** What the customer of an imported order had heard, by line number: the dates become the first promises of those lines. */
    void heardElsewhere(Order order, Map<Integer, LocalDate> dates, String to) {
        var open = jdbc.sql("""
                SELECT sl.id, ol.line FROM promising.schedule_line sl JOIN orders.order_line ol ON ol.id = sl.line_id
                 WHERE ol.order_id = :order AND sl.state = 'open' ORDER BY sl.id
                """).param("order", order.id())
                .query((ResultSet row, int _) -> open(row)).list();
        ledger.importHeard(open.stream().filter(o -> dates.containsKey(o.line()))
                .map(o -> new PromiseLedger.HeardElsewhere(o.schedule(), Objects.requireNonNull(dates.get(o.line()), "filtered"))).toList(), to);
    }

    private record OpenSchedule(long schedule, int line) {}

    private static OpenSchedule open(ResultSet row) throws SQLException {
        return new OpenSchedule(row.getLong("id"), row.getInt("line"));
    }
}
