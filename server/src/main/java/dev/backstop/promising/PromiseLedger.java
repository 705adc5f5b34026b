package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Location;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.web.Columns;
import dev.backstop.web.Kinds;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The promises, each with its cause, and what was told of them. Entries are appended; the schedule line points to the one in force. */
@Component
class PromiseLedger {
    private static final int DAYS_UNTIL_NEXT_WORD = 7;
    private static final int DAYS_UNTIL_ONE_MORE = 14; // as often as who waits long reads that all is on track

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PromiseLedger(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    private record Entry(long id, ScheduleBook.Standing standing, Basis basis, @Nullable LocalDate nextWordBy) {}

    /** The schedule lines that were promised anew, and those of their promises that a customer should hear of. */
    record Appended(Set<Long> scheduleLines, List<PromisesMade.Made> made) {}

    /** Appends a promise for each piece whose promise is not what stands. */
    Appended append(Facts facts, List<ScheduleBook.Standing> standing) {
        var due = new ArrayList<Entry>();
        var waitsFor = new HashMap<Long, Basis>();
        for (var one : standing) {
            var here = facts.at(one.placed().line());
            var basis = basis(one.placed(), facts, waitsFor);
            var today = here.location().today(facts.now());
            if (!stands(one, basis, today)) {
                var piece = one.placed().piece();
                var nextWord = piece.part().shipBy() == null ? nextWordBy(piece.origin(), here.location(), facts.now()) : null;
                due.add(new Entry(0, one, basis, nextWord));
            }
        }
        if (due.isEmpty()) {
            return new Appended(Set.of(), List.of());
        }
        due.sort(Comparator.comparingLong(one -> one.standing().id())); // rows and index entries are then written side by side
        var ids = jdbc.sql("SELECT nextval('promising.promise_id_seq') FROM generate_series(1, :count)").param("count", due.size()).query(Long.class).list();
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < due.size(); i++) {
            entries.add(new Entry(ids.get(i), due.get(i).standing(), due.get(i).basis(), due.get(i).nextWordBy()));
        }
        insert(facts, entries);
        return new Appended(entries.stream().map(e -> e.standing().id()).collect(toSet()),
                entries.stream().filter(e -> e.standing().placed().line().kind() == OpenLine.Kind.ORDER).map(PromiseLedger::made).toList());
    }

    /** What very many wait for is put into words once. */
    private static Basis basis(DecisionWriter.Placed placed, Facts facts, Map<Long, Basis> waitsFor) {
        var part = placed.piece().part();
        var supply = part.source() == Source.INBOUND ? part.decidingPart() : null;
        return supply == null ? Basis.of(part, facts, placed.decision())
                : waitsFor.computeIfAbsent(supply, _ -> Basis.of(part, facts, placed.decision()));
    }

    /** Without a date: the day on which we write next. */
    static LocalDate nextWordBy(Location location, Instant now) {
        return location.calendar().onOrAfter(location.today(now).plusDays(DAYS_UNTIL_NEXT_WORD));
    }

    /** The day that was said stands until it comes; who has read by then that there is no date is written to less often. */
    private static LocalDate nextWordBy(OpenLine.Schedule origin, Location location, Instant now) {
        var said = origin.promise() == null ? null : origin.promise().nextWordBy();
        return said == null ? nextWordBy(location, now) : said.isAfter(location.today(now)) ? said
                : location.calendar().onOrAfter(location.today(now).plusDays(DAYS_UNTIL_ONE_MORE));
    }

    private static boolean stands(ScheduleBook.Standing one, Basis basis, LocalDate today) {
        var piece = one.placed().piece();
        var old = piece.origin().promise();
        if (piece.child() || old == null) {
            return false;
        }
        var part = piece.part();
        var sameConfidence = old.confidence() == null ? part.confidence() == null : part.confidence() != null && old.confidence().compareTo(part.confidence()) == 0;
        return old.quantity() == piece.quantity()
                && Objects.equals(old.shipBy(), part.shipBy())
                && Objects.equals(old.earliest(), part.earliest())
                && Objects.equals(old.latest(), part.latest())
                && sameConfidence
                && old.source().equals(PegRow.code(part.source()))
                && Objects.equals(old.supply(), basis.supply())
                && (old.nextWordBy() == null || old.nextWordBy().isAfter(today)); // on that day we write, and say when next
    }

