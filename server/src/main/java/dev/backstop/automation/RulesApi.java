package dev.backstop.automation;

import dev.backstop.web.Listing;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /automation-rules}: how far the plan acts by itself. */
@RestController
@RequestMapping("/api/v1/automation-rules")
class RulesApi {
    private final Rules rules;
    private final Trials trials;
    private final DecidedNow now;

    RulesApi(Rules rules, Trials trials, DecidedNow now) {
        this.rules = rules;
        this.trials = trials;
        this.now = now;
    }

    /** Until when, exclusive, and why. */
    @Strict
    record Pause(@Nullable LocalDate until, @Nullable String reason) {}

    @GetMapping
    Listing<RuleResource> list() {
        return Listing.of(rules.all());
    }

    @GetMapping("/{rule}")
    RuleResource get(@PathVariable String rule) {
        return rules.require(rule);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RuleResource add(@RequestBody RuleResource wanted) {
        return rules.add(wanted);
    }

    /** Lets all rules decide now, as they do every night. */
    @PostMapping("/decide")
    DecidedNow.Decided decide() {
        return now.decide();
    }

    @PutMapping("/{rule}")
    RuleResource replace(@PathVariable String rule, @RequestBody RuleResource wanted) {
        return rules.replace(rule, wanted);
    }

    /** What was changed of a rule, by whom and when, newest first. */
    @GetMapping("/{rule}/changes")
    Listing<RuleChange> changes(@PathVariable String rule) {
        return Listing.of(rules.changes(rule));
    }

    @PostMapping("/{rule}/pause")
    RuleResource pause(@PathVariable String rule, @RequestBody Pause pause) {
        return rules.pause(rule, pause.until(), pause.reason());
    }

    @PostMapping("/{rule}/resume")
    RuleResource resume(@PathVariable String rule) {
        return rules.resume(rule);
    }

    @PostMapping("/{rule}/end")
    RuleResource end(@PathVariable String rule) {
        return rules.end(rule);
    }

    /** What a rule on trial would have done in the last days, from what was noted night by night. */
    @GetMapping("/{rule}/trial")
    Trials.Trial trial(@PathVariable String rule, @RequestParam @Nullable Integer days) {
        return trials.of(rules.require(rule), days);
    }
}
