package dev.backstop.reports;

import static dev.backstop.reports.Column.count;
import static dev.backstop.reports.Column.money;
import static dev.backstop.reports.Column.percent;
import static dev.backstop.reports.Column.text;

import java.util.List;
import java.util.Map;

/** Whether it pays to say beforehand that somebody will wait. */
final class ToldBeforeAfter {
    static final ReportSet SET = ReportSet.named("told-before-after", "Told before, told after", Theme.PROMISES)
            .about("""
                    What buyers did by when they learned of the wait: before they ordered, in the page's answer and in ours; afterwards,
                    from us; or only by asking. Looks are answers to item pages, counted by item and day, never by person; lines are of
                    the orders that we answered in the period.""")
            .columns(text("learned", "Learned of the wait",
                            "No wait, before ordering, after (from us, by asking, not told yet), or it could not be ordered.")
                            .oneOf("no wait", "before ordering", "after, from us", "after, by asking", "after, not told yet",
                            "could not order"),
                    Usual.ITEM, Usual.NAME, Usual.CATEGORY,
                    count("views", "Looks", "Answers to item pages that said the same."),
                    count("lines", "Lines", "Order lines.").opening("/orders?sku={sku}"),
                    count("webLines", "Of the web", "Of them, ordered on the web."),
                    percent("ordered", "Looks that ordered", "Lines of the web as a share of looks; empty: no page can have said so."),
                    count("cancelled", "Cancelled", "Of the lines, cancelled in whole or in part."),
                    percent("cancelledShare", "Cancelled share", "Of the lines."),
                    count("rang", "Rang", "Of the lines, those of orders about which somebody called us."),
                    percent("rangShare", "Rang share", "Of the lines."),
                    money("value", "Value", "Ordered, at the orders' prices, in the firm's currency."),
                    money("valueCancelled", "Value cancelled", "Of it, cancelled."))
            .asking(Usual.DAYS)
            .sorted("-lines", "learned", "sku").searched("sku", "name").narrowed("learned", "sku", "category").ofTheNight()
            .figure("before", "lines whose buyers knew before ordering", "sum(lines) FILTER (WHERE learned = 'before ordering')")
            .figure("beforeCancelled", "", "sum(cancelled) FILTER (WHERE learned = 'before ordering')")
            .figure("beforeRang", "", "sum(rang) FILTER (WHERE learned = 'before ordering')")
            .figure("after", "lines whose buyers learned afterwards", "sum(lines) FILTER (WHERE learned LIKE 'after%')")
            .figure("afterCancelled", "", "sum(cancelled) FILTER (WHERE learned LIKE 'after%')")
            .figure("afterRang", "", "sum(rang) FILTER (WHERE learned LIKE 'after%')")
            .figure("waitViews", "looks that were told of a wait", "sum(views) FILTER (WHERE learned = 'before ordering')")
            .figure("waitWeb", "", "sum(web_lines) FILTER (WHERE learned = 'before ordering')")
            .figure("stockViews", "looks that were told it ships now", "sum(views) FILTER (WHERE learned = 'no wait')")
            .figure("stockWeb", "", "sum(web_lines) FILTER (WHERE learned = 'no wait')")
            .figure("asked", "lines whose buyers learned by asking", "sum(lines) FILTER (WHERE learned = 'after, by asking')")
            .says(told -> told.any("before") || told.any("after")
                    ? List.of(("Of %s whose buyers knew of the wait before they ordered, %s were cancelled and %s brought a call; of "
                            + "%s whose buyers learned afterwards, %s and %s.").formatted(told.count("before", "line"),
                                    told.share("beforeCancelled", "before"), told.share("beforeRang", "before"),
                                    told.count("after", "line"),
                                    told.share("afterCancelled", "after"), told.share("afterRang", "after")),
                            "Of looks that were told of a wait %s became orders; of those told that it ships now, %s.".formatted(
                                    told.share("waitWeb", "waitViews"), told.share("stockWeb", "stockViews")))
                    : List.of("No order that we answered in this period had to wait."))
            .advises(told -> told.any("asked") ? List.of("Tell sooner: for %s the buyer learned of it by asking us.".formatted(
                    told.count("asked", "line"))) : List.of())
            .concerning(Map.of("learned", "after, by asking"))
            .from("""
                    SELECT told.learned, i.sku, i.name, i.category, told.views, told.lines, told.web_lines,
                           round(told.web_lines::numeric / nullif(told.views, 0), 4) AS ordered, told.cancelled,
                           round(told.cancelled::numeric / nullif(told.lines, 0), 4) AS cancelled_share, told.rang,
                           round(told.rang::numeric / nullif(told.lines, 0), 4) AS rang_share,
                           round(told.value, 2) AS value, round(told.value_cancelled, 2) AS value_cancelled
                      FROM reports.told_outcome told
                      JOIN catalog.item i ON i.id = told.item_id
                     WHERE told.days = :days
                    """);

    private ToldBeforeAfter() {}
}
