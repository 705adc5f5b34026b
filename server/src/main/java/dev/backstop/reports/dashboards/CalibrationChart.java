package dev.backstop.reports.dashboards;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import dev.backstop.console.Words;
import dev.backstop.reports.dashboards.Chart.Cell;
import dev.backstop.reports.dashboards.Chart.Heading;
import dev.backstop.reports.dashboards.Picture.Shares;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How sure customers were told a date is, and how often it then held: over all, and by vendor. */
@Component
class CalibrationChart {
    private static final int VENDORS = 12;
    private static final double Z = 1.6449; // standard normal quantile of 95 %: nine tenths lie between

    private final JdbcClient jdbc;
    private final NightFigures night;

    CalibrationChart(JdbcClient jdbc, NightFigures night) {
        this.jdbc = jdbc;
        this.night = night;
    }

    /**
     * @param code    null: over all, or what no vendor sends
     * @param overdue of those not held, not shipped yet
     */
    record Kept(@Nullable String code, String name, double said, int made, int held, int overdue) {
        double share() {
            return (double) held / made;
        }
    }

    Chart chart() {
        night.renew();
        var rows = new ArrayList<Kept>();
        jdbc.sql("""
                SELECT NULL AS code, 'All' AS name, sum(said * made) / sum(made) AS said, sum(made)::int AS made, sum(held)::int AS held,
                       sum(overdue)::int AS overdue
                  FROM reports.dashboard_promise
                HAVING count(*) > 0
                """).query(Kept.class).optional().ifPresent(rows::add);
        rows.addAll(jdbc.sql("""
                SELECT v.code, coalesce(v.name, 'Not from a vendor') AS name, sum(r.said * r.made) / sum(r.made) AS said, sum(r.made)::int
                    AS made,
                       sum(r.held)::int AS held, sum(r.overdue)::int AS overdue
                  FROM reports.dashboard_promise r
                  LEFT JOIN catalog.vendor v ON v.id = r.vendor_id
                 GROUP BY v.code, v.name
                 ORDER BY sum(r.made) DESC, v.code
                 LIMIT :most
                """).param("most", VENDORS).query(Kept.class).list());
        return new Chart("calibration", "Said and held", sentence(rows),
                "The first date that a customer was told, where it rested on supply and its day is over: whether the goods "
                        + "had left by then; what is overdue counts as broken so far. "
                        + "The upright stroke is what was said; the bar holds the true share in nine of ten cases. "
                        + "Last 365 days, as of last night.",
                new Shares(rows.stream().map(CalibrationChart::share).toList()),
                List.of(Heading.text("Vendor"), Heading.number("Promises"), Heading.number("Overdue"), Heading.number("Said"),
                Heading.number("Held"),
                Heading.number("At least, likely"),
                        Heading.number("At most, likely")),
                rows.stream().map(CalibrationChart::row).toList(),
                "No date that rests on supply has come due yet. From the first on, what was said is compared with what was held.");
    }

    private static Shares.Share share(Kept kept) {
        var between = wilson(kept.held(), kept.made());
        return new Shares.Share(String.valueOf(told(kept.name())), kept.said(), kept.share(), between.low(), between.high(),
                say("{0} of {1}", Words.percent(kept.share()), kept.made()));
    }

    private static Chart.Row row(Kept kept) {
        var between = wilson(kept.held(), kept.made());
        return new Chart.Row(List.of(Cell.text(kept.name()), Cell.count(kept.made()), Cell.count(kept.overdue()),
                share(kept.said()), share(kept.share()),
                share(between.low()), share(between.high())),
                kept.code() == null ? null : "/vendors/" + Words.path(kept.code()));
    }

    private static Cell share(double share) {
        return new Cell(Words.percent(share), Words.plain(share, 4));
    }

    record Between(double low, double high) {}

    /**
     * Where the true share lies in nine of ten cases.
     *
     * @see "E. B. Wilson: Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927)"
     */
    static Between wilson(int held, int made) {
        var share = (double) held / made;
        var square = Z * Z / made;
        var middle = (share + square / 2) / (1 + square);
        var half = Z / (1 + square) * Math.sqrt(share * (1 - share) / made + square / (4 * made));
        return new Between(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    private static String sentence(List<Kept> rows) {
        if (rows.isEmpty()) {
            return "Nothing was said yet that has come due.";
        }
        var all = rows.getFirst();
        return "Said %s, held %s, over %s%s.".formatted(Words.percent(all.said()), Words.percent(all.share()),
                Words.count(all.made(), "promise"), all.overdue() == 0 ? "" : "; %,d of them overdue".formatted(all.overdue()));
    }
}
