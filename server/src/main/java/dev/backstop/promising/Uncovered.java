package dev.backstop.promising;

import dev.backstop.planning.PromiseDates.Peg;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.planning.UnorderedDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Units of a line that neither stock nor supply covers: ordered next, if a day is known that is not too late, or as was said while nobody
 * ordered.
 *
 * @param next    what the order that nobody has placed would bring
 * @param counted what was said of them before, where that decides; null: what the order would bring is said
 */
record Uncovered(Peg peg, NextOrders.Next next, @Nullable Counted counted) {

    /** A promise that counted with an order, when nobody has placed it in time. */
    record Counted(UnorderedDates.Word word, OpenLine.Standing promise, LocalDate orderOn, @Nullable LocalDate shipBy) {}

    /** Units with what was promised of them; null: nothing that counted with an order whose day is over. */
    private record Span(long units, OpenLine.@Nullable Schedule said) {}

    /** When they ship; null: no day is said. */
    @Nullable LocalDate day() {
        return peg.shipBy();
    }

    /** Whether these are what a peg stands for. */
    boolean isBehind(Peg other) {
        return peg.source() == other.source() && Objects.equals(peg.shipBy(), other.shipBy());
    }

    /**
     * Divided by the days on which they come.
     *
     * @param from units of what is ordered next that go to others before
     */
    static List<Uncovered> of(PlaceFacts here, long from, long units, OpenLine line, Instant now) {
        var pieces = new ArrayList<Uncovered>();
        var at = from;
        for (var span : spans(units, line, here.location().today(now))) {
            var cuts = new TreeSet<>(List.of(at + span.units()));
            for (var end : here.planned().ends()) {
                if (end > at && end < at + span.units()) {
                    cuts.add(end);
                }
            }
            for (var end : cuts) {
                pieces.add(piece(here, end - at, here.planned().by(end), span.said(), line, now));
                at = end;
            }
        }
        return pieces;
    }

    /** Promises that counted with an order, laid over what is not covered: what came meanwhile went to those that were to ship first. */
    private static List<Span> spans(long units, OpenLine line, LocalDate today) {
        var said = line.unordered();
        if (said.stream().noneMatch(one -> orderOn(one).isBefore(today))) {
            return List.of(new Span(units, null));
        }
        if (line.item().isKit()) {
            return List.of(new Span(units, said.stream().min(Comparator.comparing(Uncovered::orderOn)).orElseThrow()));
        }
        var spans = new ArrayList<Span>();
        var more = units - said.stream().mapToLong(OpenLine.Schedule::quantity).sum();
        Comparator<OpenLine.Schedule> soonest = Comparator.comparing(Uncovered::shipBy, Comparator.nullsLast(Comparator.naturalOrder()));
        for (var one : said.stream().sorted(soonest).toList()) {
            more += one.quantity();
            if (more > 0) {
                spans.add(new Span(more, one));
                more = 0;
            }
        }
        return spans;
    }

    private static Uncovered piece(PlaceFacts here, long units, NextOrders.Next next, OpenLine.@Nullable Schedule said, OpenLine line,
            Instant now) {
        var nothing = new Uncovered(new Peg(Source.NONE, null, units, null, null, null, null), next, null);
        var day = next.shipBy();
        if (day == null) {
            return nothing;
        }
        var counted = said == null ? null : counted(said, day, here, now);
        var peg = counted != null ? peg(units, counted)
                : new Peg(Source.PLANNED, null, units, day, next.earliest(), next.latest(), next.confidence());
        var notAfter = line.latestAcceptableOn();
        return notAfter != null && Objects.requireNonNullElse(peg.shipBy(), day).isAfter(notAfter) ? nothing
                : new Uncovered(peg, next, counted);
    }

    private static Peg peg(long units, Counted said) {
        var promise = said.promise();
        return said.word() == UnorderedDates.Word.OPEN ? new Peg(Source.PLANNED, null, units, null, null, null, null)
                : new Peg(Source.PLANNED, null, units, said.shipBy(), promise.earliest(), promise.latest(), promise.confidence());
    }

    /** What was said where that decides: {@link UnorderedDates}. */
    private static @Nullable Counted counted(OpenLine.Schedule said, LocalDate next, PlaceFacts here, Instant now) {
        var day = shipBy(said);
        var word = UnorderedDates.word(new UnorderedDates.Said(orderOn(said), day), next, here.location().today(now),
                here.location().calendar());
        return word == UnorderedDates.Word.ANEW ? null : new Counted(word, promise(said), orderOn(said), day);
    }

    private static OpenLine.Standing promise(OpenLine.Schedule said) {
        return Objects.requireNonNull(said.promise(), "its promise counts with an order");
    }

    private static LocalDate orderOn(OpenLine.Schedule said) {
        return Objects.requireNonNull(promise(said).orderOn(), "it counts with an order");
    }

    private static @Nullable LocalDate shipBy(OpenLine.Schedule said) {
        var day = promise(said).shipBy();
        return day == null ? said.readyOn() : day;
    }
}
