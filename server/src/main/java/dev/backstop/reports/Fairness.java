package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.percent;

import java.util.List;

/** How customers of each class were served. */
final class Fairness {
    static final ReportSet SET = ReportSet.named("fairness", "Fairness", Theme.PROMISES)
            .about("""
                    How customers of each class were served in the period: lines that shipped whole by the next working day, how long
                    others waited, what was lost, and how often somebody was overtaken on purpose.""")
            .columns(Usual.CLASS.opening("/reports/customer-reliability?days={days}&class={class}"),
                    count("customers", "Customers", "Who ordered in the period."),
                    count("lines", "Lines", "Order lines wanted in the period, those withdrawn in time left out."),
                    count("atOnce", "At once", "Of them, shipped whole by the next working day."),
                    percent("fillRate", "Lines filled", "At once, as a share of lines."),
                    count("late", "Late", "Shipped whole later."),
                    count("waiting", "Waiting", "Late and still open."),
                    count("lost", "Lost", "Something of them was cancelled after it was late."),
                    figure("daysWaited", "Days waited", "Days that a late or waiting line waited, on average."),
                    percent("difference", "Against all", "Lines filled less that of all classes together."),
                    money("value", "Value", "At the orders' prices, in the firm's currency."),
                    percent("valueRate", "Value filled", "Value shipped at once, as a share."),
                    count("overtaken", "Overtaken", "Promises made anew in the period because somebody else was put first by name."))
            .hidden("days")
            .asking(Usual.DAYS)
            .sorted("class", "class").searched("class").narrowed("class").ofTheNight()
            .figure("lines", "", "sum(lines)")
            .figure("atOnce", "", "sum(at_once)")
            .figure("worst", "", "min(difference)")
            .figure("overtaken", "promises overtaken by name", "sum(overtaken)")
            .says(told -> told.any("lines")
                    ? List.of(("%s of all lines shipped whole at once; the class served worst lies %s points below, and %s "
                            + "overtaken by name.").formatted(
                            told.share("atOnce", "lines"), told.number("worst").negate().movePointRight(2)
                                    .setScale(1, java.math.RoundingMode.HALF_UP).toPlainString(),
                            told.count("overtaken", "promise was", "promises were")))
                    : List.of("Nothing was ordered in this period."))
            .from("""
                    WITH served AS (
                        SELECT coalesce(c.class, 'none') AS class, count(*) AS customers, sum(s.lines)::numeric AS lines,
                               sum(s.at_once)::numeric AS at_once,
                               sum(s.late) AS late,
                               sum(s.waiting) AS waiting, sum(s.lost) AS lost, sum(s.wait_days) AS wait_days, sum(s.value_asked) AS value,
                               sum(s.value_at_once) AS value_at_once
                          FROM reports.customer_service s JOIN orders.customer c ON c.id = s.customer_id
                         WHERE s.days = :days GROUP BY 1),
                    overtaken AS (
                        SELECT coalesce(c.class, 'none') AS class, count(*) AS promises
                          FROM promising.promise p
                          JOIN promising.schedule_line sl ON sl.id = p.schedule_line_id
                          JOIN orders.order_line ol ON ol.id = sl.line_id
                          JOIN orders.sales_order o ON o.id = ol.order_id
                          JOIN orders.customer c ON c.id = o.customer_id
                         WHERE p.cause_kind = 'overtaken' AND p.made_at >= :now - make_interval(days => :days) GROUP BY 1)
                    SELECT served.class, served.customers, served.lines, served.at_once, round(served.at_once / nullif(served.lines, 0),
                           4) AS fill_rate, served.late,
                           served.waiting, served.lost, round(served.wait_days / nullif(served.late + served.waiting, 0), 1) AS days_waited,
                           round(served.at_once / nullif(served.lines, 0) - sum(served.at_once) OVER () / nullif(sum(served.lines) OVER (),
                                  0), 4) AS difference,
                           round(served.value, 2) AS value, round(served.value_at_once / nullif(served.value, 0), 4) AS value_rate,
                           coalesce(overtaken.promises, 0) AS overtaken, :days AS days
                      FROM served LEFT JOIN overtaken USING (class)
                    """);

    private Fairness() {}
}
