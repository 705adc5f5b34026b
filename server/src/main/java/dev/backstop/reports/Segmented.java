package dev.backstop.reports;

import static dev.backstop.reports.Column.cost;
import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import java.util.List;

/** Items by value and regularity. */
final class Segmented {
    static final ReportSet SET = ReportSet.named("abc-xyz", "ABC and XYZ", Theme.DEMAND)
            .about("""
                    Items by the value of a year's demand (A: the first 80 %, B: the next 15 %, C: the rest) and by how regular it is
                    (X: a week deviates by no more than half of the mean, Y: by no more than all of it, Z: by more), as the last plan
                    sorted them. Group it by segment, value or regularity.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY, Usual.SEGMENT,
                    text("abc", "By value", "A, B or C.").oneOf("A", "B", "C"),
                    text("xyz", "By regularity", "X, Y or Z.").oneOf("X", "Y", "Z"),
                    money("yearValue", "Year's demand",
                            "What a year's demand is worth by price, as it is forecast; in the firm's currency as far as it is "
                                    + "the item's."),
                    percent("running", "Running share", "Share of all value, of this row and those before it."),
                    figure("variation", "Variation", "Deviation of a week's demand as a share of its mean."),
                    quantity("onHand", "On hand", "Sellable stock.").opening("/items/{sku}/stock?location={location}"),
                    cost("stockValue", "Stock value", "On hand at the item's cost, in the firm's currency."),
                    text("target", "Target", "The service that is asked for.").opening("/items/{sku}/at/{location}"),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location segment yearValue running variation onHand stockValue target")
            .sorted("-yearValue", "sku", "location").searched("sku", "name").narrowed("segment", "abc", "xyz", "location", "category")
            .ofTheNight()
            .figure("places", "items in a segment", "count(*)")
            .figure("a", "items of class A", "count(*) FILTER (WHERE abc = 'A')")
            .figure("z", "items with irregular demand", "count(*) FILTER (WHERE xyz = 'Z')")
            .figure("cStock", "of stock value in class C", "sum(stock_value) FILTER (WHERE abc = 'C')")
            .figure("stock", "", "sum(stock_value)")
            .says(told -> told.rows() == 0 ? List.of("No item is in a segment yet; the plan sorts them once there is a history.")
                    : List.of("%s in a segment; 80 %% of the value comes from %s, and class C binds %s of %s in stock.".formatted(
                            told.count("places", "item"), told.counted("a"), told.money("cStock"), told.money("stock"))))
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, i.unit, i.decimals, stands.segment,
                           left(stands.segment, 1) AS abc, right(stands.segment, 1) AS xyz, stands.year_value, stands.running,
                           stands.variation,
                           coalesce(a.on_hand, 0) AS on_hand,
                           round(coalesce(a.on_hand, 0) * i.cost * rate.rate / reports.scale(i.decimals), 2) AS stock_value,
                           CASE split_part(stands.target, ' ', 1)
                                WHEN 'cost' THEN 'least cost, at ' || split_part(stands.target, ' ', 2) || ' a unit and day of waiting'
                                WHEN 'cycle-service' THEN trim_scale(split_part(stands.target, ' ', 2)::numeric * 100)
                                       || ' % of cycles without running out'
                                ELSE trim_scale(split_part(stands.target, ' ', 2)::numeric * 100) || ' % served from stock' END AS target,
                           1 AS places
                      FROM reports.item_segment stands
                      JOIN catalog.item i ON i.id = stands.item_id
                      JOIN catalog.location l ON l.id = stands.location_id
                      LEFT JOIN promising.availability a ON (a.item_id, a.location_id) = (stands.item_id, stands.location_id)
                      LEFT JOIN rate ON rate.currency = i.cost_currency
                    """);

    private Segmented() {}
}
