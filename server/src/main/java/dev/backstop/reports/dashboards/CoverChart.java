package dev.backstop.reports.dashboards;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Words;
import dev.backstop.reports.dashboards.Chart.Cell;
import dev.backstop.reports.dashboards.Chart.Heading;
import dev.backstop.reports.dashboards.Picture.Spreads;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many days what is available lasts at the forecast, by class of value. */
@Component
class CoverChart {
    private final JdbcClient jdbc;

    CoverChart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Cover(String name, int places, double p10, double p25, double p50, double p75, double p90, int shorter) {}

    Chart chart() {
        var classes = jdbc.sql("""
                SELECT name, count(*)::int AS places, percentile_cont(0.1) WITHIN GROUP (ORDER BY days) AS p10,
                       percentile_cont(0.25) WITHIN GROUP (ORDER BY days) AS p25, percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS p50,
                       percentile_cont(0.75) WITHIN GROUP (ORDER BY days) AS p75, percentile_cont(0.9) WITHIN GROUP (ORDER BY days) AS p90,
                       (count(*) FILTER (WHERE days < lead_mean))::int AS shorter
                  FROM (SELECT left(l.segment, 1) AS name, (a.on_hand - a.allocated) / l.per_day AS days, l.lead_mean
                          FROM replenishment.learned l
                          JOIN promising.availability a ON a.item_id = l.item_id AND a.location_id = l.location_id
                          JOIN catalog.item i ON i.id = l.item_id
                         WHERE i.status = 'active' AND l.per_day > 0 AND l.segment IS NOT NULL) covered
                 GROUP BY name
                 ORDER BY name
                """).query(Cover.class).list();
        return new Chart("cover", "Days of cover by class", sentence(classes),
                "Available stock divided by the forecast of a day, over active items at their locations. "
                        + "A: the items that make up the first 80 % of a year's value, B the next 15 %, C the rest.",
                new Spreads(say("days"), classes.stream().map(CoverChart::spread).toList()),
                List.of(Heading.text("Class"), Heading.number("Items at locations"), Heading.number("Lasts, in the middle"),
                        Heading.number("A quarter less than"), Heading.number("A quarter more than"),
                        Heading.number("Shorter than the lead time")),
                classes.stream().map(each -> new Chart.Row(List.of(Cell.text(each.name()), Cell.count(each.places()), inDays(each.p50()),
                        inDays(each.p25()), inDays(each.p75()), Cell.count(each.shorter())), null)).toList(),
                "No forecast yet. The first nightly plan over at least a few weeks of demand makes one.");
    }

    private static Spreads.Spread spread(Cover cover) {
        return new Spreads.Spread(cover.name(), cover.p10(), cover.p25(), cover.p50(), cover.p75(), cover.p90(), days(cover.p50()));
    }

    private static Cell inDays(double days) {
        return new Cell(days(days), Words.plain(days, 1));
    }

    private static String days(double days) {
        return Words.count(Math.round(days), "day");
    }

    private static String sentence(List<Cover> classes) {
        if (classes.isEmpty()) {
            return "Nothing can be said of cover yet.";
        }
        var first = classes.getFirst();
        var shorter = first.shorter() == 0 ? "none of them shorter than its lead time"
                : "%,d of %,d shorter than their lead time".formatted(first.shorter(), first.places());
        return "Half of the %s items last %s or more, %s.".formatted(first.name(), days(first.p50()), shorter);
    }
}