    /** All that a promise says but whose and how many it is: very many have it in common. */
    private record Said(@Nullable LocalDate shipBy, @Nullable LocalDate earliest, @Nullable LocalDate latest, @Nullable BigDecimal confidence, Source source, Basis basis,
            @Nullable LocalDate nextWordBy, Cause cause) {
        static Said of(Entry entry) {
            var part = piece(entry).part();
            return new Said(part.shipBy(), part.earliest(), part.latest(), part.confidence(), part.source(), entry.basis(), entry.nextWordBy(),
                    entry.standing().placed().cause());
        }
    }

    private void insert(Facts facts, List<Entry> entries) {
        var said = Kinds.of(entries, Said::of);
        var kinds = said.kinds();
        jdbc.sql("""
                INSERT INTO promising.promise (id, schedule_line_id, quantity, ship_by, earliest, latest, confidence, source, basis, supply,
                       next_word_by, order_on, cause_kind, cause_text, cause_reference, made_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, schedule_line_id, quantity, date 'epoch' + ship_by, date 'epoch' + earliest, date 'epoch' + latest, confidence, source, basis, supply,
                       date 'epoch' + next_word_by, date 'epoch' + order_on, kind, text, reference, :at
                  FROM unnest(:ids::bigint[], :lines::bigint[], :quantities::bigint[], :which::int[]) AS e (id, schedule_line_id, quantity, which)
                  JOIN unnest(:numbers::int[], :shipBy::int[], :earliest::int[], :latest::int[], :confidence::numeric[], :sources::text[], :basis::text[],
                              :supply::text[], :nextWord::int[], :orderOn::int[], :kinds::text[], :texts::text[], :references::text[])
                       AS s (which, ship_by, earliest, latest, confidence, source, basis, supply, next_word_by, order_on, kind, text, reference)
                       USING (which)
                """)
                .param("at", facts.now().atOffset(ZoneOffset.UTC))
                .param("ids", Columns.longs(entries, Entry::id)).param("lines", Columns.longs(entries, e -> e.standing().id()))
                .param("quantities", Columns.longs(entries, e -> piece(e).quantity())).param("which", said.ofRows()).param("numbers", said.numbers())
                .param("shipBy", Columns.days(kinds, Said::shipBy)).param("earliest", Columns.days(kinds, Said::earliest))
                .param("latest", Columns.days(kinds, Said::latest)).param("confidence", Columns.texts(kinds, Said::confidence))
                .param("sources", Columns.texts(kinds, s -> PegRow.code(s.source())))
                .param("basis", Columns.texts(kinds, s -> s.basis().why())).param("supply", Columns.texts(kinds, s -> s.basis().supply()))
                .param("nextWord", Columns.days(kinds, Said::nextWordBy)).param("orderOn", Columns.days(kinds, s -> s.basis().orderOn()))
                .param("kinds", Columns.texts(kinds, s -> s.cause().kind())).param("texts", Columns.texts(kinds, s -> s.cause().text()))
                .param("references", Columns.texts(kinds, s -> s.cause().reference())).update();
        jdbc.sql("""
                UPDATE promising.schedule_line sl SET promise_id = made.id, quantity = made.quantity, ready_on = date 'epoch' + made.ready_on
                  FROM unnest(:ids::bigint[], :lines::bigint[], :quantities::bigint[], :ready::int[]) AS made (id, schedule_line_id, quantity, ready_on)
                 WHERE sl.id = made.schedule_line_id
                """)
                .param("ids", Columns.longs(entries, Entry::id)).param("lines", Columns.longs(entries, e -> e.standing().id()))
                .param("quantities", Columns.longs(entries, e -> piece(e).quantity())).param("ready", Columns.days(entries, e -> piece(e).readyOn())).update();
    }

