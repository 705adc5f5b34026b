package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import java.util.List;
import java.util.Map;

/** Stock that binds money. */
final class SlowStock {
    static final ReportSet SET = ReportSet.named("slow-stock", "Slow, excess and dead stock", Theme.STOCK)
            .about("""
                    Stock that is more than demand asks for. Dead: nothing was wanted for a year, or ever, of what has been here for 13
                    weeks or more. Slow: wanted, but nothing in 13 weeks. Excess: what goes beyond the order-up-to level, or where there
                    is none beyond a half year of use. Open demand is taken off first.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY, Usual.SEGMENT,
                    text("state", "State", "Dead, slow or excess.").oneOf("dead", "slow", "excess"),
                    text("status", "Status", "Active, phasing out or discontinued.").oneOf("active", "phasing-out", "discontinued"),
                    quantity("onHand", "On hand", "Sellable stock.").opening("/items/{sku}/stock?location={location}"),
                    quantity("needed", "Needed", "Open demand and the order-up-to level, or a half year of use."),
                    quantity("excess", "Too much", "On hand beyond what is needed; all of it where it is dead."),
                    cost("value", "Value", "On hand at the item's cost, in the firm's currency."),
                    cost("excessValue", "Money bound", "What is too much at the item's cost."),
                    quantity("days91", "Last 13 weeks", "Wanted in the last 91 days."),
                    quantity("days364", "Last 52 weeks", "Wanted in the last 364 days."),
                    date("lastOn", "Last wanted", "The last day on which something was wanted."),
                    figure("years", "Years of stock", "On hand at the rate of the last 52 weeks; empty: nothing was wanted."),
                    quantity("onOrder", "Still on order", "What is on its way all the same.")
                            .opening("/reports/purchase-orders-late?which=open&sku={sku}"),
                    cost("yearCost", "Cost a year", "Money bound at the firm's holding rate."),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location state onHand needed excess value excessValue yearCost days364 lastOn years onOrder")
            .sorted("-excessValue", "sku", "location").searched("sku", "name").narrowed("state", "location", "category", "status")
                    .ofTheNight()
            .figure("dead", "items of dead stock", "count(*) FILTER (WHERE state = 'dead')")
            .figure("deadValue", "bound in dead stock", "sum(excess_value) FILTER (WHERE state = 'dead')")
            .figure("slow", "items of slow stock", "count(*) FILTER (WHERE state = 'slow')")
            .figure("bound", "bound in slow, excess and dead stock", "sum(excess_value)")
            .figure("coming", "items of too much stock still on order", "count(*) FILTER (WHERE on_order > 0)")
            .figure("yearCost", "", "sum(year_cost)")
            .says(told -> told.rows() == 0 ? List.of("No stock is slow, in excess or dead.")
                    : List.of(("%s bound in stock that is not needed, which costs %s a year to hold; %s dead, worth "
                            + "%s.").formatted(told.money("bound"),
                            told.money("yearCost"), told.count("dead", "item"), told.money("deadValue"))))
            .advises(told -> told.any("coming")
                    ? List.of("Cancel or postpone what is on order of it: %s.".formatted(told.count("coming", "item")))
                    : List.of())
            .concerning(Map.of("onOrder.from", "1"))
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, learned.segment, i.unit, i.decimals, state.state, i.status,
                           a.on_hand, need.needed,
                           excess.excess, round(a.on_hand * money.each, 2) AS value, round(excess.excess * money.each, 2) AS excess_value,
                           coalesce(used.days_91, 0) AS days_91, coalesce(used.days_364, 0) AS days_364, used.last_on,
                           round(a.on_hand::numeric / nullif(used.days_364, 0), 1) AS years, a.on_order,
                           round(excess.excess * money.each * coalesce((SELECT holding_rate FROM catalog.settings), 0.2), 2) AS year_cost,
                                  1 AS places
                      FROM promising.availability a
                      JOIN catalog.item i ON i.id = a.item_id
                      JOIN catalog.location l ON l.id = a.location_id
                      LEFT JOIN reports.item_use used ON (used.item_id, used.location_id) = (a.item_id, a.location_id)
                      LEFT JOIN replenishment.learned learned ON (learned.item_id, learned.location_id) = (a.item_id, a.location_id)
                      LEFT JOIN replenishment.reorder_point rule ON (rule.item_id, rule.location_id) = (a.item_id, a.location_id)
                      LEFT JOIN rate ON rate.currency = i.cost_currency
                     CROSS JOIN LATERAL (SELECT i.cost * rate.rate / reports.scale(i.decimals) AS each) money
                     CROSS JOIN LATERAL (SELECT a.allocated + a.backordered
                                                + greatest(coalesce(CASE WHEN rule.mode = 'manual' THEN rule.order_up_to
                                                       ELSE learned.order_up_to END,
                                                                    CASE WHEN rule.mode = 'manual' THEN rule.reorder_point
                                                                           ELSE learned.reorder_point END, 0),
                                                           coalesce(used.days_364, 0) / 2) AS needed) need
                     CROSS JOIN LATERAL (SELECT CASE WHEN coalesce(used.first_on, :today) > :today - 91 THEN CASE
                            WHEN a.on_hand > need.needed THEN 'excess' END
                                                     WHEN coalesce(used.days_364, 0) <= 0 THEN 'dead'
                                                     WHEN used.days_91 <= 0 THEN 'slow'
                                                     WHEN a.on_hand > need.needed THEN 'excess' END AS state) state
                     CROSS JOIN LATERAL (SELECT CASE WHEN state.state = 'dead' THEN greatest(a.on_hand - a.allocated - a.backordered, 0)
                                                     ELSE greatest(a.on_hand - need.needed, 0) END AS excess) excess
                     WHERE a.on_hand > 0 AND state.state IS NOT NULL
                    """);

    private SlowStock() {}
}
