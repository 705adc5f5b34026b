package dev.backstop.buying;

import dev.backstop.web.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions to vendors as they are stored. */
@Component
class QuestionRows {
    /** Days ahead that are looked at: the first rung, and days off before it. */
    private static final int AHEAD = 46;

    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A question to keep; {@code part} null: about all of an order that awaits a word. */
    record Fresh(long order, @Nullable Long part, String kind, LocalDate about, Instant dueAt) {}

    /** The same question is kept once. */
    void keep(List<Fresh> questions) {
        jdbc.sql("""
                INSERT INTO buying.question (order_id, part_id, kind, about, due_at)
                SELECT order_id, part_id, kind, about, due_at
                  FROM unnest(:orders::bigint[], :parts::bigint[], :kinds::text[], :about::date[], :due::timestamptz[])
                       AS fresh (order_id, part_id, kind, about, due_at)
                    ON CONFLICT (order_id, part_id, kind, about) DO NOTHING
                """)
                .param("orders", Columns.longs(questions, Fresh::order)).param("parts", Columns.longs(questions, Fresh::part))
                .param("kinds", Columns.texts(questions, Fresh::kind)).param("about", Columns.texts(questions, Fresh::about))
                .param("due", Columns.texts(questions, Fresh::dueAt)).update();
    }

    /** A part under way, and when somebody last spoke of it. */
    record UnderWay(long order, long part, long vendor, long location, @Nullable LocalDate expectedOn, OffsetDateTime wordAt) {}

    /** Parts whose date is near, over, or not known although the vendor answered; {@code orders} null: of all. */
    List<UnderWay> near(LocalDate today, @Nullable Collection<Long> orders) {
        return jdbc.sql("""
                SELECT po.id AS "order", part.id AS part, po.vendor_id AS vendor, po.location_id AS location, part.expected_on,
                       coalesce(word.at, po.sent_at, po.created_at) AS word_at
                  FROM supply.purchase_order po
                  JOIN supply.purchase_order_line line ON line.order_id = po.id
                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                  LEFT JOIN LATERAL (SELECT said.at, said.kind FROM supply.part_date said
                                      WHERE said.part_id = part.id AND said.kind IN ('requested', 'confirmed')
                                      ORDER BY said.id DESC LIMIT 1) word ON true
                 WHERE po.state = 'sent' AND part.open > 0
                   AND (part.expected_on <= :until OR (part.expected_on IS NULL AND word.kind = 'confirmed'))
                   AND (CAST(:orders AS bigint[]) IS NULL OR po.id = ANY (:orders))
                 ORDER BY part.id
                """).param("until", today.plusDays(AHEAD)).param("orders", orders == null ? null : orders.toArray(Long[]::new)).query(UnderWay.class).list();
    }

    /** An order of which something awaits a word of its vendor. */
    record Silent(long order, long vendor, long location, OffsetDateTime sentAt) {}

    /** Those among these. */
    List<Silent> silent(Collection<Long> orders) {
        return jdbc.sql("""
                SELECT po.id AS "order", po.vendor_id AS vendor, po.location_id AS location, po.sent_at
                  FROM supply.purchase_order po
                 WHERE po.id = ANY (:orders) AND po.state = 'sent' AND EXISTS (SELECT FROM buying.awaited_part awaited WHERE awaited.order_id = po.id)
                 ORDER BY po.id
                """).param("orders", orders.toArray(Long[]::new)).query(Silent.class).list();
    }

    /** About an order that we never sent from here, and about which nobody asked yet. */
    private static final String TAKEN_OVER = """
            (NOT EXISTS (SELECT FROM buying.order_version ours WHERE ours.order_id = q.order_id)
                AND NOT EXISTS (SELECT FROM buying.question asked WHERE asked.order_id = q.order_id AND asked.asked_at IS NOT NULL))""";

