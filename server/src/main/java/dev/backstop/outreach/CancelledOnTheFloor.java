package dev.backstop.outreach;

import dev.backstop.orders.Holds;
import dev.backstop.orders.Orders;
import dev.backstop.promising.OrderDoors;
import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A right to cancel lasts until the goods are with the carrier. What was being picked when it was used, or when the law ended the order, is
 * held back from shipping, and given up as soon as the pick is put back.
 */
@Component
class CancelledOnTheFloor implements Job {
    /** The hold on an order whose picked goods must not leave. */
    static final String HOLD = "cancelled-on-the-floor";

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Orders orders;
    private final OrderDoors doors;
    private final Holds holds;

    CancelledOnTheFloor(JdbcClient jdbc, Orders orders, OrderDoors doors, Holds holds) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.doors = doors;
        this.holds = holds;
    }

    @Override
    public String name() {
        return "cancelled on the floor";
    }

    /** When nothing is held there is nothing to look at. */
    @Override
    public Instant next(Instant after) {
        return waiting().isEmpty() ? after.plus(365, ChronoUnit.DAYS) : after.truncatedTo(ChronoUnit.HOURS).plus(EVERY);
    }

    @Override
    public Duration look() {
        return EVERY;
    }

    private record Ended(long order, long scheduleLine, boolean released) {}

    private List<Ended> waiting() {
        return jdbc.sql("""
                SELECT h.order_id AS "order", sl.id AS schedule_line, sl.state = 'released' AS released
                  FROM orders.hold h
                  JOIN orders.order_line ol ON ol.order_id = h.order_id
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                 WHERE h.kind = ANY (:kinds) AND h.lifted_at IS NULL
                   AND (EXISTS (SELECT FROM outreach.consent_part part JOIN outreach.consent k ON k.id = part.consent_id
                                 WHERE part.schedule_line_id IN (sl.id, sl.split_from) AND k.choice IN ('cancel', 'withdraw'))
                        OR EXISTS (SELECT FROM outreach.legal_case c WHERE c.schedule_line_id IN (sl.id, sl.split_from)
                               AND c.ended IS NOT NULL))
                 ORDER BY sl.id
                 LIMIT :most
                """).param("kinds", new String[] {HOLD, Consents.CONSENT_MISSING}).param("most", MOST).query(Ended.class).list();
    }

    @Override
    public void run(Instant now) {
        var ended = waiting();
        for (var order : orders.byIds(ended.stream().map(Ended::order).distinct().toList())) {
            var mine = ended.stream().filter(one -> one.order() == order.id()).toList();
            var locked = doors.lock(order.number());
            doors.cancel(locked, mine.stream().filter(one -> !one.released()).map(Ended::scheduleLine).toList(),
                    "cancelled while it was picked");
            if (mine.stream().noneMatch(Ended::released)) {
                holds.lift(order.id(), HOLD);
                holds.lift(order.id(), Consents.CONSENT_MISSING);
            }
        }
    }
}
