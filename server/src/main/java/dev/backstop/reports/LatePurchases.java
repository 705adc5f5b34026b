package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.name;
import static dev.backstop.reports.Column.quantity;

import dev.backstop.reports.Report.Parameter.Choice;
import java.util.List;
import java.util.Map;

/** What vendors should have delivered. */
final class LatePurchases {
    static final ReportSet SET = ReportSet.named("purchase-orders-late", "Purchase orders late", Theme.SUPPLY)
            .about("Parts of purchase orders that should have come before today, or all that are open, with who waits for them.")
            .columns(name("purchaseOrder", "Purchase order", "Number of the purchase order.").opening("/purchase-orders/{purchaseOrder}"),
                    name("line", "Line", "Line of the purchase order.").opening("/purchase-orders/{purchaseOrder}/lines/{line}"),
                    Usual.VENDOR, Usual.VENDOR_NAME, Usual.SKU, Usual.NAME, Usual.LOCATION,
                    quantity("open", "Open", "What is still to come."),
                    cost("value", "Value",
                            "What is still to come at the price of the order, else at the item's cost, in the firm's currency."),
                    date("sentOn", "Sent", "When the order was sent (UTC day)."),
                    date("requestedOn", "Asked for", "The day that we asked for."),
                    date("confirmedOn", "Confirmed", "The vendor's newest word; empty: it said nothing."),
                    date("expectedOn", "Expected", "The day that counts now; empty: none is known."),
                    date("arrivesBy", "Arrives by", "At the set confidence, from the vendor's record."),
                    figure("daysLate", "Days late", "Days from the day expected to today."),
                    figure("slips", "Slips", "How often its date was moved later."),
                    quantity("waiting", "Waiting", "What customers and others wait for from it.")
                            .opening("/waiting?sku={sku}&location={location}"),
                    count("parts", "Parts", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals", "part")
            .usually("purchaseOrder line vendor sku name open value confirmedOn expectedOn daysLate slips waiting")
            .asking(ReportSet.choice("which", "Which", "late", new Choice("late", "Late"), new Choice("week", "Late or due within a week"),
                    new Choice("undated", "Without a date"), new Choice("open", "All open")))
            .sorted("-daysLate", "purchaseOrder", "line", "part").searched("purchaseOrder", "sku", "name", "vendor", "vendorName")
                    .narrowed("vendor", "sku", "location")
            .figure("parts", "parts of purchase orders", "count(*)")
            .figure("vendors", "", "count(DISTINCT vendor)")
            .figure("late", "late parts", "count(*) FILTER (WHERE days_late > 0)")
            .figure("needed", "late parts that somebody waits for", "count(*) FILTER (WHERE days_late > 0 AND waiting > 0)")
            .figure("silent", "late parts of which the vendor said nothing",
                    "count(*) FILTER (WHERE days_late > 0 AND confirmed_on IS NULL)")
            .figure("value", "of late value", "sum(value) FILTER (WHERE days_late > 0)")
            .says(told -> told.any("late") ? List.of("%s of %s late%s; for %s somebody waits, and of %s the vendor said nothing.".formatted(
                            told.count("late", "part"), told.count("vendors", "vendor"),
                            told.any("value") ? ", worth " + told.money("value") : "", told.counted("needed"), told.counted("silent")))
                    : List.of("Nothing that is on order is late."))
            .advises(told -> told.any("needed") ? List.of("Ask the vendors of what is waited for first: %s.".formatted(told.count("needed",
                    "part"))) : List.of())
            .concerning(Map.of("waiting.from", "1"))
            .from("""
                    SELECT po.number AS purchase_order, line.line, part.part, v.code AS vendor, v.name AS vendor_name, i.sku, i.name,
                           i.unit, i.decimals,
                           l.code AS location, part.open,
                           round(coalesce(part.open * line.price * line.purchase_quantity / line.quantity * rate.rate,
                                          part.open * i.cost * own.rate / reports.scale(i.decimals)), 2) AS value,
                           (po.sent_at AT TIME ZONE 'UTC')::date AS sent_on, part.requested_on, part.confirmed_on, part.expected_on,
                                  part.arrives_by,
                           greatest(:today - part.expected_on, 0) AS days_late,
                           (SELECT count(*) FROM (SELECT day, lag(day) OVER (ORDER BY id) AS before FROM supply.part_date
                                                   WHERE part_id = part.id AND kind <> 'actual') moved WHERE day > before) AS slips,
                           (SELECT coalesce(sum(peg.quantity), 0) FROM promising.peg WHERE peg.part_id = part.id AND peg.closed_at IS NULL)
                                  AS waiting, 1 AS parts
                      FROM supply.purchase_order po
                      JOIN supply.purchase_order_line line ON line.order_id = po.id
                      JOIN supply.purchase_order_part part ON part.line_id = line.id AND part.quantity > part.received + part.cancelled
                      JOIN catalog.vendor v ON v.id = po.vendor_id
                      JOIN catalog.item i ON i.id = part.item_id
                      JOIN catalog.location l ON l.id = part.location_id
                      LEFT JOIN rate ON rate.currency = po.currency
                      LEFT JOIN rate own ON own.currency = i.cost_currency
                     WHERE po.state = 'sent'
                       AND CASE :which WHEN 'late' THEN part.expected_on < :today WHEN 'week' THEN part.expected_on <= :today + 7
                                       WHEN 'undated' THEN part.expected_on IS NULL ELSE true END
                    """);

    private LatePurchases() {}
}
