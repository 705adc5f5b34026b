package dev.backstop.reports.dashboards;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.reports.dashboards.Chart.Cell;
import dev.backstop.reports.dashboards.Chart.Heading;
import dev.backstop.reports.dashboards.Picture.Bars;
import dev.backstop.web.Say;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Promises to customers that became later than they had heard, by the vendor whose supply they wait for. */
@Component
class SlipsChart {
    private static final int DAYS = 90;
    private static final int VENDORS = 12;

    private final JdbcClient jdbc;
    private final Today today;

    SlipsChart(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /** @param usualDays by how much later in the middle; null: dates were lost rather than moved */
    record Slipped(String code, String name, int slips, @Nullable Integer usualDays, int untold, int vendors, int all) {}

    Chart chart() {
        var since = today.day().minusDays(DAYS);
        var rows = jdbc.sql("""
                SELECT v.code, v.name, count(*)::int AS slips,
                       percentile_disc(0.5) WITHIN GROUP (ORDER BY d.new_ship_by - d.old_ship_by)::int AS usual_days,
                       (count(*) FILTER (WHERE d.state = 'open'))::int AS untold, (count(*) OVER ())::int AS vendors, (sum(count(*)) OVER
                           ())::int AS all
                  FROM outreach.every_duty d
                  JOIN promising.promise p ON p.id = d.promise_id
                  JOIN supply.purchase_order po ON po.number = regexp_replace(p.supply, '/[0-9]+$', '')
                  JOIN catalog.vendor v ON v.id = po.vendor_id
                 WHERE d.kind = 'delay' AND d.opened_at >= :since
                 GROUP BY v.code, v.name
                 ORDER BY count(*) DESC, v.code
                 LIMIT :most
                """)
                .param("since", since.atStartOfDay(today.zone()).toInstant().atOffset(ZoneOffset.UTC)).param("most", VENDORS)
                .query(Slipped.class).list();
        return new Chart("slips", "Slips by vendor", sentence(rows),
                "Promises that became later than the customer had heard by more than the grace, in the last %d days.".formatted(DAYS)
                        + (rows.isEmpty() || rows.getFirst().vendors() <= VENDORS ? "" : " The %d vendors with most.".formatted(VENDORS)),
                new Bars(rows.stream().map(row -> new Bars.Bar(row.name(), row.slips(), words(row))).toList()),
                List.of(Heading.text("Vendor"), Heading.number("Slips"), Heading.number("Later by, in the middle"),
                Heading.number("Not told yet")),
                rows.stream().map(row -> new Chart.Row(List.of(Cell.text(row.name()), Cell.count(row.slips()),
                        new Cell(later(row), row.usualDays() == null ? "" : row.usualDays().toString()), Cell.count(row.untold())),
                        "/vendors/" + Words.path(row.code()))).toList(),
                "No promise slipped because of a vendor in the last %d days.".formatted(DAYS));
    }

    private static String words(Slipped row) {
        return row.usualDays() == null ? Say.number(row.slips()) : say("{0}, later by {1}", row.slips(), later(row));
    }

    private static String later(Slipped row) {
        return row.usualDays() == null ? say("no new date") : Words.span(row.usualDays());
    }

    private static String sentence(List<Slipped> rows) {
        if (rows.isEmpty()) {
            return "Vendors kept what customers were told.";
        }
        var most = rows.getFirst();
        return "%s slipped, %s of them because of %s.".formatted(Words.count(most.all(), "promise"),
                most.slips() == most.all() ? "all" : "%,d".formatted(most.slips()), most.name());
    }
}
