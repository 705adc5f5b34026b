package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.figure;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.percent;

import java.util.List;
import java.util.Map;

/** How reliable we were to each customer. */
final class CustomerReliability {
    static final ReportSet SET = ReportSet.named("customer-reliability", "Our reliability per customer", Theme.PROMISES)
            .about("""
                    What each customer could rely on in the period: lines filled at once, first promises kept, how late the others were,
                    and how many wait now. A first promise is kept when it shipped by the day that was said when it was ordered.""")
            .columns(Usual.CUSTOMER, Usual.CUSTOMER_NAME, Usual.CLASS,
                    count("lines", "Lines", "Order lines wanted in the period, those withdrawn in time left out.")
                            .opening("/orders?customer={customer}"),
                    count("atOnce", "At once", "Of them, shipped whole by the next working day."),
                    percent("fillRate", "Lines filled", "At once, as a share of lines."),
                    count("promises", "Promises", "First promises that shipped in the period.")
                            .opening("/reports/promises-kept?days={days}&customer={customer}"),
                    count("kept", "Kept", "Of them, by the day first said."),
                    percent("keptShare", "Kept share", "Kept, as a share of promises."),
                    figure("daysLate", "Days late", "Days after the first promise, on average over those broken."),
                    count("waiting", "Waiting", "Lines that are late and still open.").opening("/waiting?customer={customer}"),
                    count("lost", "Lost", "Lines of which something was cancelled after it was late."),
                    money("value", "Value", "Wanted in the period, at the orders' prices, in the firm's currency."),
                    percent("valueRate", "Value filled", "Value shipped at once, as a share."))
            .hidden("days")
            .asking(Usual.DAYS)
            .sorted("fillRate", "customer").searched("customer", "customerName").narrowed("customer", "class").ofTheNight()
            .figure("customers", "", "count(*)")
            .figure("lines", "", "sum(lines)")
            .figure("atOnce", "", "sum(at_once)")
            .figure("promises", "", "sum(promises)")
            .figure("kept", "", "sum(kept)")
            .figure("waiting", "customers with late lines", "count(*) FILTER (WHERE waiting > 0)")
            .figure("poor", "customers served at once in less than 8 of 10 lines", "count(*) FILTER (WHERE lines >= 5 AND fill_rate < 0.8)")
            .says(told -> told.rows() == 0 ? List.of("Nobody ordered in this period.")
                    : List.of("%s of lines were filled at once; %s in less than 8 of 10 lines, and %s now.".formatted(
                            told.share("atOnce", "lines"),
                            told.count("poor", "customer was served at once", "customers were served at once"),
                            told.count("waiting", "waits", "wait")),
                            told.any("promises") ? "%s of first promises were kept.".formatted(told.share("kept", "promises"))
                                    : "No promise with a date shipped in this period."))
            .advises(told -> told.any("poor") ? List.of("Call %s served worst before they call.".formatted(
                    told.count("poor", "customer"))) : List.of())
            .concerning(Map.of("lines.from", "5", "fillRate.to", "0.7999"))
            .from("""
                    WITH promised AS (
                        SELECT customer_id, count(*) AS promises, count(*) FILTER (WHERE shipped_on <= first_on) AS kept,
                               avg(shipped_on - first_on) FILTER (WHERE shipped_on > first_on) AS days_late
                          FROM reports.promise_outcome WHERE shipped_on >= :today - :days GROUP BY customer_id)
                    SELECT c.code AS customer, c.name AS customer_name, coalesce(c.class, 'none') AS class, s.lines, s.at_once,
                           round(s.at_once::numeric / nullif(s.lines, 0), 4) AS fill_rate, coalesce(promised.promises, 0) AS promises,
                           coalesce(promised.kept, 0) AS kept, round(promised.kept::numeric / nullif(promised.promises, 0),
                                  4) AS kept_share,
                           round(promised.days_late, 1) AS days_late, s.waiting, s.lost, round(s.value_asked, 2) AS value,
                           round(s.value_at_once / nullif(s.value_asked, 0), 4) AS value_rate, :days AS days
                      FROM reports.customer_service s
                      JOIN orders.customer c ON c.id = s.customer_id
                      LEFT JOIN promised ON promised.customer_id = c.id
                     WHERE s.days = :days
                    """);

    private CustomerReliability() {}
}
