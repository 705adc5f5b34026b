package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.name;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import dev.backstop.console.Words;
import java.util.List;

/** Who waits for what: to be grouped by item, customer, vendor or age. */
final class Backorders {
    static final ReportSet SET = ReportSet.named("backorders", "Backorders", Theme.PROMISES)
            .about("""
                    Every delivery that customers wait for because it is not in stock, with its date, its age and what it is worth.
                    Group it by item, customer, vendor, age or state to see where they lie.""")
            .columns(Usual.ORDER.ofHolders(), name("line", "Line", "Line of the order.").ofHolders(),
                    Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY,
                    Usual.CUSTOMER.ofHolders(), Usual.CUSTOMER_NAME.ofHolders(), Usual.CLASS.ofHolders(), Usual.VENDOR,
                    name("supply", "Waits for", "The supply that it waits for; empty: nothing is ordered yet.")
                            .opening("/supply?of={supply}"),
                    quantity("quantity", "Quantity", "What waits."),
                    money("value", "Value", "What waits at the order's price, in the firm's currency."),
                    date("since", "Since", "The day on which it was ordered, at the location."),
                    figure("daysWaiting", "Days", "Calendar days since it was ordered."),
                    text("age", "Age", "0-7, 8-30, 31-90 or over 90 days.").oneOf("0-7 days", "8-30 days", "31-90 days", "over 90 days"),
                    date("shipBy", "Ships by", "The promise in force; empty: no date yet.").opening("/orders/{order}/lines/{line}/why"),
                    date("heard", "Heard", "The date that the customer heard last."),
                    percent("confidence", "How sure", "The chance with which the date holds; empty: the vendor's word."),
                    text("state", "State", "No date, later than told, overdue, not ordered, or on its way.")
                            .oneOf("no date", "later than told", "overdue", "not ordered", "on its way"),
                    count("lines", "Deliveries", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("order sku name customer customerName quantity value daysWaiting shipBy state supply vendor")
            .sorted("-daysWaiting", "order", "line", "sku").searched("order", "sku", "name", "customer", "customerName")
            .narrowed("sku", "customer", "vendor", "state", "age")
            .figure("lines", "deliveries that wait", "count(*)")
            .figure("customers", "customers who wait", "count(DISTINCT customer)")
            .figure("value", "of waiting value", "sum(value)")
            .figure("undated", "waiting deliveries without a date", "count(*) FILTER (WHERE ship_by IS NULL)")
            .figure("slipped", "waiting deliveries later than told", "count(*) FILTER (WHERE state = 'later than told')")
            .figure("unordered", "waiting deliveries for which nothing is ordered", "count(*) FILTER (WHERE supply IS NULL)")
            .figure("old", "deliveries that wait for over 30 days", "count(*) FILTER (WHERE days_waiting > 30)")
            .says(told -> told.rows() == 0 ? List.of("Nobody waits.")
                    : List.of("%s for %s worth %s; longer than 30 days: %s, without a date: %s.".formatted(
                            told.count("customers", "customer waits", "customers wait"), told.count("lines", "delivery", "deliveries"),
                            told.money("value"), Words.number(told.number("old")), Words.number(told.number("undated")))))
            .advises(told -> told.any("undated") || told.any("unordered")
                    ? List.of("Order or date what has no supply: %s without a date, %s with nothing ordered."
                            .formatted(told.count("undated", "delivery", "deliveries"), told.count("unordered", "delivery", "deliveries")))
                    : List.of())
            .from("""
                    SELECT o.number AS order_number, ol.line, i.sku, i.name, l.code AS location, i.category, i.unit, i.decimals,
                           c.code AS customer,
                           c.name AS customer_name, c.class, vendor.code AS vendor, p.supply, sl.quantity,
                           round(sl.quantity * ol.price * rate.rate / reports.scale(i.decimals), 2) AS value, day.since,
                           :today - day.since AS days_waiting,
                           CASE WHEN :today - day.since <= 7 THEN '0-7 days' WHEN :today - day.since <= 30 THEN '8-30 days'
                                WHEN :today - day.since <= 90 THEN '31-90 days' ELSE 'over 90 days' END AS age,
                           p.ship_by, h.ship_by AS heard, p.confidence,
                           CASE WHEN p.ship_by IS NULL THEN 'no date' WHEN p.ship_by > h.ship_by THEN 'later than told'
                                WHEN p.ship_by < :today THEN 'overdue' WHEN p.supply IS NULL THEN 'not ordered'
                                       ELSE 'on its way' END AS state, 1 AS lines
                      FROM orders.order_line ol
                      JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                      JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                      LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                      JOIN orders.customer c ON c.id = o.customer_id
                      JOIN catalog.item i ON i.id = ol.item_id
                      JOIN catalog.location l ON l.id = sl.location_id
                     CROSS JOIN LATERAL (SELECT (o.ordered_at AT TIME ZONE l.time_zone)::date AS since) day
                      LEFT JOIN rate ON rate.currency = o.currency
                      LEFT JOIN (SELECT DISTINCT ON (g.schedule_line_id) g.schedule_line_id, v.code
                                   FROM promising.peg g
                                   JOIN supply.purchase_order_part part ON part.id = g.part_id
                                   JOIN supply.purchase_order_line pl ON pl.id = part.line_id
                                   JOIN supply.purchase_order po ON po.id = pl.order_id
                                   JOIN catalog.vendor v ON v.id = po.vendor_id
                                  WHERE g.part_id IS NOT NULL AND g.closed_at IS NULL
                                  ORDER BY g.schedule_line_id, part.expected_on DESC NULLS FIRST, part.id) vendor
                             ON vendor.schedule_line_id = sl.id
                     WHERE ol.quantity > ol.shipped + ol.cancelled
                    """);

    private Backorders() {}
}
