package dev.backstop.automation;

import dev.backstop.automation.DecisionBook.Moment;
import dev.backstop.automation.DecisionBook.Outcome;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rules on trial: what they would have done is noted night by night, each need once, and shown as the orders that it would have been. */
@Component
class Trials {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 92;

    private final DecisionBook book;
    private final Spending spending;
    private final JdbcClient jdbc;
    private final Clock clock;

    Trials(DecisionBook book, Spending spending, JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.spending = spending;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(Moment moment, List<Batch> batches) {
        for (var batch : batches) {
            var before = decided(batch);
            var fresh = new Batch(batch.rule(), batch.needs().stream()
                    .filter(need -> need.quantity() > before.getOrDefault(need.proposal(), 0L)).toList());
            if (!fresh.isEmpty()) {
                note(moment, fresh);
            }
        }
    }

    /** The most that the rule decided on before, by proposal. */
    private Map<Long, Long> decided(Batch batch) {
        var before = new HashMap<Long, Long>();
        jdbc.sql("""
                SELECT proposal_id, max(quantity) AS quantity FROM automation.decision
                 WHERE rule_id = :rule AND trial AND proposal_id = ANY (:proposals)
                 GROUP BY proposal_id
                """)
                .param("rule", batch.rule().id()).param("proposals", batch.proposals().toArray(Long[]::new))
                .query(row -> {
                    before.put(row.getLong("proposal_id"), row.getLong("quantity"));
                });
        return before;
    }

    private void note(Moment moment, Batch batch) {
        var late = batch.part(true);
        var rest = batch.rule().level() == Level.TELL ? batch : batch.part(false);
        if (batch.rule().level() != Level.TELL && !late.isEmpty()) {
            book.note(moment, batch.rule(), late.needs(), Outcome.TOLD, "Open supply is late: it is never ordered again by itself.", null);
        }
        if (rest.isEmpty()) {
            return;
        }
        var act = Act.of(rest, spending.of(rest.rule(), rest.today()));
        if (act instanceof Act.Hold) {
            return; // decided anew on the day on which it would act
        }
        var outcome = switch (act) {
            case Act.Tell _ -> Outcome.TOLD;
            case Act.Draft _ -> Outcome.DRAFTED;
            case Act.Ask _ -> Outcome.ASKED;
            case Act.Send _ -> Outcome.SENT;
            case Act.Hold _ -> Outcome.HELD;
        };
        book.note(moment, rest.rule(), rest.needs(), outcome, act.why(), null);
        if (outcome == Outcome.SENT) {
            spending.add(rest);
        }
    }

    /**
     * One order that would have been.
     *
     * @param vendor  null: made or moved by ourselves
     * @param outcome told, drafted, asked, sent
     * @param amount  in the firm's currency; null: no price is known
     */
    public record WouldBe(LocalDate day, @Nullable String vendor, String location, String outcome, int needs, @Nullable String amount, String why) {}

    /** What a rule would have done. */
    public record Trial(String rule, LocalDate from, LocalDate until, int orders, int sent, String amountSent, int asked, String amountAsked,
            List<WouldBe> data) {
        public Trial {
            data = List.copyOf(data);
        }
    }

    Trial of(RuleResource rule, @Nullable Integer days) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Problem.malformed("days must be from 1 to %d, but was %d.".formatted(MOST_DAYS, days));
        }
        var until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var from = until.minusDays(days == null ? USUAL_DAYS : days);
        var orders = jdbc.sql("""
                SELECT decision.day, vendor.code AS vendor, location.code AS location, decision.outcome, count(*)::int AS needs,
                       CASE WHEN bool_and(decision.amount IS NOT NULL) THEN sum(decision.amount)::text END AS amount, min(decision.why) AS why
                  FROM automation.decision decision
                  JOIN automation.rule rule ON rule.id = decision.rule_id
                  JOIN replenishment.proposal proposal ON proposal.id = decision.proposal_id
                  JOIN catalog.location location ON location.id = proposal.location_id
                  LEFT JOIN catalog.vendor vendor ON vendor.id = proposal.vendor_id
                 WHERE rule.number = :rule AND decision.trial AND decision.day >= :from
                 GROUP BY decision.day, vendor.code, location.code, decision.outcome, CASE WHEN vendor.code IS NULL THEN proposal.id END
                 ORDER BY decision.day, vendor.code, location.code, decision.outcome
                 LIMIT 2000
                """)
                .param("rule", rule.rule()).param("from", from).query(WouldBe.class).list();
        return new Trial(Objects.requireNonNull(rule.rule(), "a stored rule has a number"), from, until, orders.size(), count(orders, "sent"), total(orders, "sent"),
                count(orders, "asked"), total(orders, "asked"), orders);
    }

    private static int count(List<WouldBe> orders, String outcome) {
        return (int) orders.stream().filter(order -> order.outcome().equals(outcome)).count();
    }

    private static String total(List<WouldBe> orders, String outcome) {
        return orders.stream().filter(order -> order.outcome().equals(outcome)).map(WouldBe::amount).filter(Objects::nonNull).map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
    }
}
