package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.text;

import dev.backstop.reports.Report.Parameter.Choice;
import java.util.List;
import java.util.Map;

/** Whether dates hold as often as we say. */
final class PromiseCalibration {
    static final ReportSet SET = ReportSet.named("promise-calibration", "Calibration of promises", Theme.PROMISES)
            .about("""
                    Whether dates hold as often as we say: first promises whose day came in the period, by what they rested on, by
                    vendor or by category of the item, and by the chance that was said. What is overdue counts as broken so far. Held
                    should be close to said; above it we say later than we need, below it we
                    promise too much.""")
            .columns(text("source", "From", "Stock, inbound, planned, or elsewhere: said before the order was brought in.")
                            .oneOf("stock", "inbound", "planned", "elsewhere")
                            .opening("/reports/promises-kept?days={days}&source={source}"),
                    Usual.VENDOR, Usual.CATEGORY,
                    percent("said", "Said", "The chance that was said; empty: stock, or the vendor's word."),
                    count("promises", "Promises", "First promises whose day is over; what was cancelled is left out."),
                    count("held", "Held", "Of them, shipped by the day first said."),
                    count("overdue", "Overdue", "Of them, not shipped yet: broken so far."),
                    percent("share", "Held share", "Held, as a share of promises."),
                    percent("difference", "Held less said", "Above 0: better than said."),
                    figure("usually", "Usually",
                            "Days after the date that half did not exceed; below 0: early; of what is overdue, the days until now."),
                    figure("ninetieth", "9 in 10 within", "Days after the date that nine in ten did not exceed."),
                    text("verdict", "Verdict",
                            "As said, too much promised, later than needed, or too few to tell: fewer than 20, or within what "
                                    + "chance explains.").oneOf("as said", "too much promised", "later than needed", "too few to tell"))
            .hidden("days")
            .asking(ReportSet.choice("days", "Promised for the", "91", new Choice("28", "Last 4 weeks"), new Choice("91", "Last 13 weeks"),
                    new Choice("364", "Last 52 weeks")),
                    ReportSet.choice("by", "Broken down by", "vendor", new Choice("vendor", "Vendor"), new Choice("category", "Category")))
            .sorted("source", "source", "vendor", "category", "said").searched("source", "vendor", "category")
            .narrowed("source", "vendor", "category", "verdict").ofTheNight()
            .figure("promises", "", "sum(promises) FILTER (WHERE said IS NOT NULL)")
            .figure("held", "", "sum(held) FILTER (WHERE said IS NOT NULL)")
            .figure("overdue", "promises with a chance that are overdue", "sum(overdue) FILTER (WHERE said IS NOT NULL)")
            .figure("late", "promises that are overdue", "sum(overdue)")
            .figure("said", "", "sum(promises * said)")
            .figure("poor", "kinds of promises that hold less often than said", "count(*) FILTER (WHERE verdict = 'too much promised')")
            .says(told -> told.any("promises") ? List.of(("Of %s with a chance, %s were said to hold, and %s did; %s overdue, "
                            + "and kinds that promise too much: %s.").formatted(
                            told.count("promises", "promise"), told.share("said", "promises"), told.share("held", "promises"),
                            told.counted("overdue"), told.counted("poor")))
                    : List.of("No promise with a stated chance came due in this period%s.".formatted(told.any("late")
                            ? "; %s overdue without one".formatted(told.count("late", "promise")) : ""),
                            "How often the days of vendors would have held stands in Days of vendors."))
            .advises(told -> told.any("poor")
                    ? List.of("Look at the vendors of what promises too much; their records may be too short or have changed.") : List.of())
            .concerning(Map.of("verdict", "too much promised"))
            .from("""
                    SELECT kind.*, round(kind.held::numeric / kind.promises, 4) AS share, round(kind.held::numeric / kind.promises
                           - kind.said, 4) AS difference,
                           CASE WHEN kind.said IS NULL THEN NULL
                                WHEN kind.promises < 20 OR abs(kind.held::numeric / kind.promises - kind.said)
                                                           <= 2 * sqrt(kind.said * (1 - kind.said) / kind.promises)
                                THEN CASE WHEN kind.promises < 20 THEN 'too few to tell' ELSE 'as said' END
                                WHEN kind.held::numeric / kind.promises < kind.said THEN 'too much promised' ELSE 'later than needed' END
                                       AS verdict, :days AS days
                      FROM (SELECT replace(o.source, 'none', 'elsewhere') AS source, CASE WHEN :by = 'vendor' THEN v.code END AS vendor,
                             CASE WHEN :by = 'category' THEN i.category END AS category, o.confidence AS said, count(*) AS promises,
                             count(*) FILTER (WHERE o.shipped_on <= o.first_on) AS held,
                                   count(*) FILTER (WHERE o.shipped_on IS NULL) AS overdue,
                                   percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(o.shipped_on, :today) - o.first_on) AS usually,
                                   percentile_disc(0.9) WITHIN GROUP (ORDER BY coalesce(o.shipped_on, :today) - o.first_on) AS ninetieth
                              FROM reports.promise_outcome o
                              LEFT JOIN catalog.vendor v ON v.id = o.vendor_id
                              LEFT JOIN catalog.item i ON i.id = o.item_id
                             WHERE o.first_on >= :today - :days AND o.first_on < :today
                             GROUP BY 1, 2, 3, o.confidence) kind
                    """);

    private PromiseCalibration() {}
}
