package dev.backstop.outreach;

import dev.backstop.catalog.Units;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes what is due to be told, some customers at a time: of a customer of whom anything is due, everything that waits is told with it. What
 * another server is telling is passed over.
 */
@Component
class DueReader {
    private static final int CUSTOMERS_TOGETHER = 500;
    private static final int MOST_OF_AN_ORDER = 20;
    private static final int MOST_OF_A_CUSTOMER = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofHours(1);
    private static final String WHO = """
                  c.id AS customer_id, c.name, coalesce(o.contact ->> 'email', c.email) AS email, coalesce(o.contact ->> 'phone', c.phone) AS phone, c.language,
                  c.channels, nullif(concat_ws(E'\\n', o.ship_to ->> 'name',
                      (SELECT string_agg(l, E'\\n')
                         FROM jsonb_array_elements_text(CASE jsonb_typeof(o.ship_to -> 'lines') WHEN 'array' THEN o.ship_to -> 'lines' ELSE '[]' END) AS l),
                      concat_ws(' ', o.ship_to ->> 'postcode', o.ship_to ->> 'region'), o.ship_to ->> 'country'), '') AS address
            """;

    /** Why the promise {@code p} changed, as customers are told: of a day that turned and of the order itself, what had not happened then. */
    static final String CAUSE = """
                       CASE WHEN p.cause_kind NOT IN ('day-turned', 'ordered') THEN p.cause_kind WHEN p.source = 'stock' THEN 'not-left'
                            WHEN p.source = 'planned' THEN 'not-ordered' WHEN p.source = 'none' THEN 'unknown' ELSE p.cause_kind END
            """;

    private final JdbcClient jdbc;

    DueReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Duties that are due, at most so many, locked until the transaction ends: those of the customers whom the earliest of them are owed, of each
     * what is due before what only waits, so that there is an end also with one who cannot be told. While a change of dates still goes through the
     * promises only what can wait no longer is taken: the rest is told together, and nothing stands in its way.
     */
    List<Due> duties(Instant now, int most) {
        return duties("""
                    SELECT schedule_line_id
                      FROM outreach.duty
                     WHERE state = 'open' AND notice_id IS NULL AND tell_at <= :now
                       AND (due_by <= :soon OR NOT EXISTS (SELECT 1 FROM promising.repromise_due WHERE noted_at > :patience))
                     ORDER BY tell_at LIMIT :most
                """, now, most, "FOR UPDATE OF d SKIP LOCKED");
    }

    /** A duty that is in no notice yet, and all else that its customer is owed so; empty where there is no such duty. Locks nothing. */
    List<Due> with(long duty) {
        return duties("SELECT schedule_line_id FROM outreach.duty WHERE state = 'open' AND notice_id IS NULL AND id = %d".formatted(duty),
                Instant.EPOCH, MOST_OF_A_CUSTOMER, "");
    }

