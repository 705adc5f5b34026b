package dev.backstop.desk.callers;

import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.desk.settings.DeskSettings;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A gesture after a long delay: a credit for a later purchase, once for each case, within what the firm allows. More is not better, and
 * it is never set off against a refund.
 */
@Component
public class Goodwill {
    private final JdbcClient jdbc;
    private final DeskSettings settings;
    private final Clock clock;

    Goodwill(JdbcClient jdbc, DeskSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What may be given for a line by whoever is at work.
     *
     * @param most nothing: not yet, {@code why} says the rule
     */
    public record Allowance(BigDecimal most, String why) {}

    private record Case(BigDecimal value, LocalDate first, LocalDate now, boolean given) {}

    Allowance of(CallerLine line) {
        var rules = settings.now();
        var known = jdbc.sql("""
                SELECT coalesce(ol.price * ol.quantity / power(10::numeric, i.decimals), 0) AS value,
                       coalesce((SELECT min(p.ship_by) FROM promising.schedule_line sl
                                   JOIN promising.promise p ON p.schedule_line_id = sl.id
                                   JOIN promising.telling t ON t.promise_id = p.id AND t.returned_at IS NULL
                                  WHERE sl.line_id = ol.id), :today) AS first,
                       :now::date AS now, EXISTS (SELECT FROM desk.goodwill g WHERE g.line_id = ol.id) AS given
                  FROM orders.order_line ol
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.id = :line
                """)
                .param("line", line.lineId()).param("today", today()).param("now", line.promise().shipBy() == null ? today()
                        : line.promise().shipBy())
                .query(Case.class).single();
        var delay = ChronoUnit.DAYS.between(known.first(), known.now().isBefore(today()) ? today() : known.now());
        if (known.given()) {
            return new Allowance(BigDecimal.ZERO, "A gesture was made for this line already; one is enough for a case.");
        }
        if (delay < rules.goodwillDays()) {
            return new Allowance(BigDecimal.ZERO,
                    "The delay is %d days; a gesture is due from %d days on. A plain explanation does more before that."
                    .formatted(delay, rules.goodwillDays()));
        }
        var share = known.value().multiply(rules.goodwillShare()).setScale(2, RoundingMode.DOWN);
        var most = Who.may(Permission.PLAN) ? share : share.min(rules.goodwillMost());
        return new Allowance(most, "At most %s: %s of the line's value%s.".formatted(most.toPlainString(),
                rules.goodwillShare().movePointRight(2).stripTrailingZeros().toPlainString() + " %",
                most.compareTo(share) < 0 ? ", and not more than " + rules.goodwillMost().toPlainString() + " by your role" : ""));
    }

    void give(CallerLine line, BigDecimal amount, String reason, String callId) {
        var allowed = of(line);
        if (amount.signum() <= 0 || amount.compareTo(allowed.most()) > 0) {
            throw Problem.refused("/amount", "%s cannot be given. %s".formatted(amount.toPlainString(), allowed.why()));
        }
        jdbc.sql("""
                INSERT INTO desk.goodwill (line_id, amount, currency, reason, call_id, at, by) VALUES (:line, :amount, :currency, :reason,
                       :call, :now, :by)
                """)
                .param("line", line.lineId()).param("amount", amount).param("currency", line.currency())
                .param("reason", reason.isBlank() ? "late delivery" : reason.strip()).param("call", callId.isBlank() ? null : callId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now()).update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
