package dev.backstop.reports.dashboards;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what dashboards say of the past from the ledgers of orders and promises: wholly anew each night, so that what was booked late,
 * reversed or brought in from elsewhere is in it, and nothing can drift.
 */
@Component
class NightFigures {
    static final int DAYS = 365;

    private final JdbcClient jdbc;
    private final Locations locations;
    private final Clock clock;
    private final TransactionTemplate transaction;

    NightFigures(JdbcClient jdbc, Locations locations, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.locations = locations;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Counts through yesterday if nobody did yet: on the first look, or where the night's work did not run. */
    void renew() {
        var yesterday = LocalDate.ofInstant(clock.instant(), zone()).minusDays(1);
        if (!through(yesterday)) {
            transaction.executeWithoutResult(_ -> {
                jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('dashboard figures', 0))").query(Object.class).list();
                if (!through(yesterday)) {
                    count(clock.instant());
                }
            });
        }
    }

    private boolean through(LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM reports.dashboard_night WHERE through = :day)").param("day", day).query(Boolean.class)
                .single();
    }

    /** Counts all through the day before {@code now}, in the caller's transaction. */
    void count(Instant now) {
        var zone = zone();
        var yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
        jdbc.sql("DELETE FROM reports.dashboard_waiting").update();
        jdbc.sql("DELETE FROM reports.dashboard_promise").update();
        jdbc.sql(WAITING).param("zone", zone.getId()).param("first", yesterday.minusDays(DAYS - 1)).param("last", yesterday)
                .param("long", WaitingChart.LONG_DAYS).update();
        jdbc.sql(PROMISES).param("zone", zone.getId()).param("first", yesterday.minusDays(DAYS - 1)).param("last", yesterday).update();
        jdbc.sql("""
                INSERT INTO reports.dashboard_night (through, counted_at) VALUES (:through, :now)
                    ON CONFLICT (only_row) DO UPDATE SET through = EXCLUDED.through, counted_at = EXCLUDED.counted_at
                """)
                .param("through", yesterday).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private ZoneId zone() {
        return locations.all().stream().filter(Location::active).findFirst().map(Location::zone).orElse((ZoneId) ZoneOffset.UTC);
    }

    /**
     * A line waits from the day after its order, or from the day for which it was asked, until the day of its last shipment or
     * cancellation.
     */
    private static final String WAITING = """
            WITH line AS (
                SELECT greatest((o.ordered_at AT TIME ZONE :zone)::date + 1, coalesce(o.requested_on, '-infinity')) AS from_on,
                       CASE WHEN l.open = 0 THEN (greatest(sent.at, gone.at) AT TIME ZONE :zone)::date ELSE 'infinity' END AS until_on
                  FROM orders.order_line l
                  JOIN orders.sales_order o ON o.id = l.order_id
                  LEFT JOIN (SELECT part.line_id, max(s.at) AS at
                               FROM orders.shipment_line part
                               JOIN orders.shipment s ON s.id = part.shipment_id AND s.reversed_at IS NULL
                              GROUP BY part.line_id) sent ON sent.line_id = l.id
                  LEFT JOIN (SELECT line_id, max(at) AS at FROM orders.cancellation GROUP BY line_id) gone ON gone.line_id = l.id),
            waited AS (SELECT from_on, until_on FROM line WHERE until_on > from_on AND until_on > :first),
            change AS (
                SELECT day, sum(lines) AS lines, sum(long) AS long
                  FROM (SELECT greatest(from_on, :first) AS day, 1 AS lines, 0 AS long FROM waited
                        UNION ALL SELECT until_on, -1, 0 FROM waited
                        UNION ALL SELECT greatest(from_on + :long, :first), 0, 1 FROM waited WHERE until_on > from_on + :long
                        UNION ALL SELECT until_on, 0, -1 FROM waited WHERE until_on > from_on + :long) moved
                 WHERE day <= :last
                 GROUP BY day)
            INSERT INTO reports.dashboard_waiting (day, lines, long)
            SELECT each::date, sum(coalesce(change.lines, 0)) OVER so_far, sum(coalesce(change.long, 0)) OVER so_far
              FROM generate_series((SELECT min(day) FROM change)::timestamp, :last::timestamp, interval '1 day') AS each
              LEFT JOIN change ON change.day = each::date
            WINDOW so_far AS (ORDER BY each)
            """;

    /** The first dated word to a customer counts, however often it was bettered later; what the customer cancelled is left out. */
    private static final String PROMISES = """
            WITH said AS (
                SELECT DISTINCT ON (p.schedule_line_id) p.schedule_line_id, p.ship_by, p.confidence, p.supply
                  FROM promising.promise p
                 WHERE p.confidence < 1 AND p.ship_by BETWEEN :first AND :last
                   AND EXISTS (SELECT FROM promising.telling t WHERE t.promise_id = p.id AND t.returned_at IS NULL)
                 ORDER BY p.schedule_line_id, p.id),
            came AS (
                SELECT said.confidence, said.supply, sl.state <> 'shipped' AS overdue,
                       sl.state = 'shipped' AND (max(peg.closed_at) AT TIME ZONE :zone)::date <= said.ship_by AS held
                  FROM said
                  JOIN promising.schedule_line sl ON sl.id = said.schedule_line_id AND sl.state IN ('open', 'released', 'shipped')
                  LEFT JOIN promising.peg ON peg.schedule_line_id = sl.id
                 GROUP BY said.schedule_line_id, said.confidence, said.supply, said.ship_by, sl.state)
            INSERT INTO reports.dashboard_promise (vendor_id, said, made, held, overdue)
            SELECT po.vendor_id, came.confidence, count(*), count(*) FILTER (WHERE came.held),
                   count(*) FILTER (WHERE came.overdue)
              FROM came
              LEFT JOIN supply.purchase_order po ON po.number = regexp_replace(came.supply, '/[0-9]+$', '')
             GROUP BY po.vendor_id, came.confidence
            """;
}
