package dev.backstop.automation;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules: written, changed, paused and ended, each with its trace in the trail. */
@Component
class Rules {
    private final RuleTable table;
    private final RuleForm form;
    private final Audit audit;
    private final Clock clock;

    Rules(RuleTable table, RuleForm form, Audit audit, Clock clock) {
        this.table = table;
        this.form = form;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those not ended, in the order in which they are asked. */
    List<RuleResource> all() {
        return table.shown(null, today());
    }

    RuleResource require(String number) {
        return table.shown(number, today()).stream().findFirst().orElseThrow(() -> Problem.notFound("automation rule", number));
    }

    RuleResource add(RuleResource wanted) {
        var rule = form.read(wanted);
        var number = table.insert(rule, wanted.rank() == null ? table.nextRank() : wanted.rank(), Who.now(), clock.instant());
        audit.note("automation rule added", "%s \"%s\": %s".formatted(number, rule.name(), rule.level().word()));
        return require(number);
    }

    /** Puts another rule in its place; a pause stays. */
    RuleResource replace(String number, RuleResource wanted) {
        var present = require(number);
        requireInForce(present);
        var rule = form.read(wanted);
        table.update(number, rule, wanted.rank() == null ? present.rank() : wanted.rank());
        audit.note("automation rule changed", "%s \"%s\": %s, %s".formatted(number, rule.name(), rule.level().word(), rule.trial() ? "on trial" : "live"));
        return changed(present);
    }

    /** Until a day, exclusive, it does nothing; what it would have done waits on the list of proposals. */
    RuleResource pause(String number, @Nullable LocalDate until, @Nullable String reason) {
        var present = require(number);
        requireInForce(present);
        if (until == null || !until.isAfter(today())) {
            throw Problem.refused("/until", until == null
                    ? "A pause has an end. Name the day on which the rule acts again, such as \"2026-05-17\"."
                    : "%s is not in the future. Name the day on which the rule acts again.".formatted(until));
        }
        table.pause(number, until, reason, Who.now());
        audit.note("automation rule paused", "%s until %s%s".formatted(number, until, reason == null ? "" : ": " + reason));
        return changed(present);
    }

    RuleResource resume(String number) {
        var present = require(number);
        requireInForce(present);
        table.pause(number, null, null, null);
        audit.note("automation rule resumed", number);
        return changed(present);
    }

    /** For good; what it did stays under its number. Twice is once. */
    RuleResource end(String number) {
        var present = require(number);
        if (table.end(number, Who.now(), clock.instant())) {
            audit.note("automation rule ended", number);
        }
        return changed(present);
    }

    /** What was changed of a rule, and by whom, newest first. */
    List<RuleChange> changes(String number) {
        require(number);
        return table.changes(number);
    }

    /** As it is now; what is another than before is kept. */
    private RuleResource changed(RuleResource before) {
        var number = Objects.requireNonNull(before.rule(), "number of a rule that is stored");
        var now = require(number);
        table.append(number, RuleChange.between(before, now, Who.now(), clock.instant()));
        return now;
    }

    private static void requireInForce(RuleResource rule) {
        if ("ended".equals(rule.state())) {
            throw Problem.conflict("rule-ended", "Rule %s has ended. Write a new one.".formatted(rule.rule()));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
