package dev.backstop.offline;

import dev.backstop.planning.OrderQuantities;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.policy.StockingRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reorder points and what to order now, from files of stock, demand, terms and receipts. */
public final class PlanFiles {
    private static final String[] HEADINGS = {
        "item", "location", "history_days", "demand_per_day", "lead_time_days", "lead_time_deviation", "lead_time_receipts", "review_days",
        "expected_demand", "safety_stock", "reorder_point", "order_up_to", "usual_order", "on_hand", "on_order", "backordered", "position",
        "order_now",
        "arrives_on", "why"
    };

    private final WorkingCalendar receiver;
    private final BadLines bad;

    /** For goods that come on a receiver's working days; faulty lines are named on {@code say}. */
    public PlanFiles(WorkingCalendar receiver, OnBadLines onBadLines, PrintWriter say) {
        this.receiver = receiver;
        this.bad = new BadLines(onBadLines, say);
    }

    /**
     * The files to read; {@code receipts} may be left out.
     *
     * @param asOf the day on which is planned; null: the day after the last demand
     */
    public record Files(String stock, String history, String terms, @Nullable String receipts, @Nullable LocalDate asOf) {}

    /** Writes a line for each item and location that has terms. */
    public void plan(Files files, String out) throws CannotRead, IOException {
        var terms = Terms.read(files.terms(), bad);
        var stock = StockFile.read(files.stock(), bad);
        var demand = DemandFile.read(files.history(), bad);
        var receipts = files.receipts() == null ? ReceiptsFile.none() : ReceiptsFile.read(files.receipts(), bad);
        bad.settle();
        var today = files.asOf() == null ? demand.dayAfter() : files.asOf();
        try (var output = CsvOutput.open(out, HEADINGS)) {
            for (var each : terms) {
                write(output, each, stock.getOrDefault(each.spot(), StockFile.NONE), demand, receipts.leadTime(each, today), today);
            }
        }
    }

    private void write(CsvOutput output, Terms terms, StockFile.Stock stock, DemandFile demand, Optional<ReceiptsFile.Learned> lead,
            LocalDate today) {
        var series = demand.series(terms.spot(), today);
        var days = series.map(each -> each.days()).orElse(0);
        var learned = lead.flatMap(time -> series.flatMap(each -> StockingRule.learn(each, time.spread(), terms.aim())));
        if (lead.isEmpty() || learned.isEmpty()) {
            output.row(terms.spot().item(), terms.spot().location(), days, null, lead.map(time -> number(time.spread().mean()))
                    .orElse(null), null,
                    lead.map(ReceiptsFile.Learned::receipts).orElse(0), terms.aim().reviewDays(), null, null, null, null, null,
                    stock.onHand(), stock.onOrder(), stock.backordered(), stock.position(), null, null,
                    PlanWords.nothing(lead.isPresent(), days));
            return;
        }
        var rule = learned.get();
        var time = lead.get();
        var point = StockingRule.reorderPoint(rule.levels(), today, terms.holidayUntil());
        var upTo = point + rule.order().quantity();
        var policy = new StockingPolicy(point, upTo, null, false, true, terms.aim().reviewDays(), null);
        var order = policy.isDue(stock.position())
                ? OrderQuantities.round(policy.need(stock.position()), terms.aim().terms(), null)
                : new OrderQuantities.OrderQuantity(0, java.util.List.of());
        var arrives = order.quantity() == 0 ? null : receiver.onOrAfter(today.plusDays(time.spread().quantile(0.9)));
        output.row(terms.spot().item(), terms.spot().location(), days, number(rule.forecast().perDay()), number(time.spread().mean()),
                number(time.spread().deviation()), time.receipts(), terms.aim().reviewDays(), number(rule.levels().expected()),
                point - Math.round(rule.levels().expected()), point, upTo, rule.order().quantity(), stock.onHand(), stock.onOrder(),
                stock.backordered(),
                stock.position(), order.quantity(), arrives, PlanWords.why(terms, rule, time, stock, policy, order));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
