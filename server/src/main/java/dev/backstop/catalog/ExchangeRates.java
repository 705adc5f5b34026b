package dev.backstop.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one unit of a currency is worth in the firm's own. */
@Component
public class ExchangeRates {
    private final JdbcClient jdbc;

    ExchangeRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rate in force on a day: the newest one of that day or before. */
    public Optional<BigDecimal> on(String currency, LocalDate day) {
        return jdbc.sql("""
                SELECT rate
                  FROM catalog.exchange_rate
                 WHERE currency = :currency AND day <= :day
                 ORDER BY day DESC
                 LIMIT 1
                """)
                .param("currency", currency).param("day", day)
                .query(BigDecimal.class).optional();
    }
}
