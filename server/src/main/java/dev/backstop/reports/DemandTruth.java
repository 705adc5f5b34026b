package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;

import java.util.List;

/** What was really asked for, and what became of it. */
final class DemandTruth {
    static final ReportSet SET = ReportSet.named("demand-truth", "Demand truth", Theme.DEMAND)
            .about("""
                    What was asked for in the period and what became of it: promised with a date, shipped, substituted, lost, or
                    withdrawn in time. Demand that never became an order is not in it; the days out of stock show where sales say less
                    than the truth, which planning counts as censored.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY,
                    count("lines", "Lines", "Order lines wanted in the period.").opening("/orders?sku={sku}"),
                    quantity("asked", "Asked", "All that was ordered for days of the period."),
                    quantity("promised", "Promised", "Got a date when it was ordered; of history that was brought in, what shipped."),
                    quantity("shipped", "Shipped", "Left the house."),
                    quantity("atOnce", "At once", "Of it, by the next working day."),
                    quantity("substituted", "Substituted", "Replaced by another item."),
                    quantity("lost", "Lost", "Cancelled after it was late."),
                    quantity("withdrawn", "Withdrawn", "Cancelled before it was late."),
                    quantity("open", "Open", "Not shipped and not cancelled."),
                    percent("lostShare", "Lost share", "Lost and substituted, as a share of what was asked and not withdrawn."),
                    money("valueLost", "Value lost", "At the orders' prices, in the firm's currency."),
                    figure("censored", "Days out", "Of the last 91 days, out of stock: demand of these days is censored."))
            .hidden("unit", "decimals")
            .asking(Usual.DAYS)
            .sorted("-valueLost", "sku", "location").searched("sku", "name").narrowed("location", "category").ofTheNight()
            .figure("lost", "items with lost demand", "count(*) FILTER (WHERE lost > 0)")
            .figure("value", "of lost demand", "sum(value_lost)")
            .figure("censored", "items out of stock for 7 days or more", "count(*) FILTER (WHERE censored >= 7)")
            .says(told -> told.rows() == 0 ? List.of("Nothing was asked for in this period.")
                    : List.of(("Demand worth %s was lost, of %s; %s out of stock for a week or more, so that sales say less than "
                            + "was wanted.").formatted(
                            told.money("value"), told.count("lost", "item"), told.count("censored", "item was", "items were"))))
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, i.unit, i.decimals, served.lines, served.asked, served.dated
                           AS promised, served.shipped,
                           served.at_once, served.substituted, served.lost, served.withdrawn,
                           served.asked - served.shipped - served.substituted - served.lost - served.withdrawn AS open,
                           round((served.lost + served.substituted)::numeric / nullif(served.asked - served.withdrawn, 0), 4) AS lost_share,
                           round(served.value_lost, 2) AS value_lost, coalesce(used.out_91, 0) AS censored
                      FROM reports.item_service served
                      JOIN catalog.item i ON i.id = served.item_id
                      JOIN catalog.location l ON l.id = served.location_id
                      LEFT JOIN reports.item_use used ON (used.item_id, used.location_id) = (served.item_id, served.location_id)
                     WHERE served.days = :days
                    """);

    private DemandTruth() {}
}
