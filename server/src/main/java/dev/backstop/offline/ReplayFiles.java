package dev.backstop.offline;

import dev.backstop.offline.TableOutput.Head;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.plan.DayDemand;
import dev.backstop.planning.plan.PastVendorTimes;
import dev.backstop.planning.plan.PlanColumn.Kind;
import dev.backstop.planning.plan.Planner;
import dev.backstop.planning.plan.Spot;
import dev.backstop.planning.plan.Stock;
import dev.backstop.planning.plan.Terms;
import dev.backstop.planning.plan.VendorTimes;
import dev.backstop.planning.replay.BackorderAdvice.Advice;
import dev.backstop.planning.replay.PanelForesight;
import dev.backstop.planning.replay.Past;
import dev.backstop.planning.replay.Result;
import dev.backstop.planning.replay.Rules;
import dev.backstop.planning.replay.Rules.Waiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What policies would have done with the demand and the lead times of the past, from files. */
public final class ReplayFiles {
    private static final int AT_A_TIME = 64;
    private static final List<Head> HEADS = Stream.of(Head.of(Kind.TEXT, "item", "location", "policy"),
            Head.of(Kind.WHOLE, "days", "wanted", "served_at_once"), Head.of(Kind.NUMBER, "fill_rate"),
            Head.of(Kind.WHOLE, "waited", "lost", "backorder_unit_days", "stock_out_days"),
            Head.of(Kind.NUMBER, "average_stock", "average_stock_value"), Head.of(Kind.WHOLE, "orders", "ordered")).flatMap(List::stream)
                    .toList();
    private static final List<Head> ADVICE = Stream.of(Head.of(Kind.TEXT, "item", "location", "backorders", "recommended", "reason"),
            Head.of(Kind.NUMBER, "fill_rate", "sales_kept", "mean_wait_days", "expected_cancellations", "cash_freed", "earned"))
            .flatMap(List::stream).toList();

    private final WorkingCalendar receiver;
    private final BadLines bad;
    private final Steps steps;
    private final Map<String, Total> totals = new LinkedHashMap<>();

    /** For goods that come on a receiver's working days; faulty lines are named on {@code say}. */
    public ReplayFiles(WorkingCalendar receiver, OnBadLines onBadLines, PrintWriter say, Steps steps) {
        this.receiver = receiver;
        this.bad = new BadLines(onBadLines, say);
        this.steps = steps;
    }

    /**
     * What to write where.
     *
     * @param fillRates targets of the learned policy, each a line of its own
     * @param counted   first day that counts; null: after a quarter of the days, in which the policies run in
     * @param advice    file for the advice on backorders; null: none
     */
    public record Wanted(List<Double> fillRates, @Nullable LocalDate counted, String out, @Nullable String advice) {}

    /** What was read. */
    private record Facts(Map<Spot, Stock> stock, DemandFile demand, ReceiptsFile receipts, LocalDate today) {
        DayDemand demand(Terms terms) {
            return demand.of(terms.spot(), today);
        }

        boolean canReplay(Terms terms) {
            return demand(terms).days() > 0 && (terms.leadTimeDays() != null || !receipts.took(terms).isEmpty());
        }
    }

    /**
     * Writes a line for each item, location and policy, and totals.
     *
     * @return what was replayed, in one sentence
     */
    public String replay(PlanFiles.Files files, Wanted wanted) throws CannotRead, IOException {
        steps.step("Reading");
        var all = TermsFile.read(files.terms(), bad);
        var stock = StockFile.read(files.stock(), bad);
        var demand = DemandFile.read(files.history(), bad);
        var receipts = ReceiptsFile.read(files.receipts(), bad);
        bad.settle();
        var facts = new Facts(stock, demand, receipts, files.asOf() == null ? demand.dayAfter() : files.asOf());
        var terms = all.stream().filter(facts::canReplay).toList();
        steps.step("Learning as on the days of the past");
        var foresight = foresight(terms, facts);
        var times = times(terms, facts);
        try (var output = TableOutput.open(wanted.out(), HEADS); var advice = wanted.advice() == null ? null
                : TableOutput.open(wanted.advice(), ADVICE)) {
            for (var start = 0; start < terms.size(); start += AT_A_TIME) {
                var end = Math.min(terms.size(), start + AT_A_TIME);
                var some = terms.subList(start, end).parallelStream();
                for (var item : some.map(each -> replay(each, facts, foresight, times, wanted)).toList()) {
                    write(output, item);
                    if (advice != null && item.advice() != null) {
                        write(advice, item.terms().spot(), item.advice());
                    }
                }
                steps.reached(end, terms.size());
            }
            for (var total : totals.entrySet()) {
                total.getValue().write(output, total.getKey());
            }
        }
        return "%,d items replayed%s.".formatted(terms.size(), terms.size() == all.size() ? ""
                : ", %,d left out that have no demand or no lead time".formatted(all.size() - terms.size()));
    }

