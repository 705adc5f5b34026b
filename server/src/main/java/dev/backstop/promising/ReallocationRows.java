package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Place;
import dev.backstop.planning.Reallocation.Rule;
import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Re-allocations that were looked at, and those that were applied. */
@Component
class ReallocationRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    ReallocationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(String number, Place place, Rule rule, String seen, boolean applied) {}

    /**
     * What the rules ask of an order line beside what it wants.
     *
     * @param restIsHere      whether all else that its order waits for is allocated
     * @param elsewhereIsHere the same of those lines of its order that were not asked about
     * @param margin          of one unit, in {@code currency}; null where price or cost is not known
     */
    record Known(long line, String customer, boolean restIsHere, boolean elsewhereIsHere, @Nullable BigDecimal margin, String currency) {}

    String insert(Place place, Rule rule, String seen) {
        return jdbc.sql("""
                INSERT INTO promising.reallocation (number, item_id, location_id, rule, seen, at)
                VALUES ('RA-' || nextval('promising.reallocation_number'), :item, :location, :rule, :seen, :at)
                RETURNING number
                """)
                .param("item", place.item()).param("location", place.location()).param("rule", rule.name()).param("seen", seen)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).query(String.class).single();
    }

    Row require(String number) {
        return jdbc.sql("SELECT number, item_id, location_id, rule, seen, applied_at FROM promising.reallocation WHERE number = :number FOR UPDATE")
                .param("number", number)
                .query((row, _) -> new Row(row.getString("number"), new Place(row.getLong("item_id"), row.getLong("location_id")),
                        Rule.valueOf(row.getString("rule")), row.getString("seen"), row.getObject("applied_at") != null))
                .optional().orElseThrow(() -> Problem.refused("/preview", "There is no preview %s. Preview first.".formatted(number)));
    }

    void applied(String number, String approvedBy, String reason) {
        jdbc.sql("UPDATE promising.reallocation SET applied_at = :at, approved_by = :by, reason = :reason WHERE number = :number")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", approvedBy).param("reason", reason)
                        .param("number", number).update();
    }

    /** Keeps what can be read out to those who lose by it. */
    void lost(String number, List<ReallocationOutcome.Change> changes) {
        var losses = changes.stream().filter(change -> change.reason() != null).toList();
        jdbc.sql("""
                INSERT INTO promising.reallocation_loss (reallocation_id, line_id, reason)
                SELECT r.id, lost.line_id, lost.reason
                  FROM promising.reallocation r, unnest(:lines::bigint[], :reasons::text[]) AS lost (line_id, reason)
                 WHERE r.number = :number
                    ON CONFLICT (line_id, reallocation_id) DO NOTHING
                """)
                .param("number", number).param("lines", Columns.longs(losses, change -> change.line().line()))
                .param("reasons", Columns.texts(losses, ReallocationOutcome.Change::reason)).update();
    }

    Map<Long, Known> known(Collection<Long> lines) {
        return jdbc.sql("""
                SELECT ol.id AS line, c.code AS customer,
                       NOT EXISTS (SELECT FROM orders.order_line other
                                     JOIN promising.schedule_line sl ON sl.line_id = other.id AND sl.state = 'open'
                                     JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                                    WHERE other.order_id = ol.order_id AND other.id <> ol.id) AS rest_is_here,
                       NOT EXISTS (SELECT FROM orders.order_line other
                                     JOIN promising.schedule_line sl ON sl.line_id = other.id AND sl.state = 'open'
                                     JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                                    WHERE other.order_id = ol.order_id AND other.id <> ALL (:lines)) AS elsewhere_is_here,
                       CASE WHEN o.currency = i.cost_currency THEN ol.price - i.cost END AS margin, o.currency
                  FROM orders.order_line ol
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.id = ANY (:lines)
                """)
                .param("lines", lines.toArray(Long[]::new)).query(Known.class).list().stream().collect(toMap(Known::line, k -> k));
    }
}
