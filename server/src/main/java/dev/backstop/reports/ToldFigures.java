package dev.backstop.reports;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.storefront.Views;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What buyers did by when they learned that they wait: in the answer to the order, from us afterwards, or by asking. History that was
 * brought in has no answer and is left out.
 */
@Component
@Order(6)
class ToldFigures implements Night.NightFigures {
    private static final int LONGEST = 364;

    private static final String LINES = """
            CREATE TEMPORARY TABLE night_learned ON COMMIT DROP AS
            WITH newest AS (
                SELECT DISTINCT ON (currency) currency, rate FROM catalog.exchange_rate
                 WHERE day <= :today AND currency <> :currency ORDER BY currency, day DESC),
            rate AS (SELECT currency, rate FROM newest UNION ALL SELECT :currency, 1::numeric),
            answered AS (
                SELECT sl.line_id, bool_or(p.source <> 'stock') AS waits
                  FROM promising.promise p
                  JOIN promising.schedule_line sl ON sl.id = p.schedule_line_id AND sl.line_id IS NOT NULL
                 WHERE p.cause_kind = 'ordered' AND p.made_at >= :today::timestamp - interval '%1$d days'
                 GROUP BY sl.line_id),
            slipped AS (
                SELECT sl.line_id, min(n.left_at) AS written
                  FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id AND sl.line_id IS NOT NULL
                  LEFT JOIN outreach.notice n ON n.id = d.notice_id AND n.state IN ('sent', 'delivered', 'answered')
                 WHERE d.opened_at >= :today::timestamp - interval '%1$d days'
                 GROUP BY sl.line_id),
            called AS (
                SELECT about.order_id, min(c.started_at) AS at
                  FROM desk.call_order about
                  JOIN desk.call c ON c.call_id = about.call_id AND c.direction = 'inbound'
                 GROUP BY about.order_id)
            SELECT ol.item_id, o.ordered_at::date AS day, o.channel = 'web' AS web, ol.cancelled > 0 AS cancelled,
                   called.at IS NOT NULL AS rang,
                   coalesce(ol.quantity * ol.price * rate.rate / reports.scale(i.decimals), 0) AS value,
                   coalesce(ol.cancelled * ol.price * rate.rate / reports.scale(i.decimals), 0) AS value_cancelled,
                   CASE WHEN slipped.line_id IS NULL AND answered.waits THEN 'before ordering'
                        WHEN slipped.line_id IS NULL THEN 'no wait'
                        WHEN called.at < coalesce(slipped.written, 'infinity') THEN 'after, by asking'
                        WHEN slipped.written IS NULL THEN 'after, not told yet'
                        ELSE 'after, from us' END AS learned
              FROM answered
              JOIN orders.order_line ol ON ol.id = answered.line_id
              JOIN orders.sales_order o ON o.id = ol.order_id AND o.ordered_at >= :today::timestamp - interval '%1$d days'
                   AND o.ordered_at < :today::timestamp
              JOIN catalog.item i ON i.id = ol.item_id
              LEFT JOIN rate ON rate.currency = o.currency
              LEFT JOIN slipped ON slipped.line_id = ol.id
              LEFT JOIN called ON called.order_id = o.id
            """.formatted(LONGEST);

    private static final String OUTCOMES = """
            INSERT INTO reports.told_outcome (days, item_id, learned, views, lines, web_lines, cancelled, rang, value, value_cancelled)
            SELECT days, item_id, learned, sum(views), sum(lines), sum(web), sum(cancelled), sum(rang), sum(value), sum(value_cancelled)
              FROM (SELECT period.days, line.item_id, line.learned, 0 AS views, count(*) AS lines, count(*) FILTER (WHERE line.web) AS web,
                           count(*) FILTER (WHERE line.cancelled) AS cancelled, count(*) FILTER (WHERE line.rang) AS rang,
                           sum(line.value) AS value, sum(line.value_cancelled) AS value_cancelled
                      FROM (VALUES (28), (91), (364)) AS period (days)
                      JOIN night_learned line ON line.day >= :today - period.days
                     GROUP BY period.days, line.item_id, line.learned
                     UNION ALL
                    SELECT period.days, v.item_id,
                           CASE v.said WHEN 'stock' THEN 'no wait' WHEN 'wait' THEN 'before ordering' ELSE 'could not order' END,
                           sum(v.views), 0, 0, 0, 0, 0, 0
                      FROM (VALUES (28), (91), (364)) AS period (days)
                      JOIN storefront.item_views v ON v.day >= :today - period.days AND v.day < :today
                     GROUP BY period.days, v.item_id, v.said) counted
             GROUP BY days, item_id, learned
            """;

    private final JdbcClient jdbc;
    private final FirmSettings settings;
    private final Views views;

    ToldFigures(JdbcClient jdbc, FirmSettings settings, Views views) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.views = views;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        views.flush();
        jdbc.sql("DROP TABLE IF EXISTS night_learned").update();
        jdbc.sql(LINES).param("today", day).param("currency", settings.now().currency()).update();
        jdbc.sql("DELETE FROM reports.told_outcome").update();
        jdbc.sql(OUTCOMES).param("today", day).update();
        jdbc.sql("ANALYZE reports.told_outcome").update();
    }
}
