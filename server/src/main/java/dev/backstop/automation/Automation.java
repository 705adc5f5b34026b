package dev.backstop.automation;

import dev.backstop.access.Who;
import dev.backstop.automation.DecisionBook.Moment;
import dev.backstop.automation.DecisionBook.Occasion;
import dev.backstop.catalog.Place;
import dev.backstop.replenishment.Planned;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears that the plan ran by itself, and lets the rules act on what is to be ordered today, in the plan's transaction. */
@Component
class Automation {
    private final RuleTable rules;
    private final DueNeeds needs;
    private final LiveActs live;
    private final Trials trials;
    private final BuyerNotes notes;
    private final Approvals approvals;

    Automation(RuleTable rules, DueNeeds needs, LiveActs live, Trials trials, BuyerNotes notes, Approvals approvals) {
        this.rules = rules;
        this.needs = needs;
        this.live = live;
        this.trials = trials;
        this.notes = notes;
        this.approvals = approvals;
    }

    @EventListener
    void on(Planned planned) {
        decide(new Moment(planned.at(), planned.places() == null ? Occasion.NIGHTLY : Occasion.AT_ONCE), planned.places());
    }

    /** Lets the rules decide on all that is to be ordered today; {@code places} null: everywhere. */
    void decide(Moment moment, @Nullable List<Place> places) {
        var inForce = rules.inForce(LocalDate.ofInstant(moment.at(), ZoneOffset.UTC));
        if (inForce.isEmpty()) {
            return;
        }
        approvals.lapse(moment.at());
        var due = needs.read(places, moment.at());
        var acting = inForce.stream().filter(rule -> !rule.trial()).toList();
        for (var rule : inForce.stream().filter(Rule::trial).toList()) {
            trials.note(moment, Batch.deal(due, asIfLive(rule, inForce)).stream().filter(batch -> batch.rule().equals(rule)).toList());
        }
        var told = new Told();
        for (var batch : Batch.deal(due, acting)) {
            Who.as(batch.rule().actor(), () -> live.act(moment, batch, told));
        }
        notes.write(moment.at(), told);
    }

    /** The rules in force, with one of those on trial in its place among them. */
    private static List<Rule> asIfLive(Rule trial, List<Rule> inForce) {
        var rules = new ArrayList<>(inForce);
        rules.removeIf(rule -> rule.trial() && !rule.equals(trial));
        return rules;
    }
}
