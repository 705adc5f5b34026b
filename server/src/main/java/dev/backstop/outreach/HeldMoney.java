package dev.backstop.outreach;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reckons what money is held for orders, by the arithmetic of refunds, so that what is said here is what would go back. */
@Component
class HeldMoney {
    private final JdbcClient jdbc;
    private final RefundBook refunds;
    private final LegalPlace place;
    private final Clock clock;

    HeldMoney(JdbcClient jdbc, RefundBook refunds, LegalPlace place, Clock clock) {
        this.jdbc = jdbc;
        this.refunds = refunds;
        this.place = place;
        this.clock = clock;
    }

    /** By order; those for which we know of no payment, and of no authorisation that still holds, are left out. */
    Map<Long, Held> of(Collection<Long> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        var paid = refunds.held(orders).stream().map(sums -> (Held) new Held.Paid(sums.id(), sums.number(), sums.paid(),
                sums.due().max(BigDecimal.ZERO), sums.currency()));
        return Stream.concat(paid, authorised(orders)).collect(toMap(Held::order, one -> one));
    }

    private Stream<Held> authorised(Collection<Long> orders) {
        var seat = place.now();
        return jdbc.sql("""
                SELECT o.id, o.number, (o.payment ->> 'authorisedUntil')::timestamptz AS until
                  FROM orders.sales_order o
                 WHERE o.id = ANY (:orders) AND coalesce((o.payment -> 'paid' ->> 'amount')::numeric, 0) = 0
                   AND (o.payment ->> 'authorisedUntil')::timestamptz > :now
                """).param("orders", orders.toArray(Long[]::new)).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> (Held) new Held.Authorised(row.getLong("id"), row.getString("number"),
                        seat.day(row.getObject("until", OffsetDateTime.class).toInstant())))
                .list().stream();
    }
}
