package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;

import java.util.List;
import java.util.Map;

/** What will run out, when, and with which chance. */
final class StockOuts {
    static final ReportSet SET = ReportSet.named("projected-stock-outs", "Projected stock-outs", Theme.STOCK)
            .about("""
                    When each item runs out by the forecast of the last plan, with what is on hand and what is on order, open demand
                    first. The chance is that it is out at the end of a day; nothing that is not ordered yet is counted. Looks 91 days
                    ahead.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY, Usual.SEGMENT,
                    quantity("onHand", "On hand", "Sellable stock that night.").opening("/items/{sku}/stock?location={location}"),
                    quantity("demand", "Open demand", "What goes before all new demand.").opening("/waiting?sku={sku}&location={location}"),
                    quantity("coming", "On order", "With a date."),
                    date("nextOn", "Next arrival", "At the set confidence."),
                    date("likelyOn", "Runs out", "The day by whose end it is as likely out as not; empty: not within 91 days.")
                            .opening("/items/{sku}?location={location}"),
                    date("possibleOn", "May run out", "The day by whose end it is out with 1 chance in 10."),
                    figure("days", "In days", "Days until it runs out; 0: today."),
                    percent("chance14", "Within 2 weeks", "The chance that it is out at the end of a day within 14 days."),
                    percent("chance28", "Within 4 weeks", "The same within 28 days."),
                    percent("chance91", "Within 13 weeks", "The same within 91 days."),
                    quantity("short28", "Short by", "What is expected to be wanted within 28 days beyond what will be there."),
                    money("shortValue", "Worth", "That at the item's price, in the firm's currency."),
                    quantity("proposed", "Proposed", "What the plan proposes to order.").opening("/replenish?sku={sku}"),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location onHand demand coming nextOn likelyOn possibleOn chance14 chance28 short28 shortValue proposed")
            .sorted("-chance28", "sku", "location").searched("sku", "name").narrowed("location", "category", "segment").ofTheNight()
            .figure("soon", "items as likely out as not within 2 weeks", "count(*) FILTER (WHERE chance_14 >= 0.5)")
            .figure("month", "items as likely out as not within 4 weeks", "count(*) FILTER (WHERE chance_28 >= 0.5)")
            .figure("bare", "of them with nothing on order", "count(*) FILTER (WHERE chance_28 >= 0.5 AND coming = 0)")
            .figure("value", "of expected shortage within 4 weeks", "sum(short_value)")
            .says(told -> told.rows() == 0 ? List.of("Nothing is forecast yet; the plan needs some weeks of history.")
                    : List.of(("%s as likely as not within 4 weeks, %s within 2; demand worth %s will not be met if nothing more "
                            + "is ordered.").formatted(
                            told.count("month", "item runs out", "items run out"), told.count("soon", "item", "items"),
                                    told.money("value"))))
            .advises(told -> told.any("bare")
                    ? List.of("Order what runs out with nothing on its way: %s.".formatted(told.count("bare", "item")))
                    : List.of())
            .concerning(Map.of("chance28.from", "0.5", "coming.to", "0"))
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, learned.segment, i.unit, i.decimals, night.on_hand, night.demand,
                           night.coming, night.next_on,
                           night.likely_on, night.possible_on, night.likely_on - :today AS days, round(night.chance_14::numeric,
                                  3) AS chance_14,
                           round(night.chance_28::numeric, 3) AS chance_28, round(night.chance_91::numeric, 3) AS chance_91,
                           round(night.short_28::numeric, 1) AS short_28,
                           round(night.short_28::numeric * i.price * rate.rate / reports.scale(i.decimals), 2) AS short_value,
                                  proposal.quantity AS proposed, 1 AS places
                      FROM reports.stock_out night
                      JOIN catalog.item i ON i.id = night.item_id
                      JOIN catalog.location l ON l.id = night.location_id
                      LEFT JOIN replenishment.learned learned ON (learned.item_id, learned.location_id) = (night.item_id, night.location_id)
                      LEFT JOIN rate ON rate.currency = i.price_currency
                      LEFT JOIN (SELECT item_id, location_id, sum(coalesce(overridden, quantity)) AS quantity FROM replenishment.proposal
                                  WHERE state = 'open' GROUP BY item_id, location_id) proposal
                             ON (proposal.item_id, proposal.location_id) = (night.item_id, night.location_id)
                    """);

    private StockOuts() {}
}
