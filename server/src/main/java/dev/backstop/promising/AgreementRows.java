package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.access.Who;
import dev.backstop.catalog.Units;
import dev.backstop.orders.OrderLine;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Frame agreements, and which order lines call them off. */
@Component
class AgreementRows {
    private static final String HEAD = """
            SELECT a.id, a.number, a.reference, c.code AS customer, c.name AS customer_name, l.code AS location, a.valid_from, a.valid_until, a.priority_at,
                   a.reserved_until, a.at, a.ended_because
              FROM promising.agreement a
              JOIN orders.customer c ON c.id = a.customer_id
              LEFT JOIN catalog.location l ON l.id = a.location_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AgreementRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is to be agreed, read and checked; {@code number} null: the next of our own. */
    record New(@Nullable String number, @Nullable String reference, long customer, @Nullable Long location, LocalDate validFrom, LocalDate validUntil,
            Instant priorityAt, @Nullable Instant reservedUntil, List<NewLine> lines) {
        New {
            lines = List.copyOf(lines);
        }
    }

    record NewLine(AskedLine asked, @Nullable BigDecimal price) {}

    /** Writes it and answers its number; a number that is taken is a conflict. */
    String insert(New agreed) {
        var id = jdbc.sql("""
                INSERT INTO promising.agreement (number, reference, customer_id, location_id, valid_from, valid_until, priority_at, reserved_until, at, by)
                VALUES (coalesce(:number, 'AG-' || nextval('promising.agreement_number')), :reference, :customer, :location, :from, :until, :priority,
                       :reserved::timestamptz, :now, :by)
                    ON CONFLICT (number) DO NOTHING
                RETURNING id
                """)
                .param("number", agreed.number(), Types.VARCHAR).param("reference", agreed.reference(), Types.VARCHAR).param("customer", agreed.customer())
                .param("location", agreed.location(), Types.BIGINT).param("from", agreed.validFrom()).param("until", agreed.validUntil())
                .param("priority", utc(agreed.priorityAt())).param("reserved", Objects.toString(agreed.reservedUntil(), null))
                .param("now", utc(clock.instant())).param("by", Who.now()).query(Long.class).optional()
                .orElseThrow(() -> Problem.conflict("already-there", "There is already an agreement %s. Leave number out to have one assigned."
                        .formatted(agreed.number())));
        jdbc.sql("""
                INSERT INTO promising.agreement_line (agreement_id, line, item_id, quantity, price)
                SELECT :agreement, * FROM unnest(:lines::int[], :items::bigint[], :quantities::bigint[], :prices::numeric[])
                """)
                .param("agreement", id).param("lines", Columns.ints(agreed.lines(), line -> line.asked().line()))
                .param("items", Columns.longs(agreed.lines(), line -> line.asked().item().id()))
                .param("quantities", Columns.longs(agreed.lines(), line -> line.asked().quantity()))
                .param("prices", Columns.texts(agreed.lines(), NewLine::price)).update();
        return jdbc.sql("SELECT number FROM promising.agreement WHERE id = :id").param("id", id).query(String.class).single();
    }

    /** A page of them, the newest first, with one row more than asked where there are more. */
    List<Agreement> page(@Nullable String customer, @Nullable String order, Cursor page) {
        var before = page.after().isEmpty() ? Long.MAX_VALUE : page.afterId();
        return withLines(jdbc.sql(HEAD + """
                 WHERE a.id < :before AND (:customer::text IS NULL OR c.code = :customer)
                   AND (:order::text IS NULL OR EXISTS (
                        SELECT FROM promising.agreement_line al
                          JOIN promising.agreement_call_off call ON call.agreement_line_id = al.id
                          JOIN orders.order_line ol ON ol.id = call.line_id
                          JOIN orders.sales_order o ON o.id = ol.order_id
                         WHERE al.agreement_id = a.id AND o.number = :order))
                 ORDER BY a.id DESC LIMIT :limit
                """).param("before", before).param("customer", customer, Types.VARCHAR).param("order", order, Types.VARCHAR)
                .param("limit", page.limit() + 1).query(AgreementRows::head).list());
    }

    Optional<Agreement> find(String number) {
        return withLines(jdbc.sql(HEAD + " WHERE a.number = :number").param("number", number).query(AgreementRows::head).list()).stream().findFirst();
    }

    Agreement require(String number) {
        return find(number).orElseThrow(() -> Problem.notFound("agreement", number));
    }

    /** As it stands, locked until the transaction ends: what is left is called off once. The places that it moves are locked before. */
    Agreement lock(String number) {
        jdbc.sql("SELECT id FROM promising.agreement WHERE number = :number FOR UPDATE").param("number", number).query(Long.class).optional();
        return require(number);
    }

    /** The agreement that an order line calls off, locked; empty: it calls off none. */
    Optional<Agreement> lockOf(long orderLine) {
        return jdbc.sql("""
                SELECT a.number
                  FROM promising.agreement_call_off call
                  JOIN promising.agreement_line al ON al.id = call.agreement_line_id
                  JOIN promising.agreement a ON a.id = al.agreement_id
                 WHERE call.line_id = :line
                """).param("line", orderLine).query(String.class).optional().map(this::lock);
    }

    /** Order lines that were just booked call off these lines of an agreement. */
    void called(Agreement agreement, List<OrderLine> lines) {
        jdbc.sql("""
                INSERT INTO promising.agreement_call_off (line_id, agreement_line_id)
                SELECT booked.line_id, al.id
                  FROM unnest(:lines::bigint[], :items::bigint[]) AS booked (line_id, item_id)
                  JOIN promising.agreement_line al ON al.agreement_id = :agreement AND al.item_id = booked.item_id
                """).param("agreement", agreement.id()).param("lines", Columns.longs(lines, OrderLine::id)).param("items", Columns.longs(lines, OrderLine::item))
                .update();
    }

    /** What calls it off, the newest first. */
    List<AgreementJson.Called> callOffs(Agreement agreement) {
        return jdbc.sql("""
                SELECT o.number, o.ordered_at, o.requested_on, ol.line, i.sku, i.unit, i.decimals, ol.quantity - ol.cancelled AS quantity, ol.shipped, ol.open,
                       CASE WHEN ol.open > 0 THEN 'open' WHEN ol.shipped > 0 THEN 'shipped' ELSE 'cancelled' END AS state,
                       (SELECT max(p.ship_by) FROM promising.schedule_line sl JOIN promising.promise p ON p.id = sl.promise_id
                         WHERE sl.line_id = ol.id AND sl.state IN ('open', 'released')) AS ship_by
                  FROM promising.agreement_line al
                  JOIN promising.agreement_call_off call ON call.agreement_line_id = al.id
                  JOIN orders.order_line ol ON ol.id = call.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE al.agreement_id = :agreement
                 ORDER BY o.id DESC, ol.line
                 LIMIT 1000
                """).param("agreement", agreement.id()).query(AgreementRows::called).list();
    }

    private static AgreementJson.Called called(ResultSet row, int number) throws SQLException {
        var units = units(row);
        return new AgreementJson.Called(row.getString("number"), row.getString("state"), row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                row.getObject("requested_on", LocalDate.class), row.getInt("line"), row.getString("sku"), row.getString("unit"),
                units.text(row.getLong("quantity")), units.text(row.getLong("shipped")), units.text(row.getLong("open")), row.getObject("ship_by", LocalDate.class));
    }

    /** From now on nothing is held for these. */
    void letGo(Collection<String> numbers) {
        jdbc.sql("UPDATE promising.agreement SET reserved_until = NULL WHERE number = ANY (:numbers)")
                .param("numbers", numbers.toArray(String[]::new)).update();
    }

    void end(String number, String because) {
        jdbc.sql("UPDATE promising.agreement SET ended_at = :now, ended_because = :because WHERE number = :number")
                .param("now", utc(clock.instant())).param("because", because).param("number", number).update();
    }

    /** Those that hold something and whose time is over. */
    List<String> over(Instant now) {
        return jdbc.sql("SELECT number FROM promising.agreement WHERE reserved_until <= :now ORDER BY reserved_until, id")
                .param("now", utc(now)).query(String.class).list();
    }

    /** When the next one lets go what it holds; empty: none holds anything. */
    Optional<Instant> next(Instant after) {
        return jdbc.sql("SELECT reserved_until FROM promising.agreement WHERE reserved_until > :after ORDER BY reserved_until LIMIT 1")
                .param("after", utc(after)).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private record Line(long agreement, Agreement.Line line) {}

    private List<Agreement> withLines(List<Agreement> heads) {
        Map<Long, List<Agreement.Line>> lines = jdbc.sql("""
                SELECT al.id, al.agreement_id, al.line, al.item_id, i.sku, i.name, i.unit, i.decimals, al.quantity, al.price, called.quantity AS called,
                       called.shipped
                  FROM promising.agreement_line al
                  JOIN catalog.item i ON i.id = al.item_id
                 CROSS JOIN LATERAL (
                       SELECT coalesce(sum(ol.quantity - ol.cancelled), 0)::bigint AS quantity, coalesce(sum(ol.shipped), 0)::bigint AS shipped
                         FROM promising.agreement_call_off call JOIN orders.order_line ol ON ol.id = call.line_id
                        WHERE call.agreement_line_id = al.id) called
                 WHERE al.agreement_id = ANY (:agreements)
                 ORDER BY al.agreement_id, al.line
                """).param("agreements", Columns.longs(heads, Agreement::id)).query(AgreementRows::line).list().stream()
                .collect(groupingBy(Line::agreement, mapping(Line::line, toList())));
        return heads.stream().map(head -> new Agreement(head.id(), head.number(), head.reference(), head.customer(), head.customerName(), head.location(),
                head.validFrom(), head.validUntil(), head.priorityAt(), head.reservedUntil(), head.at(), head.endedBecause(),
                lines.getOrDefault(head.id(), List.of()))).toList();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(row.getLong("agreement_id"), new Agreement.Line(row.getLong("id"), row.getInt("line"), row.getLong("item_id"), row.getString("sku"),
                row.getString("name"), units(row), row.getLong("quantity"), row.getBigDecimal("price"), row.getLong("called"), row.getLong("shipped")));
    }

    private static Units units(ResultSet row) throws SQLException {
        return new Units(row.getString("unit"), row.getInt("decimals"));
    }

    private static Agreement head(ResultSet row, int number) throws SQLException {
        var reserved = row.getObject("reserved_until", OffsetDateTime.class);
        return new Agreement(row.getLong("id"), row.getString("number"), row.getString("reference"), row.getString("customer"), row.getString("customer_name"),
                row.getString("location"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                row.getObject("priority_at", OffsetDateTime.class).toInstant(), reserved == null ? null : reserved.toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("ended_because"), List.of());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
