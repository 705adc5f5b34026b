package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was promised, when, by which cause, and to whom it was told. */
@Component
public class PromiseHistory {
    private static final int MOST = 5000;

    private final JdbcClient jdbc;
    private final Orders orders;

    PromiseHistory(JdbcClient jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    /** Why a promise was made. */
    public record CauseJson(String kind, String text, @Nullable String reference) {}

    /** That it was told. */
    public record Telling(String via, @Nullable String to, Instant at, String words) {}

    /** One promise; {@code splitFrom} is the schedule line it was cut from. */
    public record Entry(Instant madeAt, String order, int line, String sku, int scheduleLine, @Nullable Integer splitFrom, String quantity,
            @Nullable LocalDate shipBy, @Nullable LocalDate earliest, @Nullable LocalDate latest, @Nullable String confidence, String source, String why,
            @Nullable LocalDate nextWordBy, CauseJson cause, List<Telling> tellings) {
        Entry told(List<Telling> told) {
            return new Entry(madeAt, order, line, sku, scheduleLine, splitFrom, quantity, shipBy, earliest, latest, confidence, source, why, nextWordBy, cause,
                    told);
        }
    }

    /** Promises of an order, one of its lines, or an item, oldest first; {@code asOf}: as was known then. */
    public List<Entry> find(@Nullable String order, @Nullable Integer line, @Nullable String sku, @Nullable Instant asOf) {
        if (order == null) {
            Who.requireHolders("The promises of an item", "Name the order too");
        }
        if (order != null && line != null) {
            orders.requireLine(orders.byNumber(order).orElseThrow(() -> Problem.notFound("order", order)), line);
        }
        var until = asOf == null ? null : asOf.atOffset(ZoneOffset.UTC);
        var found = jdbc.sql("""
                SELECT p.id, p.made_at, o.number AS order_number, ol.line, i.sku, i.unit, i.decimals, sl.number AS schedule_line, parent.number AS split_from,
                       p.quantity, p.ship_by, p.earliest, p.latest, p.confidence, p.source, p.basis, p.next_word_by, p.cause_kind, p.cause_text, p.cause_reference
                  FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id
                  LEFT JOIN promising.schedule_line parent ON parent.id = sl.split_from
                  JOIN promising.promise p ON p.schedule_line_id = sl.id
                 WHERE (:order::text IS NULL OR o.number = :order) AND (:line::int IS NULL OR ol.line = :line) AND (:sku::text IS NULL OR i.sku = :sku)
                   AND (:until::timestamptz IS NULL OR p.made_at <= :until)
                 ORDER BY p.id
                 LIMIT :most
                """)
                .param("order", order).param("line", line).param("sku", sku).param("until", until).param("most", MOST)
                .query((row, _) -> new Found(row.getLong("id"), entry(row))).list();
        var told = tellings(found.stream().map(Found::id).toList(), until);
        return found.stream().map(f -> f.entry().told(told.getOrDefault(f.id(), List.of()))).toList();
    }

    private record Found(long id, Entry entry) {}

    private record Told(long promise, Telling telling) {}

    private Map<Long, List<Telling>> tellings(List<Long> promises, @Nullable OffsetDateTime until) {
        return jdbc.sql("""
                SELECT promise_id, via, told_to, at, words FROM promising.telling
                 WHERE promise_id = ANY (:promises) AND (:until::timestamptz IS NULL OR at <= :until) ORDER BY id
                """)
                .param("promises", promises.toArray(Long[]::new)).param("until", until)
                .query((row, _) -> new Told(row.getLong("promise_id"), new Telling(row.getString("via"), row.getString("told_to"),
                        row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("words"))))
                .list().stream().collect(groupingBy(Told::promise, mapping(Told::telling, toList())));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        var confidence = row.getBigDecimal("confidence");
        return new Entry(row.getObject("made_at", OffsetDateTime.class).toInstant(), row.getString("order_number"), row.getInt("line"), row.getString("sku"),
                row.getInt("schedule_line"), row.getObject("split_from", Integer.class), units.text(row.getLong("quantity")),
                row.getObject("ship_by", LocalDate.class), row.getObject("earliest", LocalDate.class), row.getObject("latest", LocalDate.class),
                confidence == null ? null : confidence.stripTrailingZeros().toPlainString(), row.getString("source"), row.getString("basis"),
                row.getObject("next_word_by", LocalDate.class),
                new CauseJson(row.getString("cause_kind"), row.getString("cause_text"), row.getString("cause_reference")), List.of());
    }
}
