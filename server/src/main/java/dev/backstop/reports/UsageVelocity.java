package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;

import java.util.List;
import java.util.Map;

/** How much is used, where it is heading, and how long stock lasts. */
final class UsageVelocity {
    static final ReportSet SET = ReportSet.named("usage", "Usage and velocity", Theme.DEMAND)
            .about("""
                    What is wanted of each item per day and week, whether it grows, how long stock lasts at that rate, and the season.
                    Demand counts on the day it was wanted, whatever became of it; returns are netted, kits count as components, today
                    is left out. Per day is over the last 13 weeks, or since the first trace, days out of stock left out.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY, Usual.SEGMENT,
                    quantity("perDay", "Per day", "Wanted per day in stock, over 13 weeks.").each()
                            .opening("/items/{sku}?location={location}"),
                    quantity("perWeek", "Per week", "Seven times that.").each(),
                    quantity("days7", "Last 7 days", "Wanted in the last 7 days."),
                    quantity("days28", "Last 4 weeks", "Wanted in the last 28 days."),
                    quantity("days28Before", "4 weeks before", "Wanted in the 28 days before these."),
                    percent("trend", "Trend", "Last 4 weeks against the 4 before, less 1; empty: nothing was wanted before."),
                    quantity("days91", "Last 13 weeks", "Wanted in the last 91 days."),
                    quantity("days364", "Last 52 weeks", "Wanted in the last 364 days."),
                    figure("season", "Season",
                            "What the next 4 weeks were a year ago, against an average 4 weeks of that year; 1: no season. Needs "
                                    + "a year of history."),
                    quantity("onHand", "On hand", "Sellable stock now.").opening("/items/{sku}/stock?location={location}"),
                    figure("cover", "Days of cover", "On hand at the rate per day; empty: nothing is used."),
                    figure("outDays", "Days out", "Of the last 91 days, out of stock."),
                    date("lastOn", "Last wanted", "The last day on which something was wanted."),
                    cost("stockValue", "Stock value", "On hand at the item's cost, in the firm's currency."),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location perDay perWeek days28 trend days91 days364 season onHand cover outDays")
            .sorted("-days91", "sku", "location").searched("sku", "name").narrowed("location", "category", "segment").ofTheNight()
            .figure("used", "items wanted in the last 4 weeks", "count(*) FILTER (WHERE days_28 > 0)")
            .figure("growing", "items whose demand grew by half or more", "count(*) FILTER (WHERE trend >= 0.5)")
            .figure("shrinking", "items whose demand fell by half or more", "count(*) FILTER (WHERE trend <= -0.5)")
            .figure("thin", "items with less than a week of cover", "count(*) FILTER (WHERE cover < 7)")
            .says(told -> told.rows() == 0 ? List.of("Nothing was wanted yet, or the plan has not run.")
                    : List.of(("%s wanted in the last 4 weeks; demand grew by half or more for %s, fell by as much for %s; %s for "
                            + "less than a week.").formatted(
                            told.count("used", "item was", "items were"), told.count("growing"), told.count("shrinking"),
                            told.count("thin", "item lasts", "items last"))))
            .advises(told -> told.any("thin") ? List.of("Look at what lasts less than a week: %s.".formatted(told.count("thin",
                    "item"))) : List.of())
            .concerning(Map.of("cover.to", "6.99"))
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, learned.segment, i.unit, i.decimals,
                           round(rate.per_day, 2) AS per_day, round(rate.per_day * 7, 2) AS per_week, used.days_7, used.days_28,
                                  used.days_28_before,
                           round(used.days_28::numeric / nullif(used.days_28_before, 0) - 1, 3) AS trend, used.days_91, used.days_364,
                           CASE WHEN used.first_on <= :today - 364 THEN round(used.same_28 * 13.0 / nullif(used.days_364, 0),
                                  2) END AS season,
                           coalesce(a.on_hand, 0) AS on_hand, round(coalesce(a.on_hand, 0) / nullif(rate.per_day, 0), 1) AS cover,
                                  used.out_91 AS out_days,
                           used.last_on, round(coalesce(a.on_hand, 0) * i.cost * money.rate / reports.scale(i.decimals), 2) AS stock_value,
                                  1 AS places
                      FROM reports.item_use used
                      JOIN catalog.item i ON i.id = used.item_id
                      JOIN catalog.location l ON l.id = used.location_id
                      LEFT JOIN promising.availability a ON (a.item_id, a.location_id) = (used.item_id, used.location_id)
                      LEFT JOIN replenishment.learned learned ON (learned.item_id, learned.location_id) = (used.item_id, used.location_id)
                      LEFT JOIN rate money ON money.currency = i.cost_currency
                     CROSS JOIN LATERAL (SELECT least(91, :today - used.first_on) AS days) seen
                     CROSS JOIN LATERAL (SELECT greatest(used.days_91, 0)::numeric
                                                / nullif(CASE WHEN seen.days - used.out_91 >= 7 THEN seen.days - used.out_91
                                                       ELSE seen.days END, 0) AS per_day) rate
                    """);

    private UsageVelocity() {}
}
