package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.name;
import static dev.backstop.reports.Column.text;

import java.util.List;

/** What was offered to customers who waited, and whether they stayed. */
final class OffersMade {
    static final ReportSet SET = ReportSet.named("offers", "Offers and their effect", Theme.PROMISES)
            .about("""
                    Every case in which a rule offered something to a customer who waits, and every one that it held out for comparison.
                    Cancelled is 1 where some of the late line was given up afterwards; taking a substitute is none.""")
            .columns(date("day", "Day", "On which it was made (UTC)."), name("rule", "Rule", "By which.").opening("/offers#{rule}"),
                    text("side", "Side", "Offered, or held out: would have been offered, and was not."),
                    text("gives", "What", "Sample, credit, substitute, or split: a parcel of its own."),
                    Usual.ORDER, name("line", "Line", "That was late."), Usual.CUSTOMER, Usual.CLASS,
                    name("item", "Item", "The sample, or the substitute.").opening("/items/{item}"),
                    text("state", "State", "Open, accepted, declined, shipped, lapsed or redeemed."),
                    count("cancelled", "Cancelled", "1: some of the late line was given up afterwards."),
                    cost("value", "Costs", "What it costs us, or the credit; 0 where nothing was given."))
            .sorted("-day", "order", "rule").searched("order", "customer", "item").narrowed("rule", "side", "gives", "class")
            .figure("offered", "cases offered something", "count(*) FILTER (WHERE side = 'offered')")
            .figure("offeredCancelled", "", "count(*) FILTER (WHERE side = 'offered' AND cancelled = 1)")
            .figure("held", "cases held out", "count(*) FILTER (WHERE side = 'held out')")
            .figure("heldCancelled", "", "count(*) FILTER (WHERE side = 'held out' AND cancelled = 1)")
            .says(told -> told.any("offered")
                    ? List.of("Of %s offered something, %s cancelled; of %s held out, %s. The page of offers says what that proves.".formatted(
                            told.count("offered", "case", "cases"), told.share("offeredCancelled", "offered"), told.count("held", "case",
                                    "cases"),
                            told.share("heldCancelled", "held")))
                    : List.of("Nothing was offered yet."))
            .from("""
                    SELECT (f.made_at AT TIME ZONE 'UTC')::date AS day, f.rule, CASE WHEN f.held_out THEN 'held out' ELSE 'offered' END AS side, f.gives,
                           o.number AS order_number, ol.line::text AS line, c.code AS customer, c.class, i.sku AS item,
                           CASE WHEN f.held_out THEN '' WHEN f.state <> 'open' THEN f.state WHEN gift.shipped > 0 THEN 'shipped'
                                WHEN gift.cancelled = gift.quantity THEN 'lapsed' ELSE 'open' END AS state,
                           EXISTS (SELECT 1 FROM orders.cancellation ca WHERE ca.line_id = f.line_id AND ca.at >= f.made_at
                                     AND ca.reason <> 'substituted')::int AS cancelled,
                           CASE WHEN f.state = 'declined' OR gift.cancelled = gift.quantity THEN 0 ELSE f.value * rate.rate END AS value
                      FROM outreach.offer f
                      JOIN orders.sales_order o ON o.id = f.order_id
                      JOIN orders.order_line ol ON ol.id = f.line_id
                      JOIN orders.customer c ON c.id = f.customer_id
                      LEFT JOIN orders.order_line gift ON gift.id = f.gift_line_id
                      LEFT JOIN catalog.item i ON i.id = f.item_id
                      LEFT JOIN rate ON rate.currency = f.currency
                    """);

    private OffersMade() {}
}
