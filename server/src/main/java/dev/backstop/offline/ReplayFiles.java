package dev.backstop.offline;

import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.replay.BackorderAdvice;
import dev.backstop.planning.replay.LearnedPolicy;
import dev.backstop.planning.replay.Past;
import dev.backstop.planning.replay.Replay;
import dev.backstop.planning.replay.Replay.PolicyOf;
import dev.backstop.planning.replay.Result;
import dev.backstop.planning.replay.Rules;
import dev.backstop.planning.replay.Rules.Waiting;
import dev.backstop.planning.replay.ServiceCurve;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What policies would have done with the demand and the lead times of the past, from files. */
public final class ReplayFiles {
    private static final String[] HEADINGS = {
        "item", "location", "policy", "days", "wanted", "served_at_once", "fill_rate", "waited", "lost", "backorder_unit_days",
                "stock_out_days",
        "average_stock", "average_stock_value", "orders", "ordered"
    };
    private static final String[] ADVICE = {
        "item", "location", "backorders", "recommended", "reason", "fill_rate", "sales_kept", "mean_wait_days", "expected_cancellations",
                "cash_freed", "earned"
    };

    private final WorkingCalendar receiver;
    private final BadLines bad;
    private final Map<String, Total> totals = new LinkedHashMap<>();

    /** For goods that come on a receiver's working days; faulty lines are named on {@code say}. */
    public ReplayFiles(WorkingCalendar receiver, OnBadLines onBadLines, PrintWriter say) {
        this.receiver = receiver;
        this.bad = new BadLines(onBadLines, say);
    }

    /**
     * What to write where.
     *
     * @param fillRates targets of the learned policy, each a line of its own
     * @param counted   first day that counts; null: after a quarter of the days, in which the policies run in
     * @param advice    file for the advice on backorders; null: none
     */
    public record Wanted(List<Double> fillRates, @Nullable LocalDate counted, String out, @Nullable String advice) {}

    /** Writes a line for each item, location and policy, and totals. */
    public void replay(PlanFiles.Files files, Wanted wanted) throws CannotRead, IOException {
        var terms = Terms.read(files.terms(), bad);
        var stock = StockFile.read(files.stock(), bad);
        var demand = DemandFile.read(files.history(), bad);
        var receipts = files.receipts() == null ? ReceiptsFile.none() : ReceiptsFile.read(files.receipts(), bad);
        bad.settle();
        var today = files.asOf() == null ? demand.dayAfter() : files.asOf();
        try (var output = CsvOutput.open(wanted.out(), HEADINGS); var advice = wanted.advice() == null ? null
                : CsvOutput.open(wanted.advice(), ADVICE)) {
            for (var each : terms) {
                var series = demand.series(each.spot(), today);
                if (series.isEmpty() || (each.leadTimeDays() == null && receipts.took(each).isEmpty())) {
                    continue;
                }
                var past = new Past(series.get(), stock.getOrDefault(each.spot(), StockFile.NONE).onHand(), receipts.came(each.spot()),
                        receipts.took(each));
                var stated = each.leadTimeDays() == null ? 0 : each.leadTimeDays();
                var rules = new Rules(each.aim().terms(), stated, each.orderDays(), receiver, new Waiting.Always());
                var from = counted(past, wanted.counted());
                policies(output, each, past, rules, wanted.fillRates(), from);
                if (advice != null) {
                    advise(advice, each, past, rules, from);
                }
            }
            totals.forEach((policy, total) -> total.write(output, policy));
        }
    }

    private static int counted(Past past, @Nullable LocalDate counted) {
        var days = past.demand().days();
        return counted == null ? days / 4 : Math.clamp(counted.toEpochDay() - past.demand().first().toEpochDay(), 0, days);
    }

    private void policies(CsvOutput output, Terms terms, Past past, Rules rules, List<Double> fillRates, int from) {
        if (!past.receipts().isEmpty()) {
            write(output, terms, "as it was", Replay.asItWas(past, rules.waiting(), from));
        }
        if (terms.present() != null) {
            write(output, terms, "present", Replay.run(past, rules, present(terms), from));
        }
        write(output, terms, "learned", Replay.run(past, rules, new LearnedPolicy(past, rules, terms.aim()), from));
        for (var point : ServiceCurve.points(past, rules, terms.aim(), fillRates, from)) {
            write(output, terms, "learned %s".formatted(point.target()), point.result());
        }
    }

    private static PolicyOf present(Terms terms) {
        var present = java.util.Objects.requireNonNull(terms.present());
        return PolicyOf.always(new StockingPolicy(present.reorderPoint(), present.orderUpTo(), null, false, true, terms.aim().reviewDays(),
                null));
    }

    private void write(CsvOutput output, Terms terms, String policy, Result result) {
        var value = result.averageStock() * terms.unitCost();
        totals.computeIfAbsent(policy, _ -> new Total()).add(result, value);
        row(output, terms.spot(), policy, result, value);
    }

    private static void row(CsvOutput output, Spot spot, String policy, Result result, double value) {
        output.row(spot.item(), spot.location(), policy, result.days(), result.wanted(), result.servedAtOnce(),
                PlanFiles.number(result.fillRate()),
                result.waited(), result.lost(), result.unitDays(), result.stockOutDays(), PlanFiles.number(result.averageStock()),
                PlanFiles.number(value),
                result.orders(), result.ordered());
    }

    private static void advise(CsvOutput output, Terms terms, Past past, Rules rules, int from) {
        var patience = terms.patience();
        var worth = new BackorderAdvice.Worth(patience.margin(), terms.unitCost(), terms.holdingRate(), patience.waitingCost(),
                patience.leaving());
        Supplier<PolicyOf> policy = terms.present() != null ? () -> present(terms) : () -> new LearnedPolicy(past, rules, terms.aim());
        var advice = BackorderAdvice.advise(past, rules, policy, patience.limitDays(), worth, from);
        for (var way : advice.ways()) {
            var isBest = way.waiting().equals(advice.recommended());
            output.row(terms.spot().item(), terms.spot().location(), word(way.waiting()), isBest ? "yes" : "",
                    isBest ? advice.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') : "",
                            PlanFiles.number(way.result().fillRate()),
                    PlanFiles.number(way.salesKept()), PlanFiles.number(way.result().meanWait()), PlanFiles.number(way.cancellations()),
                    PlanFiles.number(way.cashFreed()), PlanFiles.number(way.earned()));
        }
    }

    private static String word(Waiting waiting) {
        return switch (waiting) {
            case Waiting.Never() -> "no";
            case Waiting.UpTo(var days) -> "up to %d days".formatted(days);
            case Waiting.Always() -> "yes";
        };
    }

    /** All places together, under the item {@code *}. */
    private static final class Total {
        private Result sum = new Result(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        private double value;

        void add(Result one, double worth) {
            sum = new Result(Math.max(sum.days(), one.days()), sum.wanted() + one.wanted(), sum.servedAtOnce() + one.servedAtOnce(),
                    sum.lost() + one.lost(),
                    sum.waited() + one.waited(), sum.unitDays() + one.unitDays(), sum.averageStock() + one.averageStock(),
                    sum.stockOutDays() + one.stockOutDays(), sum.orders() + one.orders(), sum.ordered() + one.ordered());
            value += worth;
        }

        void write(CsvOutput output, String policy) {
            row(output, new Spot("*", ""), policy, sum, value);
        }
    }
}
