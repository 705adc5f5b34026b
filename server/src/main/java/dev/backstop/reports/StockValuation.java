package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.quantity;

import java.util.List;

/** What stock was worth on any day, and how old it was. */
final class StockValuation {
    static final ReportSet SET = ReportSet.named("stock-valuation", "Stock valuation and ageing", Theme.STOCK)
            .about("""
                    What was on hand at the end of a day, what it was worth, and how long it had been here: first in, first out, so what
                    is left came in last. Worth is the moving average cost in force on that day; of days before costs were kept, the
                    oldest that is known.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY,
                    quantity("onHand", "On hand", "Sellable, in quarantine and damaged, at the end of the day.")
                            .opening("/items/{sku}/stock?location={location}"),
                    cost("unitCost", "Cost", "Of one unit, in the firm's currency; empty: none is known.").each(),
                    cost("value", "Value", "On hand at that cost."),
                    quantity("days30", "To 30 days", "Came in within 30 days before the day."),
                    quantity("days90", "31-90 days", "Came in 31 to 90 days before."),
                    quantity("days180", "91-180 days", "Came in 91 to 180 days before."),
                    quantity("days365", "181-365 days", "Came in 181 to 365 days before."),
                    quantity("older", "Older", "Came in earlier."),
                    cost("oldValue", "Value over 180 days", "What came in more than 180 days before, at that cost."),
                    date("lastIn", "Last in", "The last day on which something came in."),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location onHand unitCost value days30 days90 days180 days365 older oldValue")
            .asking(new Report.Parameter("asOf", "As of", List.of(), ""))
            .sorted("-value", "sku", "location").searched("sku", "name").narrowed("location", "category").ofTheNight()
            .figure("places", "items in stock", "count(*)")
            .figure("value", "of stock value", "sum(value)")
            .figure("old", "of stock value older than 180 days", "sum(old_value)")
            .figure("uncosted", "items in stock without a cost", "count(*) FILTER (WHERE unit_cost IS NULL)")
            .says(told -> told.rows() == 0 ? List.of("Nothing was in stock.")
                    : List.of("%s in stock worth %s, of which %s had been here for more than 180 days.".formatted(
                            told.count("places", "item was", "items were"), told.money("value"), told.money("old"))))
            .advises(told -> told.any("uncosted")
                    ? List.of("Give a cost to %s in stock; without one it counts as nothing here.".formatted(told.count("uncosted",
                    "item")))
                    : List.of())
            .from("""
                    WITH place AS MATERIALIZED (
                        SELECT id, time_zone, (:asOf + 1)::timestamp AT TIME ZONE time_zone AS ends,
                               (:asOf - 30)::timestamp AT TIME ZONE time_zone AS from_30,
                               (:asOf - 90)::timestamp AT TIME ZONE time_zone AS from_90,
                               (:asOf - 180)::timestamp AT TIME ZONE time_zone AS from_180,
                               (:asOf - 365)::timestamp AT TIME ZONE time_zone AS from_365
                          FROM catalog.location),
                    here AS (
                        SELECT level.item_id, level.location_id, l.code, sum(level.on_hand) AS on_hand
                          FROM stock.level
                          JOIN catalog.location l ON l.id = level.location_id
                         GROUP BY level.item_id, level.location_id, l.code),
                    after AS (
                        SELECT m.item_id, m.location_id, sum(m.quantity) AS quantity
                          FROM stock.movement m
                          JOIN place ON place.id = m.location_id
                         WHERE m.at >= place.ends AND m.at >= (SELECT min(ends) FROM place)
                         GROUP BY m.item_id, m.location_id),
                    stock AS MATERIALIZED (
                        SELECT here.item_id, here.location_id, here.code, here.on_hand - coalesce(after.quantity, 0) AS on_hand
                          FROM here LEFT JOIN after USING (item_id, location_id)
                         WHERE here.on_hand - coalesce(after.quantity, 0) > 0),
                    since AS (
                        SELECT m.item_id, m.location_id, sum(m.quantity) AS quantity,
                               (max(m.at) AT TIME ZONE min(place.time_zone))::date AS last_in
                          FROM stock.movement m
                          JOIN place ON place.id = m.location_id
                         WHERE :asOf = :today AND %1$s
                           AND m.at >= (:today - 1)::timestamp AND m.at >= (SELECT as_of FROM reports.night)
                         GROUP BY m.item_id, m.location_id),
                    came AS (
                        SELECT item_id, location_id, coalesce(aged.days_30, 0) + coalesce(since.quantity, 0) AS days_30,
                               coalesce(aged.days_90, 0) + coalesce(since.quantity, 0) AS days_90,
                               coalesce(aged.days_180, 0) + coalesce(since.quantity, 0) AS days_180,
                               coalesce(aged.days_365, 0) + coalesce(since.quantity, 0) AS days_365,
                               coalesce(since.last_in, aged.last_in) AS last_in
                          FROM reports.item_age aged
                          FULL JOIN since USING (item_id, location_id)
                         WHERE :asOf = :today
                         UNION ALL
                        SELECT m.item_id, m.location_id, coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_30), 0) AS days_30,
                               coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_90), 0) AS days_90,
                               coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_180), 0) AS days_180,
                               coalesce(sum(m.quantity) FILTER (WHERE m.at >= place.from_365), 0) AS days_365,
                               (max(m.at) AT TIME ZONE min(place.time_zone))::date AS last_in
                          FROM stock.movement m
                          JOIN place ON place.id = m.location_id
                         WHERE :asOf <> :today AND %1$s AND m.at < place.ends
                         GROUP BY m.item_id, m.location_id)
                    SELECT i.sku, i.name, stock.code AS location, i.category, i.unit, i.decimals, stock.on_hand,
                           round(cost.cost * rate.rate, 6) AS unit_cost,
                           round(stock.on_hand * cost.cost * rate.rate / reports.scale(i.decimals), 2) AS value,
                           age.days_30, age.days_90 - age.days_30 AS days_90, age.days_180 - age.days_90 AS days_180,
                           age.days_365 - age.days_180 AS days_365, stock.on_hand - age.days_365 AS older,
                           round((stock.on_hand - age.days_180) * cost.cost * rate.rate / reports.scale(i.decimals), 2) AS old_value,
                                  came.last_in, 1 AS places
                      FROM stock
                      JOIN catalog.item i ON i.id = stock.item_id
                      LEFT JOIN came USING (item_id, location_id)
                     CROSS JOIN LATERAL (SELECT least(stock.on_hand, coalesce(came.days_30, 0)) AS days_30,
                                                least(stock.on_hand, coalesce(came.days_90, 0)) AS days_90,
                                                least(stock.on_hand, coalesce(came.days_180, 0)) AS days_180,
                                                least(stock.on_hand, coalesce(came.days_365, 0)) AS days_365) age
                      LEFT JOIN (SELECT DISTINCT ON (item_id) item_id, cost, currency FROM reports.cost_history
                                  WHERE :asOf < :today
                                  ORDER BY item_id, from_on <= :asOf DESC, CASE WHEN from_on <= :asOf THEN from_on END DESC, from_on) past
                             ON past.item_id = i.id
                     CROSS JOIN LATERAL (SELECT coalesce(CASE WHEN :asOf >= :today THEN i.cost END, past.cost, i.cost) AS cost,
                                                coalesce(CASE WHEN :asOf >= :today THEN i.cost_currency END, past.currency, i.cost_currency)
                                                       AS currency) cost
                      LEFT JOIN rate ON rate.currency = cost.currency
                    """.formatted(StandingFigures.BROUGHT_IN));

    private StockValuation() {}
}
