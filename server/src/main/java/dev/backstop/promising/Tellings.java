package dev.backstop.promising;

import dev.backstop.orders.Order;
import dev.backstop.web.Columns;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers were told of their promises. */
@Component
class Tellings {
    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;
    private final PromiseLedger ledger;
    private final ScheduleView schedules;
    private final ApplicationEventPublisher events;

    Tellings(JdbcClient jdbc, RoundTrip.Start trips, PromiseLedger ledger, ScheduleView schedules, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.ledger = ledger;
        this.schedules = schedules;
        this.events = events;
    }

    /** The answer to an order, or to an edit of one, tells every promise in force. */
    void answer(Order order, String via, String to) {
        answer(order, via, to, Set.of());
    }

    /** The same, but not of these schedule lines: whoever heard an earlier day of them is told by a notice of its own. */
    void answer(Order order, String via, String to, Set<Long> except) {
        var told = schedules.of(List.of(order.id())).stream()
                .filter(row -> row.promise() != row.heard() && !except.contains(row.id()))
                .map(row -> new PromiseLedger.Told(row.id(), row.words()))
                .toList();
        if (!told.isEmpty()) {
            ledger.tell(told, via, to);
            var writes = trips.begin();
            events.publishEvent(new OrdersAnswered(List.of(order.id()), writes));
            writes.run();
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
                .map(o -> new PromiseLedger.HeardElsewhere(o.schedule(), Objects.requireNonNull(dates.get(o.line()), "filtered"))).toList(),
                to,
                PromiseLedger.Before.IMPORT);
    }

    /**
     * What the customer was quoted, by line number: where the promise in force is later, the quoted day counts as what they heard.
     *
     * @return the schedule lines of which that is so
     */
    Set<Long> quotedSooner(Order order, Map<Integer, LocalDate> dates, String to) {
        var later = jdbc.sql("""
                SELECT sl.id AS schedule, q.day AS day
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN unnest(:lines::int[], :days::date[]) AS q (line, day) ON q.line = ol.line
                  LEFT JOIN promising.promise p ON p.id = sl.promise_id
                 WHERE ol.order_id = :order AND sl.state = 'open' AND (p.ship_by IS NULL OR p.ship_by > q.day)
                 ORDER BY sl.id
                """).param("order", order.id()).param("lines", dates.keySet().toArray(Integer[]::new))
                .param("days", Columns.texts(dates.values(), day -> day))
                .query((row, _) -> new PromiseLedger.HeardElsewhere(row.getLong("schedule"), row.getObject("day", LocalDate.class))).list();
        ledger.importHeard(later, to, PromiseLedger.Before.QUOTE);
        return later.stream().map(PromiseLedger.HeardElsewhere::scheduleLine).collect(Collectors.toSet());
    }

    private record OpenSchedule(long schedule, int line) {}

    private static OpenSchedule open(ResultSet row) throws SQLException {
        return new OpenSchedule(row.getLong("id"), row.getInt("line"));
    }
}
