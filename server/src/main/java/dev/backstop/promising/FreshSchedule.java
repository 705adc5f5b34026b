package dev.backstop.promising;

import static java.util.Map.entry;

import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.web.Columns;
import dev.backstop.web.RoundTrip;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first schedule of lines that were just booked: each part with its pegs, its promise, and the telling that our answer is. Nothing stood
 * before, so nothing is compared, and all of it is one statement.
 */
final class FreshSchedule {
    private FreshSchedule() {}

    /** A decision about a line that was just booked, and who is told of it by which way. */
    record Decided(Decisions.Decision decision, String via, String to) {}

    /** One part of a line, as it was written. */
    record Written(long id, long promise, int number, Decided decided, Part part, @Nullable LocalDate readyOn, Basis basis, @Nullable LocalDate nextWordBy,
            LocalDate saidOn) {
        OpenLine line() {
            return decided.decision().line();
        }

        /** As others hear of it; our answer tells the customer. */
        PromisesMade.Made made() {
            var cause = Cause.ordered(line().orderNumber());
            return new PromisesMade.Made(promise, id, line().line(), line().order(), line().location(), part.shipBy(), true, part.shipBy(), cause.kind(), cause.text(),
                    cause.reference());
        }

        String words() {
            return Wording.sentence(line().item().units().text(part.quantity()), part.source() == Source.STOCK, part.shipBy(), nextWordBy, saidOn);
        }
    }

    /** Of a part, and of the promise of it. */
    record Ids(long schedule, long promise) {}

    private record PegOf(Written written, long item, Source source, @Nullable Long part, long quantity) {}

    /** The parts of decisions, each with ids of its own; there are as many ids as {@link #parts(List) parts}, or more. */
    static List<Written> written(Facts facts, List<Decided> decided, List<Ids> drawn) {
        var ids = drawn.iterator();
        var last = new HashMap<Long, Integer>();
        var written = new ArrayList<Written>();
        for (var one : decided) {
            var line = one.decision().line();
            for (var p = 0; p < one.decision().parts().size(); p++) {
                var part = one.decision().parts().get(p);
                var next = ids.next();
                written.add(new Written(next.schedule, next.promise, last.merge(line.line(), 1, Integer::sum), one, part, one.decision().readyOn().get(p),
                        Basis.of(part, facts, one.decision()), nextWord(part, facts.at(line), facts.now()),
                        facts.at(line).location().today(facts.now())));
            }
        }
        return written;
    }

    /** How many parts decisions have. */
    static int parts(List<Decided> decided) {
        return decided.stream().mapToInt(one -> one.decision().parts().size()).sum();
    }

    private static @Nullable LocalDate nextWord(Part part, PlaceFacts here, Instant now) {
        return part.shipBy() == null ? PromiseLedger.nextWordBy(here.location(), now) : null;
    }

    /** Draws ids for so many parts. */
    static Supplier<List<Ids>> draw(int count, RoundTrip trip) {
        return trip.query("""
                SELECT nextval('promising.schedule_line_id_seq') AS schedule, nextval('promising.promise_id_seq') AS promise
                  FROM generate_series(1, :count)
                """, Map.of("count", count), (row, _) -> new Ids(row.getLong("schedule"), row.getLong("promise")));
    }

    private static List<PegOf> pegs(Written written) {
        var pegs = new ArrayList<PegOf>();
        for (var component : written.part().components()) {
            var bySource = new HashMap<PegRow.Key, Long>();
            component.pegs().forEach(peg -> bySource.merge(new PegRow.Key(written.id(), component.item(), peg.source(), peg.part()), peg.quantity(), Long::sum));
            bySource.forEach((key, quantity) -> pegs.add(new PegOf(written, key.item(), key.source(), key.part(), quantity)));
        }
        return pegs;
    }

