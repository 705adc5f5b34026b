package dev.backstop.automation;

import dev.backstop.access.Audit;
import dev.backstop.automation.DecisionBook.Moment;
import dev.backstop.automation.DecisionBook.Occasion;
import dev.backstop.replenishment.Replenishment;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the rules decide now rather than in the night: whoever wrote one sees by day what it does. */
@Component
class DecidedNow {
    private final Replenishment replenishment;
    private final Automation automation;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    DecidedNow(Replenishment replenishment, Automation automation, Audit audit, JdbcClient jdbc, Clock clock) {
        this.replenishment = replenishment;
        this.automation = automation;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How many needs the rules decided on, by what they did.
     *
     * @param held  left for another day, because no order day of their vendor is today, a rule is paused, or somebody was asked before
     * @param trial noted by rules on trial
     */
    record Decided(int told, int drafted, int asked, int sent, int held, int trial) {}

    /** Plans, and decides as the night would: nothing is ordered, asked or told twice. */
    Decided decide() {
        var now = clock.instant();
        var last = jdbc.sql("SELECT coalesce(max(id), 0) FROM automation.decision").query(Long.class).single();
        replenishment.plan(now);
        automation.decide(new Moment(now, Occasion.WHEN_ASKED), null);
        audit.note("automation rules decided when asked", "by day, as they do every night");
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE outcome = 'told' AND NOT trial)::int AS told, count(*) FILTER (WHERE outcome = 'drafted' AND NOT trial)::int AS drafted,
                       count(*) FILTER (WHERE outcome = 'asked' AND NOT trial)::int AS asked, count(*) FILTER (WHERE outcome = 'sent' AND NOT trial)::int AS sent,
                       count(*) FILTER (WHERE outcome = 'held' AND NOT trial)::int AS held, count(*) FILTER (WHERE trial)::int AS trial
                  FROM automation.decision
                 WHERE id > :last AND at = :now AND occasion = 'when-asked'
                """).param("last", last).param("now", now.atOffset(java.time.ZoneOffset.UTC)).query(Decided.class).single();
    }
}
