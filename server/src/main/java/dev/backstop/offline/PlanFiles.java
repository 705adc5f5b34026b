package dev.backstop.offline;

import dev.backstop.offline.TableOutput.Head;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.plan.Draft;
import dev.backstop.planning.plan.JointPlan;
import dev.backstop.planning.plan.Place;
import dev.backstop.planning.plan.PlanColumn;
import dev.backstop.planning.plan.Planned;
import dev.backstop.planning.plan.Planner;
import dev.backstop.planning.plan.SharedTarget;
import dev.backstop.planning.plan.Spot;
import dev.backstop.planning.plan.Stock;
import dev.backstop.planning.plan.Terms;
import dev.backstop.planning.plan.VendorTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reorder points and what to order now, from files of stock, demand, terms and receipts. */
public final class PlanFiles {
    static final List<Head> HEADS = PlanColumn.ALL.stream().map(column -> new Head(column.name(), column.kind())).toList();

    private final WorkingCalendar receiver;
    private final BadLines bad;
    private final Steps steps;

    /** For goods that come on a receiver's working days; faulty lines are named on {@code say}. */
    public PlanFiles(WorkingCalendar receiver, OnBadLines onBadLines, PrintWriter say, Steps steps) {
        this.receiver = receiver;
        this.bad = new BadLines(onBadLines, say);
        this.steps = steps;
    }

    /**
     * The files to read; {@code receipts} may be left out.
     *
     * @param asOf the day on which is planned; null: the day after the last demand
     */
    public record Files(String stock, String history, String terms, @Nullable String receipts, @Nullable LocalDate asOf) {}

    /** What was read. */
    private record Facts(List<Terms> terms, Map<Spot, Stock> stock, DemandFile demand, LocalDate today) {
        Place place(Terms each) {
            return new Place(each, stock.getOrDefault(each.spot(), Stock.NONE), demand.of(each.spot(), today));
        }
    }

    /**
     * Writes a line for each item and location that has terms.
     *
     * @param fillRateOverAll one target for all items together, see {@link SharedTarget}; null: each its own
     * @return what was planned, in one sentence
     */
    public String plan(Files files, @Nullable Double fillRateOverAll, String out) throws CannotRead, IOException {
        steps.step("Reading");
        var terms = TermsFile.read(files.terms(), bad);
        var stock = StockFile.read(files.stock(), bad);
        var demand = DemandFile.read(files.history(), bad);
        var receipts = ReceiptsFile.read(files.receipts(), bad);
        bad.settle();
        var today = files.asOf() == null ? demand.dayAfter() : files.asOf();
        var facts = new Facts(terms, stock, demand, today);
        steps.step("Learning from %,d items".formatted(Math.min(terms.size(), Planner.MOST_LEARNED_FROM)));
        var planner = learn(facts, VendorTimes.learn(receipts.all(), today));
        var ordered = 0L;
        try (var output = TableOutput.open(out, HEADS)) {
            if (fillRateOverAll == null && terms.stream().allMatch(each -> each.lineCost() == null)) {
                ordered = write(planner, facts, output);
            } else {
                var drafts = new ArrayList<Draft>(terms.size());
                forEachChunk(facts, planner::drafts, drafts::addAll);
                ordered = write(JointPlan.decide(planner, fillRateOverAll == null ? drafts : SharedTarget.over(drafts, fillRateOverAll)),
                        output);
            }
        }
        return "%,d items planned for %s, %,d to be ordered.".formatted(terms.size(), today, ordered);
    }

    private Planner learn(Facts facts, VendorTimes times) {
        var sample = facts.terms().stream().sorted(Comparator.comparingLong((Terms each) -> each.spot().lot()).thenComparing(Terms::spot))
                .limit(Planner.MOST_LEARNED_FROM).map(facts::place).toList();
        return Planner.learn(sample, Planner.days(facts.terms(), times), times, facts.today(), receiver);
    }

    private long write(Planner planner, Facts facts, TableOutput output) throws IOException {
        var ordered = new long[1];
        forEachChunk(facts, planner::plan, lines -> ordered[0] += write(lines, output));
        return ordered[0];
    }

    private static long write(List<Planned> lines, TableOutput output) throws IOException {
        var ordered = 0L;
        for (var line : lines) {
            output.row(PlanColumn.ALL.stream().map(column -> column.value().apply(line)).toArray());
            ordered += line.orderNow() != null && line.orderNow() > 0 ? 1 : 0;
        }
        return ordered;
    }

    private interface Work<T> {
        List<T> of(List<Place> places);
    }

    private interface Taker<T> {
        void take(List<T> done) throws IOException;
    }

    /** A few chunks at a time on all cores, so that only their rows of days lie in memory; taken in order. */
    private <T> void forEachChunk(Facts facts, Work<T> work, Taker<T> taker) throws IOException {
        var size = facts.terms().size();
        var atOnce = Runtime.getRuntime().availableProcessors() * 2;
        for (var start = 0; start < size; start += atOnce * Planner.AT_A_TIME) {
            var from = start;
            var chunks = IntStream.range(0, atOnce).parallel().mapToObj(chunk -> {
                var first = Math.min(size, from + chunk * Planner.AT_A_TIME);
                return work.of(facts.terms().subList(first, Math.min(size, first + Planner.AT_A_TIME)).stream().map(facts::place).toList());
            }).toList();
            for (var chunk : chunks) {
                taker.take(chunk);
            }
            steps.reached(Math.min(size, start + atOnce * Planner.AT_A_TIME), size);
        }
    }
}
