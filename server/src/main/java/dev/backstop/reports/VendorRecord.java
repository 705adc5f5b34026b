package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.name;
import static dev.backstop.reports.Column.percent;

import java.util.List;
import java.util.Map;

/** How vendors keep their dates. */
final class VendorRecord {
    static final ReportSet SET = ReportSet.named("vendor-record", "Vendor record", Theme.SUPPLY)
            .about("""
                    How each vendor kept its dates. What came together counts once, as its latest part came; late is later than the
                    vendor's first word, or than what we asked for, so a date moved later does not undo a delay.""")
            .columns(Usual.VENDOR, Usual.VENDOR_NAME, name("country", "Country", "Where it is."),
                    count("deliveries", "Deliveries", "Received in the period."),
                    count("dated", "With a date", "Of them, how many had a date to keep."),
                    count("onTime", "On time", "Of those, how many came by that day."),
                    percent("share", "Kept", "On time, as a share of those with a date."),
                    figure("usualLate", "Usually late", "Days after the date that half of its deliveries did not exceed; below 0: early."),
                    figure("ninetieth", "9 in 10 within", "Days after the date that nine in ten did not exceed."),
                    figure("leadDays", "Lead time", "Calendar days from order to receipt that half did not exceed."),
                    figure("leadNinetieth", "Lead time, 9 in 10", "Calendar days that nine in ten did not exceed."),
                    count("openParts", "Open parts", "Parts that are on order.")
                            .opening("/reports/purchase-orders-late?which=open&vendor={vendor}"),
                    count("lateParts", "Late parts", "Of them, how many should have come before today.")
                            .opening("/reports/purchase-orders-late?vendor={vendor}"),
                    cost("openValue", "On order", "What is still to come at the price of the order, in the firm's currency."))
            .asking(Usual.DAYS)
            .sorted("share", "vendor").searched("vendor", "vendorName").narrowed("vendor", "country")
            .figure("dated", "", "sum(dated)")
            .figure("onTime", "", "sum(on_time)")
            .figure("poor", "vendors that keep less than 8 in 10 dates", "count(*) FILTER (WHERE dated >= 5 AND share < 0.8)")
            .figure("late", "late parts", "sum(late_parts)")
            .says(told -> told.any("dated") ? List.of("Of %s with a date, %s came by their day; %s less than 8 in 10.".formatted(
                            told.count("dated", "delivery", "deliveries"), told.share("onTime", "dated"), told.count("poor", "vendor keeps",
                                    "vendors keep")))
                    : List.of("No delivery with a date was received in this period."))
            .advises(told -> told.any("late") ? List.of("Ask for what is late now: %s.".formatted(told.count("late", "part"))) : List.of())
            .concerning(Map.of("lateParts.from", "1"))
            .from("""
                    WITH delivered AS (
                        SELECT vendor_id, delivery, max(received_on - ordered_on) AS lead_days, max(received_on - expected_on) AS late_days
                          FROM supply.lead_time_observation
                         WHERE NOT reversed AND received_on >= :today - :days AND received_on < :today
                         GROUP BY vendor_id, delivery),
                    kept AS (
                        SELECT vendor_id, count(*) AS deliveries, count(late_days) AS dated, count(*) FILTER (WHERE late_days <= 0)
                               AS on_time,
                               percentile_disc(0.5) WITHIN GROUP (ORDER BY late_days) AS usual_late,
                               percentile_disc(0.9) WITHIN GROUP (ORDER BY late_days) AS ninetieth,
                               percentile_disc(0.5) WITHIN GROUP (ORDER BY lead_days) AS lead_days,
                               percentile_disc(0.9) WITHIN GROUP (ORDER BY lead_days) AS lead_ninetieth
                          FROM delivered GROUP BY vendor_id),
                    open AS (
                        SELECT po.vendor_id, count(*) AS parts, count(*) FILTER (WHERE part.expected_on < :today) AS late,
                               round(sum(part.open * line.price * line.purchase_quantity / line.quantity * rate.rate), 2) AS value
                          FROM supply.purchase_order po
                          JOIN supply.purchase_order_line line ON line.order_id = po.id
                          JOIN supply.purchase_order_part part ON part.line_id = line.id AND part.quantity > part.received + part.cancelled
                          LEFT JOIN rate ON rate.currency = po.currency
                         WHERE po.state = 'sent' GROUP BY po.vendor_id)
                    SELECT v.code AS vendor, v.name AS vendor_name, v.country, coalesce(kept.deliveries, 0) AS deliveries,
                           coalesce(kept.dated, 0) AS dated,
                           coalesce(kept.on_time, 0) AS on_time, round(kept.on_time::numeric / nullif(kept.dated, 0), 4) AS share,
                                  kept.usual_late,
                           kept.ninetieth, kept.lead_days, kept.lead_ninetieth, coalesce(open.parts, 0) AS open_parts, coalesce(open.late,
                                  0) AS late_parts,
                           open.value AS open_value
                      FROM catalog.vendor v
                      LEFT JOIN kept ON kept.vendor_id = v.id
                      LEFT JOIN open ON open.vendor_id = v.id
                    """);

    private VendorRecord() {}
}
