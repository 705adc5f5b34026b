package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.name;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import java.util.List;
import java.util.Map;

/** Open promises by their day, and those at risk. */
final class PromisesDue {
    static final ReportSet SET = ReportSet.named("promises-due", "Promises due and at risk", Theme.PROMISES)
            .about("""
                    Every open promise: when it is due, from what it comes, what the customer heard, and whether it is at risk. At risk
                    is what has no date, what is promised later than the customer heard, and what was due before today and did not ship.""")
            .columns(date("due", "Due", "The day by which it is to ship; empty: no date yet.").opening("/orders/{order}/lines/{line}/why"),
                    Usual.ORDER.ofHolders(), name("line", "Line", "Line of the order.").ofHolders(), Usual.CUSTOMER.ofHolders(),
                    Usual.CUSTOMER_NAME.ofHolders(), Usual.CLASS.ofHolders(), Usual.SKU,
                            Usual.NAME,
                    Usual.LOCATION,
                    text("source", "From", "Stock, inbound, planned or none.").oneOf("stock", "inbound", "planned", "none"),
                    name("supply", "Supply", "The supply that it waits for.").opening("/supply?of={supply}"),
                    quantity("quantity", "Quantity", "What is promised."),
                    money("value", "Value", "At the order's price, in the firm's currency."),
                    date("heard", "Heard", "The date that the customer heard last."),
                    figure("daysLate", "Days later", "Days from the date heard to the promise, or to today where it is past."),
                    percent("confidence", "How sure", "The chance with which the date holds; empty: from stock, or the vendor's word."),
                    text("state", "State", "No date, overdue, later than told, today, this week, or later.")
                            .oneOf("no date", "overdue", "later than told", "today", "this week", "later"),
                    text("risk", "At risk", "Yes or no.").oneOf("yes", "no"),
                    count("promises", "Promises", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("due order customer customerName sku quantity value heard confidence state source supply")
            .sorted("due", "order", "line", "sku").searched("order", "customer", "customerName", "sku", "name").narrowed("state", "risk",
                    "customer", "sku", "source")
            .figure("promises", "open promises", "count(*)")
            .figure("today", "promises due today", "count(*) FILTER (WHERE state = 'today')")
            .figure("overdue", "overdue promises", "count(*) FILTER (WHERE state = 'overdue')")
            .figure("slipped", "promises later than told", "count(*) FILTER (WHERE state = 'later than told')")
            .figure("undated", "promises without a date", "count(*) FILTER (WHERE state = 'no date')")
            .figure("risk", "promises at risk", "count(*) FILTER (WHERE risk = 'yes')")
            .figure("value", "of value at risk", "sum(value) FILTER (WHERE risk = 'yes')")
            .says(told -> told.rows() == 0 ? List.of("No promise is open.")
                    : List.of(("%s open; %s due today, and %s at risk, worth %s: %s overdue, %s later than told, %s without a "
                            + "date.").formatted(
                            told.count("promises", "promise"), told.counted("today"), told.counted("risk"),
                            told.money("value"), told.count("overdue"), told.count("slipped"), told.count("undated"))))
            .advises(told -> told.any("overdue")
                    ? List.of("Ship, or date anew and tell: %s overdue.".formatted(told.count("overdue", "promise"))) : List.of())
            .concerning(Map.of("state", "overdue"))
            .from("""
                    SELECT p.ship_by AS due, o.number AS order_number, ol.line, c.code AS customer, c.name AS customer_name, c.class, i.sku,
                           i.name, i.unit, i.decimals,
                           l.code AS location, p.source, p.supply, sl.quantity,
                           round(sl.quantity * ol.price * rate.rate / reports.scale(i.decimals), 2) AS value, h.ship_by AS heard,
                           CASE WHEN p.ship_by < :today THEN :today ELSE p.ship_by END - h.ship_by AS days_late, p.confidence, state.state,
                           CASE WHEN state.state IN ('no date', 'overdue', 'later than told') THEN 'yes' ELSE 'no' END AS risk,
                                  1 AS promises
                      FROM orders.order_line ol
                      JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                      JOIN promising.promise p ON p.id = sl.promise_id
                      LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                      JOIN orders.customer c ON c.id = o.customer_id
                      JOIN catalog.item i ON i.id = ol.item_id
                      JOIN catalog.location l ON l.id = sl.location_id
                      LEFT JOIN rate ON rate.currency = o.currency
                     CROSS JOIN LATERAL (SELECT CASE WHEN p.ship_by IS NULL THEN 'no date' WHEN p.ship_by < :today THEN 'overdue'
                                                     WHEN p.ship_by > h.ship_by THEN 'later than told' WHEN p.ship_by = :today THEN 'today'
                                                     WHEN p.ship_by <= :today + 7 THEN 'this week' ELSE 'later' END AS state) state
                     WHERE ol.quantity > ol.shipped + ol.cancelled
                    """);

    private PromisesDue() {}
}
