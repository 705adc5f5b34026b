package dev.backstop.outreach;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What of an order its customer may withdraw from without a reason: what is open, and what left so lately that the days which the law gives from receipt
 * are not over. When it arrived is not known here, so the longest usual transit counts.
 */
@Component
class Withdrawals {
    private final JdbcClient jdbc;
    private final Matters matters;
    private final LegalPlace place;
    private final LegalClocks clocks;

    Withdrawals(JdbcClient jdbc, Matters matters, LegalPlace place, LegalClocks clocks) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.place = place;
        this.clocks = clocks;
    }

    /** Parts that shipped, and that may still be sent back. */
    List<Matter> received(long order) {
        var protectedParts = matters.ofOrder(order).stream()
                .filter(matter -> matter.phase() == Matter.Phase.SHIPPED && matter.terms().profile().withdrawalDays() > 0).toList();
        if (protectedParts.isEmpty()) {
            return List.of();
        }
        var left = left(order);
        var seat = place.now();
        var today = clocks.today();
        return protectedParts.stream().filter(matter -> left.containsKey(matter.orderLine())
                && !seat.day(left.getOrDefault(matter.orderLine(), Instant.EPOCH)).plusDays(matter.terms().transitDays())
                        .plusDays(matter.terms().profile().withdrawalDays()).isBefore(today)
                && !withdrawn(matter.scheduleLine())).toList();
    }

    /** Whether anything can be withdrawn from. */
    boolean possible(long order) {
        return matters.ofOrder(order).stream().anyMatch(matter -> matter.open() && matter.terms().profile().withdrawalDays() > 0) || !received(order).isEmpty();
    }

    private Map<Long, Instant> left(long order) {
        var left = new HashMap<Long, Instant>();
        jdbc.sql("""
                SELECT part.line_id, max(s.at) AS at
                  FROM orders.shipment s JOIN orders.shipment_line part ON part.shipment_id = s.id
                 WHERE s.order_id = :order AND s.reversed_at IS NULL GROUP BY part.line_id
                """).param("order", order).query(row -> {
                    left.put(row.getLong("line_id"), row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return left;
    }

    private boolean withdrawn(long scheduleLine) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM outreach.consent_part p JOIN outreach.consent k ON k.id = p.consent_id AND k.choice = 'withdraw'
                                WHERE p.schedule_line_id = :line)
                """).param("line", scheduleLine).query(Boolean.class).single();
    }
}