    private static final String SELECT = """
            SELECT q.id, q.kind, v.code, po.number, line.line, i.name, q.about, q.due_at, q.asked_at, q.asked_in,
                   CASE WHEN q.part_id IS NOT NULL THEN ceil(part.open / power(10::numeric, i.decimals) / line.purchase_factor
                       * power(10::numeric, scale(trim_scale(line.purchase_quantity)))) / power(10::numeric, scale(trim_scale(line.purchase_quantity))) END AS quantity,
                   line.purchase_unit,
                   (SELECT count(DISTINCT awaited.line_id) FROM buying.awaited_part awaited WHERE awaited.order_id = q.order_id)::int AS lines,
                   (SELECT count(DISTINCT o.customer_id)
                      FROM supply.purchase_order_line own
                      JOIN supply.purchase_order_part piece ON piece.line_id = own.id AND (q.part_id IS NULL OR piece.id = q.part_id)
                      JOIN promising.peg peg ON peg.part_id = piece.id AND peg.closed_at IS NULL
                      JOIN promising.schedule_line sl ON sl.id = peg.schedule_line_id
                      JOIN orders.order_line ol ON ol.id = sl.line_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                     WHERE own.order_id = q.order_id)::int AS waiting,
                   %s AS taken_over
              FROM buying.open_question q
              JOIN supply.purchase_order po ON po.id = q.order_id
              JOIN catalog.vendor v ON v.id = q.vendor_id
              LEFT JOIN supply.purchase_order_part part ON part.id = q.part_id
              LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
              LEFT JOIN catalog.item i ON i.id = part.item_id
            """.formatted(TAKEN_OVER);

    /** What is due and open, the oldest first; {@code vendor} null: of all. */
    List<OpenQuestion> open(@Nullable Long vendor, Instant now) {
        return jdbc.sql(SELECT + """
                 WHERE q.due_at <= :now AND (CAST(:vendor AS bigint) IS NULL OR q.vendor_id = :vendor)
                 ORDER BY q.due_at, q.id
                 LIMIT 1000
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("vendor", vendor).query((row, _) -> question(row)).list();
    }

    /** Vendors with something due that was not asked yet, and need not wait for a person. */
    List<Long> vendorsToAsk(Instant now) {
        return jdbc.sql("SELECT DISTINCT vendor_id FROM buying.open_question q WHERE due_at <= :now AND asked_at IS NULL AND NOT %s ORDER BY vendor_id"
                        .formatted(TAKEN_OVER))
                .param("now", now.atOffset(ZoneOffset.UTC)).query(Long.class).list();
    }

    /** The ids of those among them that were not asked before: whoever marks a question asks it, and nobody else does. */
    List<Long> asked(Collection<Long> ids, String in, Instant now) {
        return jdbc.sql("UPDATE buying.question SET asked_at = :now, asked_in = :in WHERE id = ANY (:ids) AND asked_at IS NULL RETURNING id")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("in", in).param("ids", ids.toArray(Long[]::new)).query(Long.class).list();
    }

    /** When the next question that nobody asked is due. */
    Optional<Instant> nextDue(Instant after) {
        return jdbc.sql("SELECT min(due_at) FROM buying.question WHERE asked_at IS NULL AND due_at > :after")
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant)).single();
    }

    private static OpenQuestion question(ResultSet row) throws SQLException {
        var line = row.getObject("line", Integer.class);
        var quantity = row.getBigDecimal("quantity");
        var lines = row.getInt("lines");
        var asked = row.getObject("asked_at", OffsetDateTime.class);
        return new OpenQuestion(row.getLong("id"), row.getString("kind"), row.getString("code"), row.getString("number"), line,
                line == null ? lines : 1, line == null ? (lines == 1 ? "1 line" : lines + " lines") : row.getString("name"),
                quantity == null ? null : "%s %s".formatted(dev.backstop.supply.PurchaseUnits.plain(quantity),
                        row.getString("purchase_unit")),
                row.getObject("about", LocalDate.class), row.getObject("due_at", OffsetDateTime.class).toInstant(),
                asked == null ? null : asked.toInstant(), row.getString("asked_in"), row.getInt("waiting"), row.getBoolean("taken_over"));
    }
}
