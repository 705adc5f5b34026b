package dev.backstop.promising;

import dev.backstop.orders.Customer;
import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quotes that are kept. */
@Component
class QuoteRows {
    private static final String SELECT = "SELECT id, number, customer_id, at, state, expires_at, order_number, answer FROM promising.quote WHERE number = :number";

    private final JdbcClient jdbc;
    private final Json json;

    QuoteRows(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A quote; {@code answer} is what was told when it was made. */
    record Row(long id, String number, @Nullable Long customer, Instant at, String state, @Nullable Instant expiresAt, @Nullable String order,
            QuoteJson answer) {
        QuoteJson json() {
            return answer.as(number, at, state, expiresAt, order);
        }
    }

    /** One of a list, and who asked; null: nobody was named. */
    record Listed(Row quote, @Nullable String customer, @Nullable String customerName) {}

    /** A page of them, the newest first, with one row more than asked where there are more. */
    List<Listed> page(KeptQuote.Wanted wanted, Cursor page) {
        return jdbc.sql("""
                SELECT q.id, q.number, q.customer_id, q.at, q.state, q.expires_at, q.order_number, q.answer, c.code, c.name
                  FROM promising.quote q
                  LEFT JOIN orders.customer c ON c.id = q.customer_id
                 WHERE q.id < :before
                   AND (:state::text IS NULL OR q.state = :state)
                   AND (:customer::text IS NULL OR c.code = :customer)
                   AND (:sku::text IS NULL OR q.answer -> 'lines' @> jsonb_build_array(jsonb_build_object('sku', :sku::text)))
                 ORDER BY q.id DESC LIMIT :limit
                """)
                .param("before", page.after().isEmpty() ? Long.MAX_VALUE : page.afterId()).param("limit", page.limit() + 1)
                .param("state", wanted.state()).param("customer", wanted.customer()).param("sku", wanted.sku())
                .query((row, number) -> new Listed(row(row, number), row.getString("code"), row.getString("name"))).list();
    }

    Optional<Row> find(String number) {
        return jdbc.sql(SELECT).param("number", number).query(this::row).optional();
    }

    /** Locked until the transaction ends: it is ordered once. */
    Optional<Row> lock(String number) {
        return jdbc.sql(SELECT + " FOR UPDATE").param("number", number).query(this::row).optional();
    }

    Row insert(QuoteJson answer, String state, @Nullable Customer customer, @Nullable Instant expiresAt, Instant now) {
        return jdbc.sql("""
                INSERT INTO promising.quote (number, customer_id, state, at, expires_at, answer)
                VALUES ('Q-' || nextval('promising.quote_number'), :customer, :state, :at, :expiresAt::timestamptz, :answer::jsonb)
                RETURNING id, number, customer_id, at, state, expires_at, order_number, answer
                """)
                .param("customer", customer == null ? null : customer.id()).param("state", state).param("at", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", expiresAt == null ? null : expiresAt.toString()).param("answer", json.write(answer))
                .query(this::row).single();
    }

    void ordered(String number, String order) {
        jdbc.sql("UPDATE promising.quote SET state = 'ordered', order_number = :order WHERE number = :number")
                .param("order", order).param("number", number).update();
    }

    void lapsed(List<String> numbers) {
        jdbc.sql("UPDATE promising.quote SET state = 'lapsed' WHERE number = ANY (:numbers)")
                .param("numbers", numbers.toArray(String[]::new)).update();
    }

    void holds(String number, Instant until) {
        jdbc.sql("UPDATE promising.quote SET expires_at = :until WHERE number = :number")
                .param("until", until.atOffset(ZoneOffset.UTC)).param("number", number).update();
    }

    /** Those that hold and whose time is over, locked. */
    List<String> over(Instant now) {
        return jdbc.sql("SELECT number FROM promising.quote WHERE state = 'holding' AND expires_at <= :now ORDER BY expires_at, id FOR UPDATE")
                .param("now", now.atOffset(ZoneOffset.UTC)).query(String.class).list();
    }

    /** When the next one lapses; empty: none holds anything. */
    Optional<Instant> next(Instant after) {
        return jdbc.sql("SELECT expires_at FROM promising.quote WHERE state = 'holding' AND expires_at > :after ORDER BY expires_at LIMIT 1")
                .param("after", after.atOffset(ZoneOffset.UTC)).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        var expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Row(row.getLong("id"), row.getString("number"), row.getObject("customer_id", Long.class),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("state"),
                expires == null ? null : expires.toInstant(), row.getString("order_number"),
                json.read(row.getString("answer"), QuoteJson.class));
    }
}
