package dev.backstop.desk.floor;

import dev.backstop.desk.calls.Reason;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether our word was kept, how soon callers heard something true, and how many calls a message in time saved. */
@Component
public class Measures {
    static final String USUAL_DAYS = "90";
    private static final int MOST_DAYS = 3_650;
    private static final String AVOIDABLE = Arrays.stream(Reason.values())
            .filter(Reason::avoidable).map(reason -> '\'' + reason.name() + '\'').collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final Clock clock;

    Measures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The figures of so many days up to now.
     *
     * @param firstAnswerMedian seconds from the ring until the caller heard something that we know to be true, and {@code firstAnswerNinth}
     *                          those of
     *                          nine in ten calls; null: no call has both
     * @param toldByPhone       promises that were told by phone and whose day came, {@code kept} those that left in time
     * @param callsPer100       inbound calls for each hundred orders; null: no orders
     * @param callsOfTold       of a hundred customers whose delay we told before they asked, how many rang to ask within a fortnight; null:
     *                          none told
     * @param callsOfUntold     the same of those whom we had not told
     * @param saved             calls that those told would have made besides, had they rung as often as the others; null where one of the
     *                          rates is
     *                          unknown
     */
    public record Figures(int days, int calls, @Nullable Double firstAnswerMedian, @Nullable Double firstAnswerNinth, int toldByPhone,
            int kept,
            int orders, @Nullable Double callsPer100, @Nullable Double callsOfTold, @Nullable Double callsOfUntold, @Nullable Double saved,
            List<ByReason> reasons) {
        public Figures {
            reasons = List.copyOf(reasons);
        }
    }

    /** Calls by their reason. */
    public record ByReason(String reason, int calls) {}

    private record Counted(int calls, @Nullable Double median, @Nullable Double ninth, int orders) {}

    private record Kept(int told, int kept) {}

    private record Rates(int told, int toldRang, int untold, int untoldRang) {}

    Figures of(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.refused("/days", "%d days cannot be looked at. Use a number from 1 to %d.".formatted(days, MOST_DAYS));
        }
        var since = clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
        var counted = jdbc.sql("""
                SELECT count(*)::int AS calls, percentile_cont(0.5) WITHIN GROUP (ORDER BY heard_after) AS median,
                       percentile_cont(0.9) WITHIN GROUP (ORDER BY heard_after) AS ninth,
                       (SELECT count(*)::int FROM orders.sales_order o WHERE o.ordered_at > :since) AS orders
                  FROM (SELECT started_at, direction,
                               CASE WHEN answered_at >= started_at THEN extract(epoch FROM answered_at - started_at) END AS heard_after
                          FROM desk.call) calls
                 WHERE started_at > :since AND direction = 'inbound'
                """).param("since", since).query(Counted.class).single();
        var kept = kept(since);
        var rates = rates(since);
        var ofTold = rate(rates.toldRang(), rates.told());
        var ofUntold = rate(rates.untoldRang(), rates.untold());
        return new Figures(days, counted.calls(), counted.median(), counted.ninth(), kept.told(), kept.kept(), counted.orders(),
                rate(counted.calls(), counted.orders()), ofTold, ofUntold,
                ofTold == null || ofUntold == null || counted.calls() == 0 ? null : Math.max(0, (ofUntold - ofTold) / 100 * rates.told()),
                        reasons(since));
    }

    private static @Nullable Double rate(int part, int whole) {
        return whole == 0 ? null : 100.0 * part / whole;
    }

    /** The newest promise told by phone of each part whose day has come: kept if what it promised had left by the end of that day. */
    private Kept kept(OffsetDateTime since) {
        return jdbc.sql("""
                WITH told AS (
                    SELECT DISTINCT ON (p.schedule_line_id) sl.line_id, sl.state, p.ship_by, l.time_zone
                      FROM promising.telling t
                      JOIN promising.promise p ON p.id = t.promise_id
                      JOIN promising.schedule_line sl ON sl.id = p.schedule_line_id AND sl.state <> 'cancelled'
                      JOIN catalog.location l ON l.id = sl.location_id
                     WHERE t.at > :since AND t.via IN ('phone', 'call') AND t.returned_at IS NULL AND p.ship_by IS NOT NULL
                     ORDER BY p.schedule_line_id, t.id DESC)
                SELECT count(*)::int AS told,
                       count(*) FILTER (WHERE told.state = 'shipped' AND (SELECT max(s.at AT TIME ZONE told.time_zone)::date
                                                   FROM orders.shipment_line part JOIN orders.shipment s ON s.id = part.shipment_id
                                                  WHERE part.line_id = told.line_id AND s.reversed_at IS NULL) <= told.ship_by)::int AS kept
                  FROM told
                 WHERE told.state = 'shipped' OR told.ship_by < (:now::timestamptz AT TIME ZONE told.time_zone)::date
                """).param("since", since).param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Kept.class).single();
    }

    /**
     * Of customers with a delay: whether a notice of it left before any call, and whether they rang to ask within a fortnight of the delay.
     */
    private Rates rates(OffsetDateTime since) {
        return jdbc.sql("""
                WITH late AS (
                    SELECT o.customer_id, min(CASE WHEN d.first_opened_at > :since THEN d.first_opened_at ELSE d.opened_at END) AS at, min(n.left_at) AS written
                      FROM outreach.duty d
                      JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                      JOIN orders.order_line ol ON ol.id = sl.line_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                      LEFT JOIN outreach.notice n ON n.id = d.notice_id AND n.left_at IS NOT NULL AND n.state IN ('sent', 'delivered',
                             'answered')
                     WHERE d.opened_at > :since
                     GROUP BY o.customer_id),
                asked AS (
                    SELECT late.*, (SELECT min(c.started_at) FROM desk.call c
                                     WHERE c.customer_id = late.customer_id AND c.started_at BETWEEN late.at
                                            AND late.at + interval '14 days'
                                       AND c.reason IN (%s)) AS rang
                      FROM late)
                SELECT count(*) FILTER (WHERE known)::int AS told, count(*) FILTER (WHERE known AND rang IS NOT NULL)::int AS told_rang,
                       count(*) FILTER (WHERE NOT known)::int AS untold, count(*) FILTER (WHERE NOT known
                              AND rang IS NOT NULL)::int AS untold_rang
                  FROM (SELECT rang, written IS NOT NULL AND (rang IS NULL OR written < rang) AS known FROM asked) customers
                """.formatted(AVOIDABLE)).param("since", since).query(Rates.class).single();
    }

    private List<ByReason> reasons(OffsetDateTime since) {
        return jdbc.sql("""
                SELECT reason, count(*)::int AS calls FROM desk.call WHERE started_at > :since AND reason IS NOT NULL GROUP BY reason
                       ORDER BY calls DESC, reason
                """).param("since", since).query(ByReason.class).list();
    }
}