    /** Writes parts with all that belongs to them, with other writes. */
    static void write(List<Written> written, Instant at, RoundTrip writes) {
        var pegs = written.stream().flatMap(one -> pegs(one).stream()).toList();
        var columns = new HashMap<String, Object>(Map.of("at", at.atOffset(ZoneOffset.UTC)));
        columns.putAll(schedules(written));
        columns.putAll(promises(written));
        columns.putAll(pegColumns(pegs));
        writes.update("""
                WITH schedule AS (
                    INSERT INTO promising.schedule_line (id, line_id, number, location_id, quantity, ready_on, promise_id, heard_promise_id)
                    OVERRIDING SYSTEM VALUE
                    SELECT id, line_id, number, location_id, quantity, date 'epoch' + ready_on, promise_id, promise_id
                      FROM unnest(:ids::bigint[], :lines::bigint[], :numbers::int[], :locations::bigint[], :quantities::bigint[], :ready::int[],
                           :promises::bigint[]) AS s (id, line_id, number, location_id, quantity, ready_on, promise_id)),
                promise AS (
                    INSERT INTO promising.promise (id, schedule_line_id, quantity, ship_by, earliest, latest, confidence, source, basis, supply,
                           next_word_by, order_on, cause_kind, cause_text, cause_reference, made_at)
                    OVERRIDING SYSTEM VALUE
                    SELECT id, line_id, quantity, date 'epoch' + ship_by, date 'epoch' + earliest, date 'epoch' + latest, confidence, source, basis, supply,
                           date 'epoch' + next_word_by, date 'epoch' + order_on, kind, text, reference, :at
                      FROM unnest(:promises::bigint[], :ids::bigint[], :quantities::bigint[], :shipBy::int[], :earliest::int[], :latest::int[],
                           :confidence::numeric[], :sources::text[], :basis::text[], :supply::text[], :nextWord::int[], :orderOn::int[], :kinds::text[],
                           :texts::text[], :references::text[])
                           AS p (id, line_id, quantity, ship_by, earliest, latest, confidence, source, basis, supply, next_word_by, order_on, kind, text, reference)),
                telling AS (
                    INSERT INTO promising.telling (promise_id, via, told_to, words, at)
                    SELECT t.*, :at FROM unnest(:promises::bigint[], :vias::text[], :told::text[], :words::text[]) AS t)
                INSERT INTO promising.peg (schedule_line_id, item_id, location_id, source, part_id, quantity, made_at)
                SELECT peg.*, :at FROM unnest(:pegLines::bigint[], :pegItems::bigint[], :pegLocations::bigint[], :pegSources::text[],
                       :pegParts::bigint[], :pegQuantities::bigint[]) AS peg
                """, columns);
    }

    private static Map<String, Object> schedules(List<Written> written) {
        return Map.of(
                "ids", Columns.longs(written, Written::id), "lines", Columns.longs(written, one -> one.line().line()),
                "numbers", Columns.ints(written, Written::number), "locations", Columns.longs(written, one -> one.line().location()),
                "quantities", Columns.longs(written, one -> one.part().quantity()), "ready", Columns.days(written, Written::readyOn),
                "promises", Columns.longs(written, Written::promise), "vias", Columns.texts(written, one -> one.decided().via()),
                "told", Columns.texts(written, one -> one.decided().to()), "words", Columns.texts(written, Written::words));
    }

    private static Map<String, Object> promises(List<Written> written) {
        var causes = written.stream().map(one -> Cause.ordered(one.line().orderNumber())).toList();
        return Map.ofEntries(
                entry("shipBy", Columns.days(written, one -> one.part().shipBy())),
                entry("earliest", Columns.days(written, one -> one.part().earliest())),
                entry("latest", Columns.days(written, one -> one.part().latest())),
                entry("confidence", Columns.texts(written, one -> one.part().confidence())),
                entry("sources", Columns.texts(written, one -> PegRow.code(one.part().source()))),
                entry("basis", Columns.texts(written, one -> one.basis().why())),
                entry("supply", Columns.texts(written, one -> one.basis().supply())),
                entry("nextWord", Columns.days(written, Written::nextWordBy)),
                entry("orderOn", Columns.days(written, one -> one.basis().orderOn())),
                entry("kinds", Columns.texts(causes, Cause::kind)),
                entry("texts", Columns.texts(causes, Cause::text)),
                entry("references", Columns.texts(causes, Cause::reference)));
    }

    private static Map<String, Object> pegColumns(List<PegOf> pegs) {
        return Map.of(
                "pegLines", Columns.longs(pegs, peg -> peg.written().id()), "pegItems", Columns.longs(pegs, PegOf::item),
                "pegLocations", Columns.longs(pegs, peg -> peg.written().line().location()),
                "pegSources", Columns.texts(pegs, peg -> PegRow.code(peg.source())), "pegParts", Columns.longs(pegs, PegOf::part),
                "pegQuantities", Columns.longs(pegs, PegOf::quantity));
    }
}
