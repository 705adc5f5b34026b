package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;

import java.util.List;

/** How much of what was wanted left at once, and how long the rest waited. */
final class FillRate {
    static final ReportSet SET = ReportSet.named("fill-rate", "Fill rate and backorder days", Theme.PROMISES)
            .about("""
                    Of what was wanted in the period, how much shipped by the working day after the day on which it was wanted; and
                    unit-days, that is late units times the days that each waited. What was cancelled before it was late is left out.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY, Usual.SEGMENT,
                    count("lines", "Lines", "Order lines wanted in the period.").opening("/orders?sku={sku}"),
                    quantity("asked", "Wanted", "Ordered for the period and not withdrawn in time."),
                    quantity("atOnce", "At once", "Of it, shipped by the next working day."),
                    percent("fillRate", "Fill rate", "At once, as a share of what was wanted."),
                    quantity("late", "Late", "Shipped later."),
                    quantity("waiting", "Waiting", "Late and still open.").opening("/waiting?sku={sku}&location={location}"),
                    quantity("unitDays", "Unit-days", "Late units times the days that each waited, to today for what is open."),
                    figure("daysEach", "Days each", "Days that a late unit waited, on average."),
                    money("value", "Value wanted", "At the orders' prices, in the firm's currency."),
                    money("valueAtOnce", "Value at once", "Of it, shipped at once."),
                    money("valueLate", "Value not at once", "The rest."),
                    percent("target", "Target", "The fill rate that the reorder point is meant to reach, where it is a fill rate."))
            .hidden("unit", "decimals")
            .usually("sku name location lines asked atOnce fillRate late waiting unitDays daysEach value valueLate target")
            .asking(Usual.DAYS)
            .sorted("-valueLate", "sku", "location").searched("sku", "name").narrowed("location", "category", "segment").ofTheNight()
            .figure("value", "", "sum(value)")
            .figure("atOnce", "of value shipped at once", "sum(value_at_once)")
            .figure("poor", "items below their fill rate target", "count(*) FILTER (WHERE fill_rate < target)")
            .figure("late", "items with late quantities", "count(*) FILTER (WHERE late + waiting > 0)")
            .says(told -> told.any("value")
                    ? List.of("%s of the value wanted shipped at once; %s late, and %s below target.".formatted(told.share("atOnce",
                    "value"),
                            told.count("late", "item"), told.count("poor", "item")))
                    : List.of("Nothing was wanted at a price in this period."))
            .advises(told -> told.any("poor")
                    ? List.of("Look at the reorder points and vendors of what is below its target: %s.".formatted(told.count("poor",
                    "item")))
                    : List.of())
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, learned.segment, i.unit, i.decimals, served.lines, served.asked
                           - served.withdrawn AS asked,
                           served.at_once, round(served.at_once::numeric / nullif(served.asked - served.withdrawn, 0), 4) AS fill_rate,
                           greatest(served.shipped - served.at_once, 0) AS late, served.waiting, served.unit_days,
                           round(served.unit_days::numeric / nullif(greatest(served.shipped - served.at_once, 0) + served.waiting, 0),
                                  1) AS days_each,
                           round(served.value_asked, 2) AS value, round(served.value_at_once, 2) AS value_at_once,
                           round(served.value_asked - served.value_at_once, 2) AS value_late,
                           CASE WHEN coalesce(rule.target_kind, learned.target_kind) = 'fill-rate' THEN coalesce(rule.target_value,
                                  learned.target_value) END AS target
                      FROM reports.item_service served
                      JOIN catalog.item i ON i.id = served.item_id
                      JOIN catalog.location l ON l.id = served.location_id
                      LEFT JOIN replenishment.reorder_point rule ON (rule.item_id, rule.location_id) = (served.item_id, served.location_id)
                      LEFT JOIN replenishment.learned learned ON (learned.item_id, learned.location_id) = (served.item_id,
                             served.location_id)
                     WHERE served.days = :days AND served.asked > served.withdrawn
                    """);

    private FillRate() {}
}
