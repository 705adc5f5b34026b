package dev.backstop.outreach;

import dev.backstop.access.Audit;
import dev.backstop.orders.Orders;
import dev.backstop.planning.law.LegalEvent;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders whose clock starts later than they were placed: a payment was dishonoured and made good, or something was missing to ship them.
 */
@Component
class Completions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Orders orders;
    private final Matters matters;
    private final LegalClocks clocks;
    private final Audit audit;

    Completions(JdbcClient jdbc, Clock clock, Orders orders, Matters matters, LegalClocks clocks, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.orders = orders;
        this.matters = matters;
        this.clocks = clocks;
        this.audit = audit;
    }

    /**
     * The order is complete since {@code at}; null: now.
     *
     * @throws Problem 422 for an instant before the order or in the future
     */
    void completed(String number, @Nullable Instant at, boolean credit, String reason) {
        var order = orders.require(number);
        var since = at == null ? clock.instant() : at;
        if (since.isBefore(order.orderedAt()) || since.isAfter(clock.instant())) {
            throw Problem.refused("/at", "%s lies not between the order (%s) and now.".formatted(since, order.orderedAt()));
        }
        jdbc.sql("""
                INSERT INTO outreach.completion (order_id, completed_at, credit, reason) VALUES (:order, :at, :credit, :reason)
                    ON CONFLICT (order_id) DO UPDATE SET completed_at = excluded.completed_at, credit = excluded.credit,
                           reason = excluded.reason
                """).param("order", order.id()).param("at", since.atOffset(ZoneOffset.UTC)).param("credit", credit).param("reason", reason).update();
        audit.note("order complete only since", "%s since %s: %s".formatted(number, since, reason));
        clocks.happened(matters.ofOrder(order.id()).stream().filter(Matter::open).toList(), "the clock starts anew", reason,
                _ -> new LegalEvent.CompletedAnew(clocks.today()));
    }
}
