package dev.backstop.outreach;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every morning, who waits long and heard nothing for two weeks although nothing changed: they read with the digest of the day that the date stands.
 * Only where the customer wishes it, or the house tells all; the cap of notices in a month counts it like any other.
 */
@Component
class OnTrack implements Job {
    private static final LocalTime AT = LocalTime.of(5, 0);
    private static final int LONG_WAIT_DAYS = 21;
    private static final int QUIET_DAYS = 14;
    private static final int NEARLY_THERE_DAYS = 3;
    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final NewsBook news;
    private final LegalPlace place;

    OnTrack(JdbcClient jdbc, NewsBook news, LegalPlace place) {
        this.jdbc = jdbc;
        this.news = news;
        this.place = place;
    }

    @Override
    public String name() {
        return "still on track";
    }

    @Override
    public Instant next(Instant after) {
        var at = after.atZone(ZoneOffset.UTC).with(AT).toInstant();
        return at.isAfter(after) ? at : at.plus(Duration.ofDays(1));
    }

    @Override
    public void run(Instant now) {
        news.steady(waiting(now), now);
    }

    /** Parts whose date is the one heard, of orders that were confirmed here; what ships within days is told when it ships. */
    private List<NewsBook.Steady> waiting(Instant now) {
        return jdbc.sql("""
                SELECT o.id AS "order", sl.id AS schedule_line
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id
                  LEFT JOIN outreach.wish w ON w.customer_id = c.id
                  LEFT JOIN outreach.rules r ON true
                  JOIN orders.order_line ol ON ol.order_id = o.id
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
                  JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                  JOIN promising.promise h ON h.id = sl.heard_promise_id AND h.ship_by = p.ship_by
                 WHERE o.open_lines > 0 AND o.channel NOT IN ('edi', 'import') AND coalesce(o.contact ->> 'email', c.email) IS NOT NULL
                   AND coalesce(w.on_track, r.on_track = 'all', false) AND coalesce(r.on_track, 'asked') <> 'off'
                   AND p.ship_by - o.ordered_at::date > :long AND p.ship_by > :today::date + :nearly
                   AND NOT EXISTS (SELECT 1 FROM promising.telling t JOIN promising.promise told ON told.id = t.promise_id
                                    WHERE told.schedule_line_id = sl.id AND t.returned_at IS NULL AND t.at > :quiet)
                   AND NOT EXISTS (SELECT 1 FROM outreach.duty d WHERE d.schedule_line_id = sl.id AND d.state = 'open')
                   AND %s
                 ORDER BY o.id, sl.id LIMIT :most
                """.formatted(GiftLines.NONE))
                .param("long", LONG_WAIT_DAYS).param("today", place.now().day(now)).param("nearly", NEARLY_THERE_DAYS)
                .param("quiet", now.atOffset(ZoneOffset.UTC).minusDays(QUIET_DAYS)).param("most", MOST).query(NewsBook.Steady.class).list();
    }
}
