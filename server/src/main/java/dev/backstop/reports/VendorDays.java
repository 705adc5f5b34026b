package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.date;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.text;

import java.util.List;
import java.util.Map;

/** Whether the days said of vendors would have held, by what each was known to deliver like at the time. */
final class VendorDays {
    static final ReportSet SET = ReportSet.named("vendor-days", "Days of vendors", Theme.PROMISES)
            .about("""
                    Whether days of each vendor hold as often as we say: its past deliveries, each judged by what was known before it came,
                    whether anybody waited for it or not. Where too few held, its days are said with more room from then on.""")
            .columns(Usual.VENDOR, Usual.VENDOR_NAME,
                    percent("said", "Said", "The chance that is said with a day."),
                    count("dates", "Days judged", "Deliveries with a date, and enough before them to judge by."),
                    count("held", "Held", "Of them, here by the day that we would have said."),
                    percent("share", "Held share", "Held, as a share of the days judged."),
                    percent("difference", "Held less said", "Above 0: better than said."),
                    percent("level", "Asked of its record", "The chance that is asked of its record, so that its days hold as often as said."),
                    text("verdict", "Verdict", "As said, said with more room, beyond its record: its record no longer tells when it delivers, or too few to tell.")
                            .oneOf("as said", "said with more room", "beyond its record", "too few to tell"),
                    date("knownOn", "Last delivery", "The last that was judged."))
            .sorted("difference", "vendor", "said").searched("vendor", "vendorName").narrowed("vendor", "verdict")
            .figure("dates", "", "sum(dates)")
            .figure("held", "", "sum(held)")
            .figure("meant", "", "sum(dates * said)")
            .figure("wider", "vendors whose days were widened", "count(DISTINCT vendor) FILTER (WHERE level > said)")
            .figure("beyond", "vendors whose record no longer tells when they deliver", "count(DISTINCT vendor) FILTER (WHERE verdict = 'beyond its record')")
            .says(told -> told.any("dates") ? List.of("Of %s judged, %s were said to hold, and %s did; vendors whose days are said with more room now: %s.".formatted(
                            told.count("dates", "day"), told.share("meant", "dates"), told.share("held", "dates"), told.counted("wider")))
                    : List.of("No vendor has delivered often enough to judge its days; that is looked at every evening."))
            .advises(told -> told.any("beyond") ? List.of("Ask for a new date with every order to those whose record no longer tells when they deliver: %s."
                    .formatted(told.count("beyond", "vendor"))) : List.of())
            .concerning(Map.of("verdict", "beyond its record"))
            .from("""
                    SELECT v.code AS vendor, v.name AS vendor_name, judged.said, judged.dates, judged.held,
                           round(judged.held::numeric / nullif(judged.dates, 0), 4) AS share,
                           round(judged.held::numeric / nullif(judged.dates, 0) - judged.said, 4) AS difference, judged.level,
                           CASE judged.verdict WHEN 'as-said' THEN 'as said' WHEN 'widened' THEN 'said with more room'
                                WHEN 'beyond-its-record' THEN 'beyond its record' ELSE 'too few to tell' END AS verdict,
                           judged.known_on
                      FROM supply.date_calibration judged
                      JOIN catalog.vendor v ON v.id = judged.vendor_id
                    """);

    private VendorDays() {}
}
