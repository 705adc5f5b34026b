package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.access.Audit;
import dev.backstop.orders.Holds;
import dev.backstop.planning.law.LegalState;
import dev.backstop.planning.law.Silence;
import dev.backstop.promising.OrderDoors;
import dev.backstop.sandbox.Job;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The end of every day in our legal zone: the law's deadlines strike. Silence becomes a yes or the end of an order, overdue orders become those
 * that their customers may end. What ends is cancelled at once, its money is owed back, and the trail says why.
 */
@Component
class LegalDeadlines implements Job {
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final LegalPlace place;
    private final Matters matters;
    private final LegalCases cases;
    private final LegalClocks clocks;
    private final OrderDoors doors;
    private final Holds holds;
    private final Audit audit;

    LegalDeadlines(JdbcClient jdbc, LegalPlace place, Matters matters, LegalCases cases, LegalClocks clocks, OrderDoors doors, Holds holds, Audit audit) {
        this.jdbc = jdbc;
        this.place = place;
        this.matters = matters;
        this.cases = cases;
        this.clocks = clocks;
        this.doors = doors;
        this.holds = holds;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "legal deadlines";
    }

    @Override
    public Instant next(Instant after) {
        var seat = place.now();
        var tonight = seat.endOf(seat.day(after));
        return tonight.isAfter(after) ? tonight : seat.endOf(seat.day(after).plusDays(1));
    }

    /** Days on which no server ran are made up for: whatever should have struck since the last run strikes now, as of its own day. */
    @Override
    public void run(Instant now) {
        var day = place.now().day(now);
        var through = jdbc.sql("SELECT through FROM outreach.law_watch").query(LocalDate.class).optional().orElse(day.minusDays(1));
        strike(day, through);
        jdbc.sql("INSERT INTO outreach.law_watch (through) VALUES (:day) ON CONFLICT (only_row) DO UPDATE SET through = excluded.through")
                .param("day", day).update();
    }

    private void strike(LocalDate day, LocalDate through) {
        for (var after = 0L;;) {
            var ids = cases.striking(after, through, day, TOGETHER);
            var kept = cases.of(ids).keySet();
            act(clocks.endOf(matters.of(ids).stream().filter(matter -> kept.contains(matter.scheduleLine()) || watched(matter, through)).toList(), day));
            if (ids.size() < TOGETHER) {
                return;
            }
            after = ids.getLast();
        }
    }

    /** An order whose applicable time was over before we began to watch came from elsewhere: what its customer was offered is not known. */
    private static boolean watched(Matter matter, LocalDate through) {
        return matter.terms().profile().silence() == Silence.KEEPS_THE_ORDER || matter.terms().applicableTime().isAfter(through);
    }

    private void act(List<LegalCases.Change> changes) {
        var ended = changes.stream().filter(change -> change.after().state() == LegalState.CANCEL_DEEMED && change.matter().open())
                .collect(groupingBy(change -> change.matter().number(), LinkedHashMap::new, Collectors.toList()));
        ended.forEach((number, parts) -> {
            var order = doors.lock(number);
            var why = parts.stream().map(part -> Objects.requireNonNull(part.detail(), "an ended case says why")).distinct().collect(Collectors.joining("; "));
            var held = doors.cancel(order, parts.stream().map(part -> part.matter().scheduleLine()).toList(), "ended by law: " + why);
            if (held > 0) {
                holds.place(order.id(), new Holds.Hold(Consents.CONSENT_MISSING,
                        "the law ended the order: " + why + "; put the pick back, or record the customer's consent"));
            }
            audit.note("order ended by law", "%s, %s: %s".formatted(number, parts.getFirst().matter().terms().profile().code(), why));
        });
        var mayEnd = new ArrayList<String>();
        changes.stream().filter(change -> change.after().state() == LegalState.MAY_END && change.before().state() != LegalState.MAY_END)
                .forEach(change -> mayEnd.add(change.matter().number()));
        mayEnd.stream().distinct().forEach(number -> audit.note("customer may end the contract", number));
    }
}
