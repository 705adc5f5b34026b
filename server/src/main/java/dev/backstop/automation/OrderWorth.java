package dev.backstop.automation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a purchase order comes to in the firm's currency, by the newest exchange rate. */
@Component
class OrderWorth {
    private final JdbcClient jdbc;
    private final Clock clock;

    OrderWorth(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nothing where a line has no price, or no rate is known. */
    Optional<BigDecimal> of(String number) {
        return jdbc.sql("""
                SELECT CASE WHEN bool_and(line.price IS NOT NULL) THEN round(sum(line.price * line.purchase_quantity) * paid.rate, 2) END AS amount
                  FROM supply.purchase_order purchase
                  JOIN supply.purchase_order_line line ON line.order_id = purchase.id
                 CROSS JOIN LATERAL (
                       SELECT CASE WHEN purchase.currency = coalesce((SELECT currency FROM catalog.settings), 'EUR') THEN 1
                                   ELSE (SELECT rate FROM catalog.exchange_rate WHERE currency = purchase.currency AND day <= :today
                                          ORDER BY day DESC LIMIT 1) END AS rate) paid
                 WHERE purchase.number = :number
                 GROUP BY paid.rate
                """)
                .param("number", number).param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, _) -> Optional.ofNullable(row.getBigDecimal("amount"))).optional().flatMap(amount -> amount);
    }
}
