package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import java.util.List;

/** What has fallen to its reorder point although what is on order is counted. */
final class BelowReorderPoint {
    static final ReportSet SET = ReportSet.named("below-reorder-point", "Below the reorder point", Theme.STOCK)
            .about("""
                    Items whose position, that is on hand plus what is on order less all open demand, has fallen to the reorder point in
                    force, given by hand or learned. What is on order and in drafts is counted, so what stands here needs another order
                    or an earlier date.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY, Usual.SEGMENT,
                    text("rule", "Rule", "Whether the reorder point was given by hand or learned.").opening("/items/{sku}/at/{location}"),
                    quantity("onHand", "On hand", "Sellable stock.").opening("/items/{sku}/stock?location={location}"),
                    quantity("onOrder", "On order", "Sent and not yet received."),
                    quantity("inDraft", "In drafts", "In purchase orders that were not yet sent."),
                    quantity("demand", "Open demand", "All that is ordered and not shipped, whether stock is held for it or not.")
                            .opening("/waiting?sku={sku}&location={location}"),
                    quantity("position", "Position", "On hand + on order + in drafts − open demand."),
                    quantity("reorderPoint", "Reorder point", "The point in force.").opening("/items/{sku}/at/{location}"),
                    quantity("below", "Below by", "Reorder point less position."),
                    quantity("proposed", "Proposed", "What the plan proposes to order.").opening("/replenish?sku={sku}"),
                    date("nextOn", "Next arrival", "The first day on which something on order is expected."),
                    text("snoozed", "Put off", "Until when nothing is to be proposed, if somebody said so."),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location onHand onOrder demand position reorderPoint below proposed nextOn")
            .sorted("-below", "sku", "location").searched("sku", "name").narrowed("location", "category", "segment")
            .figure("below", "items at or below their reorder point", "count(*)")
            .figure("bare", "of them with nothing on order", "count(*) FILTER (WHERE on_order + in_draft = 0)")
            .figure("unproposed", "of them without a proposal", "count(*) FILTER (WHERE proposed IS NULL)")
            .figure("short", "of them with demand beyond stock", "count(*) FILTER (WHERE demand > on_hand)")
            .says(told -> told.rows() == 0 ? List.of("No item is at or below its reorder point.")
                    : List.of(("%s at or below the reorder point, net of what is on order; for %s of them nothing is on order, "
                            + "for %s there is more demand than stock.")
                            .formatted(told.count("below", "item"), told.counted("bare"), told.counted("short"))))
            .advises(told -> told.any("unproposed")
                    ? List.of("Release the open proposals, and look at %s for which none stands: the plan may lack a vendor or a lead time."
                    .formatted(told.count("unproposed", "item"))) : told.rows() > 0 ? List.of("Release the open proposals.") : List.of())
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, learned.segment, i.unit, i.decimals,
                           CASE WHEN rule.mode = 'manual' THEN 'by hand' ELSE 'learned' END AS rule, a.on_hand, a.on_order,
                           coalesce(draft.quantity, 0) AS in_draft, a.allocated + a.backordered AS demand,
                           a.on_hand + a.on_order + coalesce(draft.quantity, 0) - a.allocated - a.backordered AS position,
                           point.point AS reorder_point,
                           point.point - (a.on_hand + a.on_order + coalesce(draft.quantity, 0) - a.allocated - a.backordered) AS below,
                           proposal.quantity AS proposed, coming.next_on, rule.snoozed_until::text AS snoozed, 1 AS places
                      FROM promising.availability a
                      JOIN catalog.item i ON i.id = a.item_id AND i.status = 'active'
                      JOIN catalog.location l ON l.id = a.location_id AND l.active
                      LEFT JOIN catalog.item_location here ON (here.item_id, here.location_id) = (a.item_id, a.location_id)
                      LEFT JOIN replenishment.reorder_point rule ON (rule.item_id, rule.location_id) = (a.item_id, a.location_id)
                      LEFT JOIN replenishment.learned learned ON (learned.item_id, learned.location_id) = (a.item_id, a.location_id)
                     CROSS JOIN LATERAL (SELECT CASE WHEN rule.mode = 'manual' THEN rule.reorder_point ELSE learned.reorder_point END
                            AS point) point
                      LEFT JOIN (SELECT item_id, location_id, sum(open) AS quantity FROM supply.purchase_order_part
                                  WHERE NOT sent AND quantity > received + cancelled GROUP BY item_id, location_id) draft
                             ON (draft.item_id, draft.location_id) = (a.item_id, a.location_id)
                      LEFT JOIN (SELECT item_id, location_id, min(expected_on) AS next_on FROM supply.purchase_order_part
                                  WHERE sent AND quantity > received + cancelled GROUP BY item_id, location_id) coming
                             ON (coming.item_id, coming.location_id) = (a.item_id, a.location_id)
                      LEFT JOIN (SELECT item_id, location_id, sum(coalesce(overridden, quantity)) AS quantity FROM replenishment.proposal
                                  WHERE state = 'open' GROUP BY item_id, location_id) proposal
                             ON (proposal.item_id, proposal.location_id) = (a.item_id, a.location_id)
                     WHERE coalesce(here.stocked, true)
                       AND (a.on_hand + a.on_order + coalesce(draft.quantity, 0) - a.allocated - a.backordered < point.point
                            OR a.on_hand + a.on_order + coalesce(draft.quantity, 0) - a.allocated - a.backordered = point.point
                                   AND point.point > 0
                               AND coalesce(rule.trigger, (SELECT reorder_trigger FROM catalog.settings), 'at-or-below') = 'at-or-below')
                    """);

    private BelowReorderPoint() {}
}
