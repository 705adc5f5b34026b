package dev.backstop.desk.callers;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Units;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what is open for a customer a page at a time, in three statements however much it is. Places are counted for the items of the page
 * alone.
 */
@Component
class LineReader {
    /** How many stand on a page. */
    static final int PAGE = 25;

    private static final String FIND = """
                        AND (o.number ILIKE :find || '%' OR o.reference ILIKE :find || '%' OR i.sku ILIKE :find || '%'
                            OR i.name ILIKE '%' || :find || '%')
            """;
    private static final String OPEN = """
              FROM orders.sales_order o
              JOIN orders.order_line ol ON ol.order_id = o.id
              JOIN catalog.item i ON i.id = ol.item_id
              JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
              JOIN promising.promise p ON p.id = sl.promise_id
              LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
             WHERE o.customer_id = :customer AND o.open_lines > 0
            """;

    private final JdbcClient jdbc;
    private final FirmSettings settings;

    LineReader(JdbcClient jdbc, FirmSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Which of a customer's lines are meant.
     *
     * @param find what their orders or items are called, or begin with; empty: all of them
     * @param from how many of them to pass over
     */
    record Which(String find, int from) {
        static final Which FIRST = new Which("", 0);
    }

    /** How many lines are open, not ready, and later than told. */
    record Counts(int open, int waiting, int slipped) {}

    Counts count(long customer, String find) {
        return jdbc.sql("""
                SELECT count(*)::int AS open, count(*) FILTER (WHERE p.source <> 'stock')::int AS waiting,
                       count(*) FILTER (WHERE h.ship_by < coalesce(p.ship_by, 'infinity'))::int AS slipped
                """ + OPEN + (find.isEmpty() ? "" : FIND)).param("customer", customer).param("find", find).query(Counts.class).single();
    }

    /** What is later than told stands first, then what leaves last: it is what people ring about. */
    List<CallerLine> of(long customer, Which which) {
        return whole(lines(customer, which.find().isEmpty() ? "" : FIND, which, 0));
    }

    /** One of them, if it is still open. */
    Optional<CallerLine> one(long customer, long scheduleLine) {
        return whole(lines(customer, " AND sl.id = :part ", Which.FIRST, scheduleLine)).stream().findFirst();
    }

    private List<CallerLine> whole(List<CallerLine> lines) {
        var said = said(lines.stream().map(CallerLine::scheduleLine).toList()).stream().collect(groupingBy(CallerLine.Said::scheduleLine));
        var instead = instead(lines.stream().filter(line -> !line.ready()).map(CallerLine::lineId).toList()).stream()
                .collect(groupingBy(CallerLine.Instead::lineId));
        return lines.stream().map(line -> line.with(said.getOrDefault(line.scheduleLine(), List.of()),
                line.ready() ? List.of() : instead.getOrDefault(line.lineId(), List.of()))).toList();
    }

    private List<CallerLine> lines(long customer, String condition, Which which, long part) {
        return jdbc.sql("""
                WITH mine AS MATERIALIZED (
                    SELECT sl.id, sl.promise_id, sl.number AS part, sl.quantity, sl.state, sl.location_id, ol.id AS line_id, ol.line, ol.item_id,
                           ol.quantity AS ordered, ol.shipped,
                           ol.price, ol.essential_date, ol.priority_at, o.id AS order_id, o.number, o.reference, o.priority, o.currency,
                                  p.source, p.ship_by, p.latest,
                           p.confidence, p.basis, p.supply, p.next_word_by, h.ship_by AS heard
                %s %s
                     ORDER BY coalesce(h.ship_by < coalesce(p.ship_by, 'infinity'), false) DESC, p.source = 'stock',
                            p.ship_by DESC NULLS FIRST, o.id, ol.line, sl.number
                     LIMIT :most OFFSET :from),
                queue AS MATERIALIZED (
                    SELECT sl.id, rank() OVER served::int AS place, count(*) OVER (PARTITION BY ol.item_id, sl.location_id)::int AS waiting,
                           coalesce(sum(sl.quantity) OVER (served RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP),
                                  0)::bigint AS units_ahead
                      FROM orders.order_line ol
                      JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
                      JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                      JOIN orders.sales_order o ON o.id = ol.order_id
                      JOIN orders.customer c ON c.id = o.customer_id
                     WHERE ol.quantity > ol.shipped + ol.cancelled AND ol.item_id IN (SELECT item_id FROM mine WHERE source <> 'stock')
                    WINDOW served AS (PARTITION BY ol.item_id, sl.location_id ORDER BY o.priority, CASE
                           WHEN :byClass THEN c.class END NULLS LAST,
                           ol.priority_at, ol.id))
                SELECT mine.*, EXISTS (SELECT FROM outreach.duty d WHERE d.schedule_line_id = mine.id
                               AND (d.state = 'open' OR (d.state = 'waived' AND d.promise_id = mine.promise_id))) AS owed,
                       i.sku, i.name, i.unit, i.decimals, l.name AS location, l.time_zone, queue.place, queue.waiting,
                       queue.units_ahead,
                       coalesce(a.on_hand, 0) AS on_hand, coalesce(a.allocated, 0) AS held, s.vendor, s.expected_on, s.day,
                              s.at AS word_at, s.by AS word_by,
                       s.reason AS word_reason
                  FROM mine
                  JOIN catalog.item i ON i.id = mine.item_id
                  JOIN catalog.location l ON l.id = mine.location_id
                  LEFT JOIN queue ON queue.id = mine.id
                  LEFT JOIN promising.availability a ON a.item_id = mine.item_id AND a.location_id = mine.location_id
                  LEFT JOIN LATERAL (
                       SELECT v.name AS vendor, part.expected_on, word.day, word.at, word.by, word.reason
                         FROM promising.peg peg
                         JOIN supply.purchase_order_part part ON part.id = peg.part_id
                         LEFT JOIN supply.purchase_order_line pol ON pol.id = part.line_id
                         LEFT JOIN supply.purchase_order po ON po.id = pol.order_id
                         LEFT JOIN catalog.vendor v ON v.id = po.vendor_id
                         LEFT JOIN LATERAL (SELECT d.day, d.at, d.by, d.reason FROM supply.part_date d
                                             WHERE d.part_id = part.id AND d.kind IN ('confirmed', 'revised')
                                                    ORDER BY d.id DESC LIMIT 1) word ON true
                        WHERE peg.schedule_line_id = mine.id AND peg.closed_at IS NULL
                        ORDER BY part.expected_on DESC NULLS FIRST
                        LIMIT 1) s ON mine.supply IS NOT NULL
                 ORDER BY coalesce(mine.heard < coalesce(mine.ship_by, 'infinity'), false) DESC, mine.source = 'stock',
                        mine.ship_by DESC NULLS FIRST, mine.order_id,
                       mine.line, mine.part
                """.formatted(OPEN, condition))
                .param("customer", customer).param("most", PAGE).param("find", which.find()).param("from", which.from())
                .param("part", part).param("byClass", settings.now().servesByClass())
                .query((row, _) -> line(row)).list();
    }

    private static CallerLine line(ResultSet row) throws SQLException {
        var ready = row.getString("source").equals("stock");
        var place = row.getObject("place", Integer.class);
        var supply = row.getString("supply");
        return new CallerLine(row.getLong("id"), row.getLong("line_id"), row.getLong("order_id"), row.getString("number"),
                row.getString("reference"),
                row.getInt("line"), row.getInt("part"), row.getString("sku"), row.getString("name"),
                        new Units(row.getString("unit"), row.getInt("decimals")),
                row.getLong("quantity"), row.getLong("ordered"), row.getLong("shipped"), row.getBigDecimal("price"),
                        row.getString("currency"),
                row.getString("location"), ZoneId.of(row.getString("time_zone")), row.getString("state").equals("released"), ready,
                row.getBoolean("essential_date"),
                new CallerLine.Promise(day(row, "ship_by"), day(row, "latest"), row.getBigDecimal("confidence"), row.getString("basis"),
                        day(row, "next_word_by")),
                day(row, "heard"), row.getBoolean("owed"),
                place == null ? null : new CallerLine.Queue(place, row.getInt("waiting"), row.getLong("units_ahead"),
                        row.getInt("priority"),
                        row.getObject("priority_at", OffsetDateTime.class).toInstant(), row.getLong("on_hand"), row.getLong("held")),
                supply == null ? null : new CallerLine.Supply(supply, row.getString("vendor"), day(row, "expected_on"), day(row, "day"),
                        at(row, "word_at"),
                        row.getString("word_by"), row.getString("word_reason")),
                List.of(), List.of());
    }

    private List<CallerLine.Said> said(Collection<Long> scheduleLines) {
        return jdbc.sql("""
                SELECT p.schedule_line_id AS schedule_line, p.made_at, p.ship_by, p.cause_kind, p.cause_text AS cause, t.via,
                       t.at AS told_at, t.words,
                       t.evidence, lost.reason AS to_say
                  FROM promising.promise p
                  JOIN promising.schedule_line sl ON sl.id = p.schedule_line_id
                  LEFT JOIN promising.reallocation dealt ON p.cause_kind = 'overtaken' AND dealt.number = p.cause_reference
                  LEFT JOIN promising.reallocation_loss lost ON lost.reallocation_id = dealt.id AND lost.line_id = sl.line_id
                  LEFT JOIN LATERAL (SELECT telling.via, telling.at, telling.words, telling.evidence FROM promising.telling telling
                                      WHERE telling.promise_id = p.id AND telling.returned_at IS NULL ORDER BY telling.id DESC LIMIT 1) t
                                             ON true
                 WHERE p.schedule_line_id = ANY (:lines)
                 ORDER BY p.id DESC
                 LIMIT 2000
                """)
                .param("lines", scheduleLines.toArray(Long[]::new)).query(CallerLine.Said.class).list();
    }

    /** Substitutes of which anything is free, at the locations of the lines or elsewhere, most of it first. */
    private List<CallerLine.Instead> instead(Collection<Long> lines) {
        return jdbc.sql("""
                SELECT DISTINCT ON (ol.id, s.rank, i.id) ol.id AS line_id, i.sku, i.name, i.unit, i.decimals,
                       a.on_hand - a.allocated AS free, i.price, l.name AS location
                  FROM orders.order_line ol
                  JOIN catalog.substitute s ON s.item_id = ol.item_id
                  JOIN catalog.item i ON i.id = s.substitute_id
                  JOIN promising.availability a ON a.item_id = i.id AND a.on_hand > a.allocated
                  JOIN catalog.location l ON l.id = a.location_id
                 WHERE ol.id = ANY (:lines)
                 ORDER BY ol.id, s.rank, i.id, a.on_hand - a.allocated DESC
                """)
                .param("lines", lines.toArray(Long[]::new))
                .query((row, _) -> new CallerLine.Instead(row.getLong("line_id"), row.getString("sku"), row.getString("name"),
                        new Units(row.getString("unit"), row.getInt("decimals")), row.getLong("free"), row.getBigDecimal("price"),
                                row.getString("location"))).list();
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
