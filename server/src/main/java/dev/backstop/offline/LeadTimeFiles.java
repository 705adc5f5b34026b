package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;

import dev.backstop.exchange.Column;
import dev.backstop.exchange.Row;
import dev.backstop.offline.TableOutput.Head;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.leadtimes.DayChances;
import dev.backstop.planning.leadtimes.LeadTimes;
import dev.backstop.planning.leadtimes.OrderClass;
import dev.backstop.planning.leadtimes.PastOrder;
import dev.backstop.planning.plan.PlanColumn.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** When orders will arrive, from a file of past orders and a file of questions. */
public final class LeadTimeFiles {
    private static final List<Column> KEYS = List.of(
            optional("id", "order id", "order", "line id", "request id"),
            optional("vendor", "supplier", "vendor name", "supplier name"),
            optional("item", "sku", "item code", "product", "material", "article"),
            optional("mode", "shipment mode", "ship mode", "shipping mode", "transport mode"),
            optional("ordered_on", "ordered", "order date", "ordered date", "po date", "po sent date"),
            optional("scheduled_on", "scheduled", "scheduled date", "scheduled delivery date", "confirmed on", "confirmed date",
            "promised on",
                    "promised date", "due on", "due date", "expected on", "expected date"));
    private static final List<Column> HISTORY = with(
            optional("received_on", "received", "received date", "receipt date", "delivered on", "delivered", "delivered date",
                    "delivery date"),
            optional("quantity", "qty", "received quantity"));
    private static final List<Column> REQUESTS = with(
            optional("as_of", "as of date", "known on", "today"),
            optional("open_on", "still open on"));

    private static final List<Head> HEADS = List.of(
            new Head("id", Kind.TEXT), new Head("quantile_level", Kind.TEXT), new Head("days", Kind.WHOLE), new Head("date", Kind.DAY));

    private final WorkingCalendar receiver;
    private final List<BigDecimal> levels;
    private final BadLines bad;

    /**
     * For answers on a receiver's working days.
     *
     * @param levels chances to answer at, each between 0 and 1
     * @param say    where faulty lines are named
     */
    public LeadTimeFiles(WorkingCalendar receiver, List<BigDecimal> levels, OnBadLines onBadLines, PrintWriter say) {
        this.receiver = receiver;
        this.levels = List.copyOf(levels);
        this.bad = new BadLines(onBadLines, say);
    }

    private record Question(
            String id, OrderClass kind, @Nullable LocalDate orderedOn, @Nullable LocalDate scheduledOn, @Nullable LocalDate asOf,
                    @Nullable LocalDate openOn) {

        LocalDate reference() {
            return scheduledOn != null ? scheduledOn : java.util.Objects.requireNonNull(orderedOn, "a request has a date");
        }

        /** Days that have passed without its arrival: the caller says so, or asks about an order whose day is over. */
        OptionalInt passed() {
            var last = openOn != null ? openOn : asOf != null && asOf.isAfter(reference()) ? asOf : null;
            return last == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(ChronoUnit.DAYS.between(reference(), last)));
        }
    }

    /** Answers every question at every level, in the order of the questions. */
    public void answer(String history, String requests, String out) throws CannotRead, IOException {
        var past = history(history);
        var questions = questions(requests);
        bad.settle();
        var allKnown = past.stream().map(PastOrder::receivedOn).filter(java.util.Objects::nonNull).max(LocalDate::compareTo)
                .map(last -> last.plusDays(1)).orElse(LocalDate.EPOCH);
        var learned = new HashMap<LocalDate, LeadTimes>();
        try (var answers = TableOutput.open(out, HEADS)) {
            for (var question : questions) {
                var asOf = question.asOf() == null ? allKnown : question.asOf();
                var times = learned.computeIfAbsent(asOf, day -> LeadTimes.learn(past, day));
                write(answers, question, chances(question, times));
            }
        }
    }

    private static Optional<DayChances> chances(Question question, LeadTimes times) {
        return question.scheduledOn() == null
                ? times.leadTime(question.kind())
                : Optional.of(times.delay(question.kind()).orElse(DayChances.always(0)));
    }

    private void write(TableOutput answers, Question question, Optional<DayChances> chances) throws IOException {
        var reference = question.scheduledOn() == null ? question.reference() : receiver.onOrAfter(question.reference());
        for (var level : levels) {
            var days = chances.isEmpty() ? OptionalInt.empty()
                    : question.passed().isPresent() ? chances.get().within(level.doubleValue(), question.passed().getAsInt())
                    : OptionalInt.of(chances.get().within(level.doubleValue()));
            var date = days.isEmpty() ? null : receiver.onOrAfter(reference.plusDays(days.getAsInt()));
            answers.row(question.id(), level.toPlainString(), date == null ? null : ChronoUnit.DAYS.between(question.reference(), date),
                    date);
        }
    }

    private List<PastOrder> history(String file) throws CannotRead, IOException {
        record Line(String id, PastOrder order, double quantity) {}
        var lines = new ArrayList<Line>();
        var ordered = new HashMap<String, Double>();
        new TableInput(file).read(HISTORY, bad, row -> {
            var id = row.text("id");
            var orderedOn = row.date("ordered_on");
            var scheduledOn = row.date("scheduled_on");
            var quantity = row.decimal("quantity");
            var order = PastOrder.whole(kind(row), orderedOn, receiver(scheduledOn), row.date("received_on"));
            if (orderedOn == null && scheduledOn == null && !row.isFaulty()) {
                row.fault(null, "The order has neither ordered_on nor scheduled_on, so nothing can be learned from it.");
            }
            var amount = quantity == null ? 0 : Double.parseDouble(quantity);
            if (amount < 0) {
                row.fault("quantity", "A quantity received must not be negative.");
            }
            if (!row.isFaulty()) {
                lines.add(new Line(TableInput.either(id, ""), order, amount));
                ordered.merge(TableInput.either(id, ""), amount, Double::sum);
            }
        });
        return lines.stream().map(line -> share(line.order(), line.id().isEmpty() || line.quantity() == 0 ? 1
                : line.quantity() / total(ordered, line.id()))).toList();
    }

    private static double total(Map<String, Double> ordered, String id) {
        return ordered.getOrDefault(id, 1.0);
    }

    private static PastOrder share(PastOrder order, double share) {
        return new PastOrder(order.kind(), order.orderedOn(), order.scheduledOn(), order.receivedOn(), share);
    }

    private @Nullable LocalDate receiver(@Nullable LocalDate day) {
        return day == null ? null : receiver.onOrAfter(day);
    }

    private List<Question> questions(String file) throws CannotRead, IOException {
        var questions = new ArrayList<Question>();
        new TableInput(file).read(REQUESTS, bad, row -> {
            var question = new Question(row.text("id", String.valueOf(row.line())), kind(row), row.date("ordered_on"),
                    row.date("scheduled_on"),
                    row.date("as_of"), row.date("open_on"));
            if (question.orderedOn() == null && question.scheduledOn() == null && !row.isFaulty()) {
                row.fault(null, "The request has neither scheduled_on nor ordered_on, so there is no day to count from. Fill in one.");
            }
            if (!row.isFaulty()) {
                questions.add(question);
            }
        });
        return questions;
    }

    private static OrderClass kind(Row row) {
        return OrderClass.of(row.text("vendor", ""), row.text("mode", ""), row.text("item", ""));
    }

    private static List<Column> with(Column... more) {
        var columns = new ArrayList<>(KEYS);
        columns.addAll(List.of(more));
        return List.copyOf(columns);
    }
}
