package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.quantity;
import static dev.backstop.reports.Column.text;

import java.util.List;

/** What is forecast, and how the last forecast did. */
final class ForecastError {
    static final ReportSet SET = ReportSet.named("forecast", "Forecast and its error", Theme.DEMAND)
            .about("""
                    The forecast of the next 28 days beside the newest one whose 28 days are over. A forecast is kept once a week, so
                    the first comparison comes four weeks after the first plan. Error is forecast less actual.""")
            .columns(Usual.SKU, Usual.NAME, Usual.LOCATION, Usual.CATEGORY, Usual.SEGMENT,
                    text("method", "Kind of demand", "How planning sees the demand: smooth, seasonal, erratic, intermittent or new.")
                            .opening("/items/{sku}?location={location}"),
                    quantity("next", "Next 28 days", "Expected, as it was last kept."),
                    quantity("low", "1 in 20 below", "The total that is undercut with a chance of 5 %.").each(),
                    quantity("high", "1 in 20 above", "The total that is exceeded with a chance of 5 %.").each(),
                    date("madeOn", "Compared from", "The first of the 28 days that are compared."),
                    quantity("forecast", "Forecast then", "Expected for these days."),
                    quantity("actual", "Actual", "Wanted on these days."),
                    quantity("error", "Error", "Forecast less actual."),
                    percent("errorShare", "Error share", "Error against actual; empty: nothing was wanted."),
                    text("within", "Within 9 in 10", "Whether what came lay between the two bounds said then.").oneOf("yes", "no"),
                    count("compared", "Compared", "1 where there is a comparison."),
                    quantity("absolute", "Absolute error", "Without its sign."),
                    count("places", "Places", "1 for each row, to count by groups.").each())
            .hidden("unit", "decimals")
            .usually("sku name location segment next low high madeOn forecast actual error errorShare within")
            .sorted("-absolute", "sku", "location").searched("sku", "name").narrowed("location", "category", "segment", "within")
                    .ofTheNight()
            .figure("places", "", "count(*)")
            .figure("compared", "", "sum(compared)")
            .figure("within", "forecasts whose bounds held", "count(*) FILTER (WHERE within = 'yes')")
            .figure("over", "items forecast too high by half or more", "count(*) FILTER (WHERE error_share >= 0.5)")
            .figure("under", "items forecast too low by a third or more", "count(*) FILTER (WHERE error_share <= -0.3333)")
            .says(told -> !told.any("places") ? List.of("Nothing is forecast yet; the plan needs some weeks of history.")
                    : told.any("compared")
                            ? List.of(("%s compared; %s of the bounds said to hold in 9 of 10 cases did, %s too high by half or "
                                    + "more, %s too low by a third or more.")
                            .formatted(told.count("compared", "forecast"), told.share("within", "compared"), told.counted("over"),
                                    told.counted("under")))
                    : List.of(("%s forecast; none is four weeks old yet, so there is nothing to hold them "
                            + "against.").formatted(told.count("places", "item"))))
            .from("""
                    SELECT i.sku, i.name, l.code AS location, i.category, learned.segment, i.unit, i.decimals, learned.demand_class
                           AS method,
                           round(kept.mean::numeric, 1) AS next, round(kept.p05::numeric, 1) AS low, round(kept.p95::numeric, 1) AS high,
                                  past.made_on,
                           round(past.mean::numeric, 1) AS forecast, past.actual, round(past.mean::numeric - past.actual, 1) AS error,
                           round((past.mean::numeric - past.actual) / nullif(past.actual, 0), 4) AS error_share,
                           CASE WHEN past.actual BETWEEN floor(past.p05) AND ceil(past.p95) THEN 'yes' WHEN past.actual IS NOT NULL
                                  THEN 'no' END AS within,
                           CASE WHEN past.actual IS NOT NULL THEN 1 ELSE 0 END AS compared, round(abs(past.mean::numeric - past.actual),
                                  1) AS absolute, 1 AS places
                      FROM reports.kept_forecast kept
                      JOIN catalog.item i ON i.id = kept.item_id
                      JOIN catalog.location l ON l.id = kept.location_id
                      LEFT JOIN replenishment.learned learned ON (learned.item_id, learned.location_id) = (kept.item_id, kept.location_id)
                      LEFT JOIN reports.kept_forecast past ON (past.item_id, past.location_id) = (kept.item_id, kept.location_id)
                            AND past.made_on = (SELECT max(made_on) FROM reports.kept_forecast WHERE actual IS NOT NULL)
                     WHERE kept.made_on = (SELECT max(made_on) FROM reports.kept_forecast)
                    """);

    private ForecastError() {}
}