    private static PanelForesight foresight(List<Terms> terms, Facts facts) {
        var sample = terms.stream().sorted(Comparator.comparingLong((Terms each) -> each.spot().lot()).thenComparing(Terms::spot))
                .limit(PanelForesight.MOST_LEARNED_FROM).sorted(Comparator.comparing(Terms::spot)).map(facts::demand).toList();
        return PanelForesight.learn(sample, Planner.days(terms, VendorTimes.learn(facts.receipts().all(), facts.today())));
    }

    private static PastVendorTimes times(List<Terms> terms, Facts facts) {
        var first = terms.stream().mapToInt(each -> facts.demand(each).first()).min();
        return PastVendorTimes.learn(facts.receipts().all(),
                first.isEmpty() ? facts.today() : LocalDate.ofEpochDay(first.getAsInt()), facts.today());
    }

    private ReplayedItem replay(Terms terms, Facts facts, PanelForesight foresight, PastVendorTimes times, Wanted wanted) {
        var demand = facts.demand(terms);
        var past = new Past(demand.series(), facts.stock().getOrDefault(terms.spot(), Stock.NONE).onHand(),
                facts.receipts().came(terms.spot()), facts.receipts().took(terms));
        var rules = new Rules(terms.aim().terms(), terms.leadTimeDays() == null ? 0 : terms.leadTimeDays(), terms.orderDays(), receiver,
                new Waiting.Always());
        var known = new ReplayedItem.Known(foresight.of(demand), day -> times.on(day, terms));
        return ReplayedItem.of(terms, past, rules, known, wanted.fillRates(), counted(past, wanted.counted()),
                wanted.advice() != null);
    }

    private static int counted(Past past, @Nullable LocalDate counted) {
        var days = past.demand().days();
        return counted == null ? days / 4 : Math.clamp(counted.toEpochDay() - past.demand().first().toEpochDay(), 0, days);
    }

    private void write(TableOutput output, ReplayedItem item) throws IOException {
        for (var line : item.lines()) {
            var value = line.result().averageStock() * item.terms().unitCost();
            totals.computeIfAbsent(line.policy(), _ -> new Total()).add(line.result(), value);
            row(output, item.terms().spot(), line.policy(), line.result(), value);
        }
    }

    private static void row(TableOutput output, Spot spot, String policy, Result result, double value) throws IOException {
        output.row(spot.item(), spot.location(), policy, result.days(), result.wanted(), result.servedAtOnce(), result.fillRate(),
                result.waited(),
                result.lost(), result.unitDays(), result.stockOutDays(), result.averageStock(), value, result.orders(), result.ordered());
    }

    private static void write(TableOutput output, Spot spot, Advice advice) throws IOException {
        for (var way : advice.ways()) {
            var isBest = way.waiting().equals(advice.recommended());
            output.row(spot.item(), spot.location(), word(way.waiting()), isBest ? "yes" : null,
                    isBest ? advice.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') : null,
                    way.result().fillRate(), way.salesKept(), way.result().meanWait(), way.cancellations(), way.cashFreed(), way.earned());
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
                    sum.lost() + one.lost(), sum.waited() + one.waited(), sum.unitDays() + one.unitDays(),
                            sum.averageStock() + one.averageStock(),
                    sum.stockOutDays() + one.stockOutDays(), sum.orders() + one.orders(), sum.ordered() + one.ordered());
            value += worth;
        }

        void write(TableOutput output, String policy) throws IOException {
            row(output, new Spot("*", ""), policy, sum, value);
        }
    }
}
