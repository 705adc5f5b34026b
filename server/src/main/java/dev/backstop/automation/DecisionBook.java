package dev.backstop.automation;

import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided on each need, kept. */
@Component
class DecisionBook {
    private final JdbcClient jdbc;

    DecisionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When, and on which occasion, decisions are made. */
    record Moment(Instant at, Occasion occasion) {}

    /** Every night; at once, because somebody waited for what nobody had ordered; when a person asked for it. */
    enum Occasion {
        NIGHTLY, AT_ONCE, WHEN_ASKED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What became of some needs of a batch. */
    enum Outcome { TOLD, DRAFTED, ASKED, SENT, HELD }

    void note(Moment moment, Rule rule, Collection<DueNeed> needs, Outcome outcome, String why, @Nullable String became) {
        jdbc.sql("""
                INSERT INTO automation.decision (at, day, occasion, rule_id, trial, proposal_id, quantity, amount, outcome, why, became)
                SELECT :at, day, :occasion, :rule, :trial, proposal, quantity, amount, :outcome, :why, :became
                  FROM unnest(:days::date[], :proposals::bigint[], :quantities::bigint[], :amounts::numeric[]) AS need (day, proposal, quantity, amount)
                """)
                .param("at", moment.at().atOffset(ZoneOffset.UTC)).param("occasion", moment.occasion().word())
                .param("rule", rule.id()).param("trial", rule.trial()).param("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .param("why", why).param("became", became)
                .param("days", Columns.texts(needs, DueNeed::today)).param("proposals", Columns.longs(needs, DueNeed::proposal))
                .param("quantities", Columns.longs(needs, DueNeed::quantity)).param("amounts", Columns.texts(needs, DueNeed::amount)).update();
    }
}
