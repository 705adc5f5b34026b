package dev.backstop.outreach;

import dev.backstop.access.Audit;
import dev.backstop.planning.law.LegalState;
import dev.backstop.planning.law.Silence;
import dev.backstop.sandbox.Job;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The end of every day in our legal zone: the law's deadlines strike. Silence becomes a yes or the end of an order, overdue orders become
 * those that their customers may end. What ends is cancelled at once, its money is owed back, and the trail says why.
 */
@Component
class LegalDeadlines implements Job {
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final LegalPlace place;
    private final Matters matters;
    private final LegalCases cases;
    private final LegalClocks clocks;
    private final EndedByLaw ended;
    private final Audit audit;

    LegalDeadlines(JdbcClient jdbc, LegalPlace place, Matters matters, LegalCases cases, LegalClocks clocks, EndedByLaw ended,
            Audit audit) {
        this.jdbc = jdbc;
        this.place = place;
        this.matters = matters;
        this.cases = cases;
        this.clocks = clocks;
        this.ended = ended;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "legal deadlines";
    }

    @Override
    public Instant next(Instant after) {
        return place.now().nextEnd(after);
    }

    /** Days on which no server ran are made up for: whatever should have struck since the last run strikes now, as of its own day. */
    @Override
    public void run(Instant now) {
        ended.carryOut(clocks.standing(matters.of(cases.endedAndOpen(TOGETHER))));
        var day = place.now().day(now);
        var through = jdbc.sql("SELECT through FROM outreach.law_watch").query(LocalDate.class).optional().orElse(day.minusDays(1));
        strike(day, through);
        jdbc.sql("INSERT INTO outreach.law_watch (through) VALUES (:day) ON CONFLICT (only_row) DO UPDATE SET through = excluded.through")
                .param("day", day).update();
    }

    private void strike(LocalDate day, LocalDate through) {
        InSteps.of(TOGETHER, after -> cases.striking(after, through, day, TOGETHER), Function.identity(), ids -> {
            var kept = cases.of(ids).keySet();
            act(clocks.endOf(matters.of(ids).stream().filter(matter -> kept.contains(matter.scheduleLine()) || watched(matter, through))
                    .toList(), day));
        });
    }

    /** An order whose applicable time was over before we began to watch came from elsewhere: what its customer was offered is not known. */
    private static boolean watched(Matter matter, LocalDate through) {
        return matter.terms().profile().silence() == Silence.KEEPS_THE_ORDER || matter.terms().applicableTime().isAfter(through);
    }

    private void act(List<LegalCases.Change> changes) {
        ended.carryOut(changes.stream().map(change -> new LegalClocks.Stood(change.matter(), change.after())).toList());
        changes.stream().filter(change -> change.after().state() == LegalState.MAY_END && change.before().state() != LegalState.MAY_END)
                .map(change -> change.matter().number()).distinct().forEach(number -> audit.note("customer may end the contract", number));
    }
}
