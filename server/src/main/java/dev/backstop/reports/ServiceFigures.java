package dev.backstop.reports;

import dev.backstop.catalog.FirmSettings;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of what was wanted. At once is what shipped by the working day after the day on which it was wanted; what was cancelled until
 * then is
 * withdrawn and counts neither for nor against us. Days run to yesterday.
 */
@Component
@Order(3)
class ServiceFigures implements Night.NightFigures {
    private static final int LONGEST = 364;
    private static final int ORDERED_AHEAD = 180; // days that an order may ask for ahead and still be found

    private static final String NEXT_WORKING_DAYS = """
            CREATE TEMPORARY TABLE night_day ON COMMIT DROP AS
            SELECT location_id, day, CASE WHEN later - day <= 30 THEN later END AS next
              FROM (SELECT location_id, day, min(CASE WHEN works THEN day END) OVER (PARTITION BY location_id ORDER BY day DESC
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later
              FROM (SELECT l.id AS location_id, each::date AS day,
                           (ARRAY['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow FROM each)::int] = ANY (l.working_days)
                               AND NOT each::date = ANY (l.holidays) AS works
                      FROM catalog.location l
                     CROSS JOIN generate_series(:today - %d, :today + 31, interval '1 day') each) days) ahead
            """.formatted(LONGEST);

    private static final String WANTED = """
            CREATE TEMPORARY TABLE night_wanted ON COMMIT DROP AS
            WITH newest AS (
                SELECT DISTINCT ON (currency) currency, rate FROM catalog.exchange_rate
                 WHERE day <= :today AND currency <> :currency ORDER BY currency, day DESC),
            rate AS (SELECT currency, rate FROM newest UNION ALL SELECT :currency, 1::numeric),
            line AS (
                SELECT ol.id, ol.item_id, o.customer_id, place.location_id, l.time_zone, ol.quantity, ol.shipped, ol.open,
                       coalesce(ol.price * rate.rate / reports.scale(i.decimals), 0) AS price,
                       coalesce(o.requested_on, (o.ordered_at AT TIME ZONE l.time_zone)::date) AS wanted_on
                  FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id AND ol.substitute_for IS NULL AND ol.replaces IS NULL
                  JOIN catalog.item i ON i.id = ol.item_id
                 CROSS JOIN LATERAL (SELECT coalesce(o.location_id,
                           (SELECT location_id FROM promising.schedule_line WHERE line_id = ol.id ORDER BY number LIMIT 1),
                           (SELECT id FROM catalog.location ORDER BY vendor_id IS NOT NULL, priority, code LIMIT 1)) AS location_id) place
                  JOIN catalog.location l ON l.id = place.location_id
                  LEFT JOIN rate ON rate.currency = o.currency
                 WHERE o.ordered_at >= :today::timestamp - interval '%d days')
            SELECT line.*, day.next AS due_on
              FROM line JOIN night_day day ON (day.location_id, day.day) = (line.location_id, line.wanted_on)
             WHERE line.wanted_on >= :today - %d AND line.wanted_on < :today
            """.formatted(LONGEST + ORDERED_AHEAD, LONGEST);

    private static final String SENT = """
            CREATE TEMPORARY TABLE night_sent ON COMMIT DROP AS
            SELECT wanted.id, sum(sent.quantity) FILTER (WHERE day.day <= wanted.due_on) AS at_once,
                   sum(sent.quantity * (day.day - wanted.wanted_on)) FILTER (WHERE day.day > wanted.due_on) AS unit_days,
                   max(day.day) AS last_on
              FROM night_wanted wanted
              JOIN orders.shipment_line sent ON sent.line_id = wanted.id
              JOIN orders.shipment s ON s.id = sent.shipment_id AND s.reversed_at IS NULL
             CROSS JOIN LATERAL (SELECT (s.at AT TIME ZONE wanted.time_zone)::date AS day) day
             GROUP BY wanted.id
            """;

    private static final String GONE = """
            CREATE TEMPORARY TABLE night_gone ON COMMIT DROP AS
            SELECT wanted.id, coalesce(sum(c.quantity) FILTER (WHERE c.reason = 'substituted'), 0) AS substituted,
                   coalesce(sum(c.quantity) FILTER (WHERE c.reason <> 'substituted' AND day.day <= wanted.due_on), 0) AS withdrawn,
                   coalesce(sum(c.quantity) FILTER (WHERE c.reason <> 'substituted' AND day.day > wanted.due_on), 0) AS lost
              FROM night_wanted wanted
              JOIN orders.cancellation c ON c.line_id = wanted.id
             CROSS JOIN LATERAL (SELECT (c.at AT TIME ZONE wanted.time_zone)::date AS day) day
             GROUP BY wanted.id
            """;

