package dev.backstop.reports.dashboards;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.reports.dashboards.Chart.Cell;
import dev.backstop.reports.dashboards.Chart.Heading;
import dev.backstop.reports.dashboards.Picture.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many order lines were still waited for at the end of each day of the last half year, and now. */
@Component
class WaitingChart {
    /** From so many days on a wait is a long one. */
    static final int LONG_DAYS = 14;

    private static final int DAYS = 182;
    private static final int COMPARED_DAYS = 28;

    private final JdbcClient jdbc;
    private final NightFigures night;
    private final Today today;

    WaitingChart(JdbcClient jdbc, NightFigures night, Today today) {
        this.jdbc = jdbc;
        this.night = night;
        this.today = today;
    }

    record Day(LocalDate day, int lines, int longer) {}

    Chart chart() {
        night.renew();
        var day = today.day();
        var days = new ArrayList<>(jdbc.sql("""
                SELECT day, lines, long AS longer FROM reports.dashboard_waiting WHERE day > :first ORDER BY day
                """).param("first", day.minusDays(DAYS)).query(Day.class).list());
        var now = now(day);
        if (!days.isEmpty() || now.lines() > 0) {
            days.add(now);
        }
        var rows = days.reversed().stream().map(each -> new Chart.Row(List.of(new Cell(Words.shortDay(each.day(), day), each.day()
                .toString()),
                Cell.count(each.lines()), Cell.count(each.longer())), null)).toList();
        return new Chart("waiting", "Waiting line over time", sentence(days, now),
                "Order lines still open at the end of a day though wanted by then, and ordered on an earlier day; today as it is now.",
                new Days(List.of(line(say("All"), "ink", days, Day::lines), line(say("Over two weeks"), "late", days, Day::longer))),
                List.of(Heading.text("Day"), Heading.number("Order lines waiting"), Heading.number("Over two weeks")), rows,
                "Nobody has waited yet. From the first order on that does not ship on its day, the line is drawn here.");
    }

    /** The lines that are open now, which few are of all there ever were. */
    private Day now(LocalDate day) {
        return jdbc.sql("""
                SELECT :day::date AS day, count(*)::int AS lines, (count(*) FILTER (WHERE from_on < :day::date - :long + 1))::int AS longer
                  FROM (SELECT greatest((o.ordered_at AT TIME ZONE :zone)::date + 1, coalesce(o.requested_on, '-infinity')) AS from_on
                          FROM orders.order_line l
                          JOIN orders.sales_order o ON o.id = l.order_id
                         WHERE l.quantity > l.shipped + l.cancelled) open
                 WHERE from_on <= :day
                """)
                .param("day", day).param("zone", today.zone().getId()).param("long", LONG_DAYS).query(Day.class).single();
    }

    private static Days.Line line(String name, String tone, List<Day> days, ToIntFunction<Day> value) {
        return new Days.Line(name, tone, days.stream().map(day -> new Days.Point(day.day(), value.applyAsInt(day))).toList());
    }

    private static String sentence(List<Day> days, Day now) {
        var here = now.lines() == 0 ? "Nobody waits now" : now.lines() == 1 ? "1 order line waits now"
                : "%,d order lines wait now".formatted(now.lines());
        var longer = now.longer() == 0 ? "none for more than two weeks" : "%,d for more than two weeks".formatted(now.longer());
        var before = days.stream().filter(day -> day.day().equals(now.day().minusDays(COMPARED_DAYS))).findAny();
        var change = before.map(then -> then.lines() == now.lines() ? ", as many as four weeks ago"
                : ", %,d %s than four weeks ago".formatted(Math.abs(then.lines() - now.lines()), then.lines() > now.lines() ? "fewer"
                : "more")).orElse("");
        return now.lines() == 0 ? here + change + '.' : here + change + ", " + longer + '.';
    }
}
