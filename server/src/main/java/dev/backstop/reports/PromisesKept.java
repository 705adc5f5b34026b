package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.name;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import dev.backstop.reports.Report.Parameter.Choice;
import java.util.List;

/** What was promised first, what was heard last, and when it shipped. */
final class PromisesKept {
    static final Report.Parameter DAYS = ReportSet.choice("days", "Shipped in the", "28", new Choice("7", "Last week"), new Choice("28",
            "Last 4 weeks"),
            new Choice("91", "Last 13 weeks"), new Choice("364", "Last 52 weeks"));

    static final ReportSet SET = ReportSet.named("promises-kept", "Promises kept and broken", Theme.PROMISES)
            .about("""
                    Every delivery that shipped in the period, held against the date that was said first and the date that was heard
                    last. Kept is shipped by the day first said; told in time is later than that, but by the day that the customer heard
                    last.""")
            .columns(Usual.ORDER, name("line", "Line", "Line of the order."), Usual.CUSTOMER, Usual.CUSTOMER_NAME, Usual.CLASS, Usual.ITEM,
                    Usual.NAME, Usual.VENDOR,
                    text("source", "From", "What the first promise rested on: stock, inbound, planned, or elsewhere: said before"
                            + " the order was brought in.").oneOf("stock", "inbound", "planned", "elsewhere"),
                    quantity("quantity", "Quantity", "What shipped."),
                    percent("confidence", "Said", "The chance with which the first date was to hold; empty: stock, or the vendor's word."),
                    date("firstOn", "First said", "The date said when it was ordered.").opening("/orders/{order}#line-{line}"),
                    date("heardOn", "Heard last", "The date that the customer heard last."),
                    date("shippedOn", "Shipped", "The day on which it left, at the location."),
                    figure("daysLate", "Days late", "After the day first said; below 0: early."),
                    text("outcome", "Outcome", "Kept, told in time, or broken.").oneOf("kept", "told in time", "broken"),
                    count("promises", "Promises", "1 for each row, to count by groups.").each(),
                    count("kept", "Kept", "1 where it was kept."),
                    count("broken", "Broken", "1 where it shipped later than heard last."))
            .hidden("unit", "decimals")
            .usually("order customer customerName sku quantity source confidence firstOn heardOn shippedOn daysLate outcome")
            .asking(DAYS)
            .sorted("-daysLate", "order", "line", "sku", "shippedOn").searched("order", "customer", "customerName", "sku", "name")
            .narrowed("outcome", "customer", "sku", "vendor", "source").ofTheNight()
            .figure("promises", "", "count(*)")
            .figure("kept", "promises kept", "sum(kept)")
            .figure("told", "promises broken and told in time", "count(*) FILTER (WHERE outcome = 'told in time')")
            .figure("broken", "promises broken and not told in time", "sum(broken)")
            .says(told -> told.rows() == 0 ? List.of("No promise came due and shipped in this period.")
                    : List.of("%s of %s kept; %s later and the customer knew, %s later than heard.".formatted(told.share("kept",
                            "promises"),
                            told.count("promises", "promise was", "promises were"), told.count("told"), told.count("broken"))))
            .from("""
                    SELECT o.order_number, o.line, c.code AS customer, c.name AS customer_name, c.class, i.sku, i.name, i.unit, i.decimals,
                           v.code AS vendor, replace(o.source, 'none', 'elsewhere') AS source,
                           o.quantity, o.confidence, o.first_on, o.heard_on, o.shipped_on, o.shipped_on - o.first_on AS days_late,
                           CASE WHEN o.shipped_on <= o.first_on THEN 'kept' WHEN o.shipped_on <= o.heard_on THEN 'told in time'
                                  ELSE 'broken' END AS outcome,
                           1 AS promises, CASE WHEN o.shipped_on <= o.first_on THEN 1 ELSE 0 END AS kept,
                           CASE WHEN o.shipped_on > greatest(o.first_on, o.heard_on) THEN 1 ELSE 0 END AS broken
                      FROM reports.promise_outcome o
                      JOIN orders.customer c ON c.id = o.customer_id
                      JOIN catalog.item i ON i.id = o.item_id
                      LEFT JOIN catalog.vendor v ON v.id = o.vendor_id
                     WHERE o.shipped_on >= :today - :days
                    """);

    private PromisesKept() {}
}