    private static final String LINES = """
            CREATE TEMPORARY TABLE night_line ON COMMIT DROP AS
            SELECT wanted.id, wanted.item_id, wanted.location_id, wanted.customer_id, wanted.wanted_on, wanted.price, wanted.quantity,
                   wanted.shipped, wanted.open, coalesce(gone.withdrawn, 0) AS withdrawn, coalesce(gone.substituted, 0) AS substituted,
                   coalesce(gone.lost, 0) AS lost, coalesce(sent.at_once, 0) AS at_once,
                   CASE WHEN wanted.due_on < :today THEN wanted.open ELSE 0 END AS waiting,
                   coalesce(sent.unit_days, 0)
                       + CASE WHEN wanted.due_on < :today THEN wanted.open * (:today - wanted.wanted_on) ELSE 0 END AS unit_days,
                   CASE WHEN wanted.open > 0 THEN :today ELSE sent.last_on END - wanted.wanted_on AS days
              FROM night_wanted wanted
              LEFT JOIN night_sent sent ON sent.id = wanted.id
              LEFT JOIN night_gone gone ON gone.id = wanted.id
            """;

    private static final String OF_ITEMS = """
            INSERT INTO reports.item_service (days, item_id, location_id, lines, asked, withdrawn, dated, at_once, shipped, substituted,
                   lost, waiting,
                   unit_days, value_asked, value_at_once, value_lost)
            SELECT period.days, line.item_id, line.location_id, count(*), sum(line.quantity), sum(line.withdrawn),
                   sum(coalesce(dated.quantity, 0)),
                   sum(line.at_once), sum(line.shipped), sum(line.substituted), sum(line.lost), sum(line.waiting), sum(line.unit_days),
                   sum((line.quantity - line.withdrawn) * line.price), sum(line.at_once * line.price), sum(line.lost * line.price)
              FROM (VALUES (28), (91), (364)) AS period (days)
              JOIN night_line line ON line.wanted_on >= :today - period.days
              LEFT JOIN night_dated dated ON dated.line_id = line.id
             GROUP BY period.days, line.item_id, line.location_id
            """;

    /** What got a date when it was ordered; history that was brought in has no promises, and what shipped of it stands for them. */
    private static final String DATED = """
            CREATE TEMPORARY TABLE night_dated ON COMMIT DROP AS
            SELECT line.id AS line_id, CASE WHEN count(first.id) = 0 THEN min(line.shipped) ELSE
                       least(min(line.quantity), coalesce(sum(first.quantity) FILTER (WHERE first.ship_by IS NOT NULL), 0)) END AS quantity
              FROM night_line line
              LEFT JOIN promising.schedule_line sl ON sl.line_id = line.id AND sl.split_from IS NULL
              LEFT JOIN LATERAL (SELECT p.id, p.quantity, p.ship_by FROM promising.promise p WHERE p.schedule_line_id = sl.id
                     ORDER BY p.id LIMIT 1) first ON true
             GROUP BY line.id
            """;

    private static final String OF_CUSTOMERS = """
            INSERT INTO reports.customer_service (days, customer_id, lines, at_once, late, waiting, lost, wait_days, value_asked,
                   value_at_once)
            SELECT period.days, line.customer_id, count(*), count(*) FILTER (WHERE line.at_once >= line.quantity - line.withdrawn),
                   count(*) FILTER (WHERE line.open = 0 AND line.shipped > 0 AND line.at_once < line.shipped),
                          count(*) FILTER (WHERE line.waiting > 0),
                   count(*) FILTER (WHERE line.lost > 0),
                   coalesce(sum(line.days) FILTER (WHERE line.waiting > 0 OR line.open = 0 AND line.shipped > 0
                          AND line.at_once < line.shipped), 0),
                   sum((line.quantity - line.withdrawn) * line.price), sum(line.at_once * line.price)
              FROM (VALUES (28), (91), (364)) AS period (days)
              JOIN night_line line ON line.wanted_on >= :today - period.days AND line.quantity > line.withdrawn
             GROUP BY period.days, line.customer_id
            """;

    private final JdbcClient jdbc;
    private final FirmSettings settings;

    ServiceFigures(JdbcClient jdbc, FirmSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        jdbc.sql("DROP TABLE IF EXISTS night_day, night_wanted, night_sent, night_gone, night_line, night_dated").update();
        step("night_day", jdbc.sql(NEXT_WORKING_DAYS).param("today", day));
        step("night_wanted", jdbc.sql(WANTED).param("today", day).param("currency", settings.now().currency()));
        step("night_sent", jdbc.sql(SENT));
        step("night_gone", jdbc.sql(GONE));
        step("night_line", jdbc.sql(LINES).param("today", day));
        step("night_dated", jdbc.sql(DATED));
        jdbc.sql("DELETE FROM reports.item_service").update();
        jdbc.sql(OF_ITEMS).param("today", day).update();
        jdbc.sql("DELETE FROM reports.customer_service").update();
        jdbc.sql(OF_CUSTOMERS).param("today", day).update();
    }

    /** One step in a table of its own, counted before the next: a guess that is off by a million joins row by row. */
    private void step(String table, JdbcClient.StatementSpec statement) {
        statement.update();
        jdbc.sql("ANALYZE " + table).update();
    }
}