    private static ScheduleChanges.Piece piece(Entry entry) {
        return entry.standing().placed().piece();
    }

    private static PromisesMade.Made made(Entry entry) {
        var line = entry.standing().placed().line();
        var origin = piece(entry).origin();
        var cause = entry.standing().placed().cause();
        return new PromisesMade.Made(entry.id(), entry.standing().id(), line.line(), line.order(), line.location(), piece(entry).part().shipBy(),
                origin.heardPromise() != null, origin.heardShipBy(), cause.kind(), cause.text(), cause.reference());
    }

    /** A promise that was told elsewhere before we knew of the order: what the customer of an imported order has heard. */
    void importHeard(Collection<HeardElsewhere> heard, String to, Before before) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        for (var one : heard) {
            var promise = jdbc.sql("""
                    INSERT INTO promising.promise (schedule_line_id, made_at, quantity, ship_by, earliest, latest, source, basis, cause_kind, cause_text)
                    SELECT id, :at, quantity, :day::date, :day::date, :day::date, 'none', :basis, :kind, :text
                      FROM promising.schedule_line WHERE id = :schedule
                    RETURNING id
                    """).param("at", at).param("day", one.shipBy().toString()).param("schedule", one.scheduleLine())
                    .param("basis", before.basis).param("kind", before.kind).param("text", before.text).query(Long.class).single();
            jdbc.sql("UPDATE promising.schedule_line SET promise_id = :promise, heard_promise_id = :promise WHERE id = :schedule")
                    .param("promise", promise).param("schedule", one.scheduleLine()).update();
            jdbc.sql("INSERT INTO promising.telling (promise_id, via, told_to, words, at) VALUES (:promise, :via, :to, :words, :at)")
                    .param("promise", promise).param("via", before.via).param("to", to).param("words", "Ships by " + Wording.day(one.shipBy(), at.toLocalDate()))
                    .param("at", at).update();
        }
    }

    /** Where a customer heard a day before their order was here. */
    enum Before {
        IMPORT("import", "imported", "told before the order was imported", "The customer had heard this date before the order was imported."),
        QUOTE("quote", "quoted", "told in the quote", "The customer was quoted this date.");

        private final String via;
        private final String kind;
        private final String basis;
        private final String text;

        Before(String via, String kind, String basis, String text) {
            this.via = via;
            this.kind = kind;
            this.basis = basis;
            this.text = text;
        }
    }

    /** What the customer of an order had been told before it was here. */
    record HeardElsewhere(long scheduleLine, LocalDate shipBy) {}

    /** So many promises told, each in its words. */
    record Told(long scheduleLine, String words) {}

    /** Records that the promises in force of these schedule lines were told; from now on they are what the customer has heard. */
    void tell(List<Told> told, String via, String to) {
        tell(told, via, to, null);
    }

    /** The same, where something proves it. */
    void tell(List<Told> told, String via, String to, @Nullable String evidence) {
        jdbc.sql("""
                WITH told AS (
                    SELECT sl.id, sl.promise_id, t.words
                      FROM unnest(:lines::bigint[], :words::text[]) AS t (id, words)
                      JOIN promising.schedule_line sl USING (id)),
                heard AS (
                    UPDATE promising.schedule_line sl SET heard_promise_id = told.promise_id FROM told WHERE sl.id = told.id)
                INSERT INTO promising.telling (promise_id, via, told_to, words, at, evidence)
                SELECT promise_id, :via, :to, words, :at, :evidence FROM told ORDER BY id
                """)
                .param("lines", Columns.longs(told, Told::scheduleLine)).param("words", Columns.texts(told, Told::words))
                .param("via", via).param("to", to).param("evidence", evidence)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        events.publishEvent(new PromisesTold(told.stream().map(Told::scheduleLine).toList(), via, to));
    }
}