    private List<Due> duties(String earliest, Instant now, int most, String lock) {
        return jdbc.sql("WITH earliest AS (" + earliest + """
                ),
                due AS (
                    SELECT DISTINCT o.customer_id
                      FROM earliest
                      JOIN promising.schedule_line sl ON sl.id = earliest.schedule_line_id
                      JOIN orders.order_line ol ON ol.id = sl.line_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                     ORDER BY 1 LIMIT :customers),
                duty AS MATERIALIZED (
                    SELECT d.id, d.schedule_line_id, d.promise_id, d.old_ship_by, d.new_ship_by, d.ways, d.kind, d.tell_at > :now AS waits
                      FROM due
                      JOIN orders.sales_order o ON o.customer_id = due.customer_id AND o.open_lines > 0
                      JOIN orders.order_line ol ON ol.order_id = o.id
                      JOIN promising.schedule_line sl ON sl.line_id = ol.id
                      JOIN outreach.duty d ON d.schedule_line_id = sl.id AND d.state = 'open' AND d.notice_id IS NULL AND d.tell_at IS NOT NULL
                     ORDER BY o.customer_id, d.tell_at > :now, o.id, ol.line, sl.number
                     LIMIT :most
                """ + lock + """
                )
                SELECT duty.id AS duty, o.id AS order_id, o.number, o.reference, sl.id AS schedule_line, duty.promise_id, i.name AS item, sl.quantity, i.unit,
                       i.decimals, duty.old_ship_by, duty.new_ship_by, p.next_word_by,
                """ + CAUSE + """
                       AS cause_kind, duty.ways, duty.kind,
                       EXISTS (SELECT 1 FROM orders.order_line other
                                 JOIN promising.schedule_line here ON here.line_id = other.id AND here.state IN ('open', 'released')
                                 JOIN promising.promise ready ON ready.id = here.promise_id AND ready.source = 'stock'
                                WHERE other.order_id = o.id AND NOT EXISTS (SELECT 1 FROM outreach.offer gift WHERE gift.gift_line_id =
                                    other.id)) AS divisible,
                       EXISTS (SELECT 1 FROM catalog.substitute s JOIN promising.availability a ON a.item_id = s.substitute_id
                                WHERE s.item_id = ol.item_id AND a.on_hand - a.allocated >= ol.open) AS replaceable,
                """ + WHO + """
                  FROM duty
                  JOIN promising.schedule_line sl ON sl.id = duty.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN promising.promise p ON p.id = duty.promise_id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 ORDER BY c.id, duty.waits, o.id, ol.line, sl.number
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("patience", now.minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .param("soon", now.plus(SOON).atOffset(ZoneOffset.UTC)).param("customers", CUSTOMERS_TOGETHER).param("most", most).query(DueReader::duty).list();
    }

    /**
     * Words that are due, at most so many; locked. A better day waits while it is still to be seen whether it holds: what sent it on its way, such as a transfer
     * of what its sender does not have yet, may be late itself.
     */
    List<Due> words(Instant now, int most) {
        return words("w.tell_at <= :now", now, most);
    }

    /** What waits to be told of the choices about one order, and of what they bring about. */
    List<Due> choices(long order, Instant now) {
        return words("w.order_id = %d AND w.tell_at <= :now".formatted(order), now, MOST_OF_AN_ORDER).stream()
                .filter(word -> word.joins() && !word.stale()).toList();
    }

    private List<Due> words(String which, Instant now, int most) {
        return jdbc.sql("""
                SELECT w.id AS word, w.kind, o.id AS order_id, o.number, o.reference, w.schedule_line_id AS schedule_line, sl.promise_id, i.name AS item,
                       sl.quantity, i.unit, i.decimals, h.ship_by AS old_ship_by, p.ship_by AS new_ship_by, p.next_word_by,
                       coalesce(p.cause_kind, '') AS cause_kind, w.shipment_id, w.detail, coalesce(sl.state, 'open') AS state,
                       EXISTS (SELECT 1 FROM orders.cancellation ca JOIN orders.order_line cl ON cl.id = ca.line_id
                                WHERE cl.order_id = o.id AND ca.at >= w.born_at
                                  AND NOT EXISTS (SELECT 1 FROM outreach.offer gift WHERE gift.gift_line_id = cl.id)) AS cancelled,
                       EXISTS (SELECT 1 FROM outreach.notice_part np JOIN outreach.notice n ON n.id = np.notice_id AND n.kind = 'confirmation'
                                WHERE np.order_id = o.id) AS known,
                """ + WHO + """
                  FROM outreach.word w
                  JOIN orders.sales_order o ON o.id = w.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  LEFT JOIN promising.schedule_line sl ON sl.id = w.schedule_line_id
                  LEFT JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                  LEFT JOIN orders.order_line ol ON ol.id = sl.line_id
                  LEFT JOIN catalog.item i ON i.id = ol.item_id
                 WHERE w.notice_id IS NULL AND w.dropped IS NULL AND %s
                   AND NOT (w.kind = 'good-news'
                            AND EXISTS (SELECT FROM promising.peg JOIN promising.repromise_due due USING (item_id, location_id)
                                         WHERE peg.schedule_line_id = w.schedule_line_id AND peg.closed_at IS NULL AND due.noted_at > :patience))
                 ORDER BY w.tell_at, w.id LIMIT :most
                   FOR UPDATE OF w SKIP LOCKED
                """.formatted(which)).param("now", now.atOffset(ZoneOffset.UTC))
                .param("patience", now.minus(PATIENCE).atOffset(ZoneOffset.UTC)).param("most", most).query(DueReader::word).list();
    }

    private static Due duty(ResultSet row, int number) throws SQLException {
        return new Due(row.getLong("duty"), null, row.getString("kind"), row.getLong("order_id"), row.getString("number"), row.getString("reference"), addressee(row),
                row.getLong("schedule_line"), row.getLong("promise_id"), item(row), date(row, "old_ship_by"), date(row, "new_ship_by"),
                date(row, "next_word_by"), row.getString("cause_kind"), null, null, true, row.getInt("ways"),
                row.getBoolean("divisible"), row.getBoolean("replaceable"), true);
    }

    private static Due word(ResultSet row, int number) throws SQLException {
        var was = date(row, "old_ship_by");
        var now = date(row, "new_ship_by");
        var better = now != null && (was == null || now.isBefore(was)) && row.getString("state").matches("open|released");
        var sharp = switch (row.getString("kind")) {
            case "good-news" -> better;
            case "on-track" -> now != null && now.equals(was) && row.getString("state").equals("open");
            case "cancelled" -> row.getBoolean("cancelled");
            default -> true;
        };
        return new Due(null, row.getLong("word"), row.getString("kind"), row.getLong("order_id"), row.getString("number"), row.getString("reference"),
                addressee(row), row.getObject("schedule_line", Long.class), row.getObject("promise_id", Long.class), item(row), was, now,
                date(row, "next_word_by"), row.getString("cause_kind"), row.getObject("shipment_id", Long.class), row.getString("detail"),
                sharp, 0, false, false, row.getBoolean("known"));
    }

    private static Addressee addressee(ResultSet row) throws SQLException {
        return new Addressee(row.getLong("customer_id"), row.getString("name"), row.getString("email"), row.getString("phone"), row.getString("address"),
                row.getString("language"), List.of((String[]) row.getArray("channels").getArray()));
    }

    private static String item(ResultSet row) throws SQLException {
        var name = row.getString("item");
        return name == null ? "" : "%s × %s".formatted(new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")), name);
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /**
     * What a schedule line was written about before.
     *
     * @param lately how often in the last 30 days without the law's asking
     * @param delays how often its delays were told, ever; a call that nobody made and a letter that nobody posted told nothing
     */
    record Told(int lately, int delays) {
        static final Told NEVER = new Told(0, 0);
    }

    Map<Long, Told> told(List<Long> scheduleLines, Instant now) {
        var told = new HashMap<Long, Told>();
        jdbc.sql("""
                SELECT np.schedule_line_id,
                       count(DISTINCT n.id) FILTER (WHERE NOT n.legal AND n.made_at > :since AND n.channel <> 'call') AS lately,
                       count(DISTINCT n.id) FILTER (WHERE n.kind IN ('delay', 'renewed')
                              AND (n.left_at IS NOT NULL OR n.channel IN ('email', 'sms'))) AS delays
                  FROM outreach.notice_part np
                  JOIN outreach.notice n ON n.id = np.notice_id AND n.state NOT IN ('failed', 'withdrawn', 'bounced')
                 WHERE np.schedule_line_id = ANY (:lines)
                 GROUP BY 1
                """).param("since", OffsetDateTime.ofInstant(now, ZoneOffset.UTC).minusDays(30)).param("lines", scheduleLines.toArray(Long[]::new))
                .query(row -> {
                    told.put(row.getLong("schedule_line_id"), new Told(row.getInt("lately"), row.getInt("delays")));
                });
        return told;
    }
}
