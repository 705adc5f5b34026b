package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.PutResult;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one unit of a currency is worth in the firm's own. */
@Component
public class ExchangeRates {
    private static final int DECIMALS = 8;

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

    /**
     * A rate as the outside writes it.
     *
     * @param currency as {@code date} it may be left out of a request, because the address names it
     * @param rate     units of the firm's currency for one of this
     */
    @Strict
    public record Rate(@Nullable String currency, @Nullable LocalDate date, @Nullable String rate) {}

    /** Which currency on which day. */
    record Key(String currency, LocalDate day) {
        @Override
        public String toString() {
            return currency + " on " + day;
        }
    }

    Optional<Rate> find(Key key) {
        return jdbc.sql("SELECT rate FROM catalog.exchange_rate WHERE currency = :currency AND day = :day")
                .param("currency", key.currency()).param("day", key.day())
                .query(BigDecimal.class).optional()
                .map(rate -> new Rate(key.currency(), key.day(), ItemForm.plain(rate)));
    }

    /** The cursor of a page is the row's number in that order. */
    Listing<Rate> list(@Nullable String currency, Cursor page) {
        record Numbered(long nth, Rate rate) {}
        var rows = jdbc.sql("""
                WITH known AS (
                    SELECT currency, day, rate, row_number() OVER (ORDER BY currency, day DESC) AS nth
                      FROM catalog.exchange_rate
                     WHERE CAST(:currency AS text) IS NULL OR currency = :currency)
                SELECT nth, currency, day, rate FROM known WHERE nth > :after ORDER BY nth LIMIT :limit
                """)
                .param("currency", currency).param("after", page.afterId()).param("limit", page.limit() + 1)
                .query((row, _) -> new Numbered(row.getLong("nth"), new Rate(row.getString("currency"), row.getObject("day", LocalDate.class),
                        ItemForm.plain(row.getBigDecimal("rate"))))).list();
        return Listing.page(rows, page, row -> Long.toString(row.nth())).map(Numbered::rate);
    }

    void delete(Key key) {
        jdbc.sql("DELETE FROM catalog.exchange_rate WHERE currency = :currency AND day = :day")
                .param("currency", key.currency()).param("day", key.day()).update();
    }

    PutResult put(Key key, Rate wanted) {
        var form = new Form();
        form.currency("/currency", key.currency());
        if (!key.currency().equals(Objects.requireNonNullElse(wanted.currency(), key.currency()))
                || !key.day().equals(Objects.requireNonNullElse(wanted.date(), key.day()))) {
            form.fault("", "The address names %s, the body another day or currency. Leave both out of the body, or make them equal.".formatted(key));
        }
        form.required("/rate", wanted.rate(), "The rate is missing. Say how many units of the firm's currency one %s is worth.".formatted(key.currency()));
        var rate = new Rate(key.currency(), key.day(), ItemForm.plain(form.positive("/rate", wanted.rate(), DECIMALS)));
        var present = find(key).map(now -> Map.of(key, now)).orElse(Map.of());
        return PutResult.putAll(List.of(new PutResult.Checked<>(rate, form)), _ -> key, present, rates -> store(key, rates.getFirst())).getFirst();
    }

    private void store(Key key, Rate rate) {
        jdbc.sql("""
                INSERT INTO catalog.exchange_rate (currency, day, rate)
                VALUES (:currency, :day, CAST(:rate AS numeric))
                    ON CONFLICT (currency, day) DO UPDATE SET rate = excluded.rate
                """)
                .param("currency", key.currency()).param("day", key.day()).param("rate", rate.rate()).update();
    }
}
