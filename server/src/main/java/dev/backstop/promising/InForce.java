package dev.backstop.promising;

import dev.backstop.access.Who;
import dev.backstop.catalog.Units;
import dev.backstop.orders.Orders;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was promised at a past instant, and what the customer had heard by then: the answer to "what did you tell me on 3 March?". */
@Component
public class InForce {
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Orders orders;

    InForce(JdbcClient jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    /**
     * One promise that stood then.
     *
     * @param confidence the chance that was said; null: the sender was taken at its word, or it was here
     * @param why        what it rested on
     * @param madeAt     since when it stood, by {@code cause}
     * @param heard      the last words that had been told by then; null: none yet
     * @param state      of this part of the line today
     * @param shipByNow  what stands today, or stood when it was shipped or cancelled
     */
    public record Said(String order, int line, String sku, String quantity, @Nullable LocalDate shipBy, @Nullable LocalDate earliest,
            @Nullable LocalDate latest, @Nullable String confidence, @Nullable LocalDate nextWordBy, String why, Instant madeAt,
            PromiseHistory.CauseJson cause, PromiseHistory.@Nullable Telling heard, String state, @Nullable LocalDate shipByNow) {}

    /**
     * The promises of an order or an item as they stood; of an item those of the newest {@value #MOST} parts of lines ordered by then.
     *
     * @throws Problem 404 if there is no such order; 403 if none is named by somebody who may not know for whom an item is held
     */
    public List<Said> at(@Nullable String order, @Nullable String sku, Instant at) {
        if (order == null) {
            Who.requireHolders("The promises of an item", "Name the order too");
        }
        if (order != null && orders.byNumber(order).isEmpty()) {
            throw Problem.notFound("order", order);
        }
        return jdbc.sql("""
                SELECT o.number, ol.line, i.sku, i.unit, i.decimals, p.quantity, p.ship_by, p.earliest, p.latest, p.confidence, p.next_word_by, p.basis,
                       p.made_at, p.cause_kind, p.cause_text, p.cause_reference, heard.via, heard.told_to, heard.at, heard.words, sl.state,
                       today.ship_by AS ship_by_now
                  FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id
                  JOIN LATERAL (SELECT * FROM promising.promise
                                 WHERE schedule_line_id = sl.id AND made_at <= :at ORDER BY id DESC LIMIT 1) p ON true
                  LEFT JOIN promising.promise today ON today.id = sl.promise_id
                  LEFT JOIN LATERAL (SELECT t.via, t.told_to, t.at, t.words
                                       FROM promising.promise told
                                       JOIN promising.telling t ON t.promise_id = told.id
                                      WHERE told.schedule_line_id = sl.id AND t.at <= :at ORDER BY t.id DESC LIMIT 1) heard ON true
                 WHERE (:order::text IS NULL OR o.number = :order) AND (:sku::text IS NULL OR i.sku = :sku) AND sl.state <> 'merged'
                 ORDER BY o.ordered_at DESC, ol.line, sl.number
                 LIMIT :most
                """)
                .param("order", order).param("sku", sku).param("at", at.atOffset(ZoneOffset.UTC)).param("most", MOST)
                .query(InForce::said).list();
    }

    private static Said said(ResultSet row, int number) throws SQLException {
        var confidence = row.getBigDecimal("confidence");
        return new Said(row.getString("number"), row.getInt("line"), row.getString("sku"),
                new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")), day(row, "ship_by"), day(row, "earliest"),
                day(row, "latest"), confidence == null ? null : confidence.stripTrailingZeros().toPlainString(), day(row, "next_word_by"),
                row.getString("basis"), row.getObject("made_at", OffsetDateTime.class).toInstant(),
                new PromiseHistory.CauseJson(row.getString("cause_kind"), row.getString("cause_text"), row.getString("cause_reference")), heard(row),
                row.getString("state"), day(row, "ship_by_now"));
    }

    private static PromiseHistory.@Nullable Telling heard(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class);
        return at == null ? null : new PromiseHistory.Telling(row.getString("via"), row.getString("told_to"), at.toInstant(), row.getString("words"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
