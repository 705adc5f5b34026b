package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import java.util.List;
import java.util.Map;

/** What is here of each item at each location. */
final class StockLevel {
    static final ReportSet SET = ReportSet.named("stock-level", "Stock level", Theme.STOCK)
            .about("""
                    What is here, what of it is promised, what waits and what is on order, for each item at each location that ever held
                    it or sells it.""")
            .columns(
                    Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY,
                    text("status", "Status", "Active, phasing out or discontinued.").oneOf("active", "phasing-out", "discontinued"),
                    quantity("onHand", "On hand", "Sellable stock that the ledger of movements adds up to.")
                            .opening("/items/{sku}/stock?location={location}"),
                    quantity("allocated", "Promised of it", "Of what is on hand, what orders hold.").opening("/orders?sku={sku}"),
                    quantity("available", "Available", "On hand less what of it is promised."),
                    quantity("backordered", "Waiting", "Ordered, accepted, and not here.")
                            .opening("/waiting?sku={sku}&location={location}"),
                    quantity("onOrder", "On order",
                            "Sent to a vendor, in the making, or on its way from another location, and not yet received."),
                    quantity("quarantine", "In quarantine", "Here, but not to be sold until it is released."),
                    quantity("damaged", "Damaged", "Here, and not to be sold."),
                    cost("value", "Value",
                            "On hand at the item's present cost, in the firm's currency; empty where no cost or no rate is known."),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location onHand allocated available backordered onOrder value")
            .sorted("sku", "sku", "location").searched("sku", "name").narrowed("location", "category", "status")
            .figure("out", "items with nothing available", "count(*) FILTER (WHERE available <= 0 AND status = 'active')")
            .figure("waiting", "items for which customers wait", "count(*) FILTER (WHERE backordered > 0)")
            .figure("bare", "items for which customers wait with nothing on order",
                    "count(*) FILTER (WHERE backordered > 0 AND on_order = 0)")
            .figure("value", "", "sum(value)")
            .says(told -> List.of("%s; of %s nothing is available, and for %s customers wait.".formatted(
                    told.rows() == 1 ? "1 item is kept" : "%,d items are kept".formatted(told.rows()), told.count("out", "active item"),
                    told.count("waiting", "item"))))
            .advises(told -> told.any("bare") ? List.of("Order what is waited for and not on its way: %s."
                    .formatted(told.count("bare", "item"))) : List.of())
            .concerning(Map.of("backordered.from", "1", "onOrder.to", "0"))
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, i.status, i.unit, i.decimals, a.on_hand, a.allocated,
                           a.on_hand - a.allocated AS available, a.backordered, a.on_order, coalesce(apart.quarantine, 0) AS quarantine,
                           coalesce(apart.damaged, 0) AS damaged, round(a.on_hand * i.cost * rate.rate / reports.scale(i.decimals),
                                  2) AS value, 1 AS places
                      FROM promising.availability a
                      JOIN catalog.item i ON i.id = a.item_id
                      JOIN catalog.location l ON l.id = a.location_id
                      LEFT JOIN rate ON rate.currency = i.cost_currency
                      LEFT JOIN (SELECT item_id, location_id, sum(on_hand) FILTER (WHERE condition = 'quarantine') AS quarantine,
                                        sum(on_hand) FILTER (WHERE condition = 'damaged') AS damaged
                                   FROM stock.level WHERE condition <> 'sellable' AND on_hand > 0 GROUP BY item_id, location_id) apart
                             ON (apart.item_id, apart.location_id) = (a.item_id, a.location_id)
                    """);

    private StockLevel() {}
}
