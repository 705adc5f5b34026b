package dev.backstop.outreach;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rules of telling and paying back, and customers' wishes, over HTTP. */
@RestController
@RequestMapping("/api/v1/telling-rules")
class TellingRulesApi {
    private final TellingRules rules;

    TellingRulesApi(TellingRules rules) {
        this.rules = rules;
    }

    @GetMapping
    TellingRules.Rules rules() {
        return rules.now();
    }

    @PatchMapping
    TellingRules.Rules change(@RequestBody TellingRules.Rules wanted) {
        return rules.change(wanted);
    }

    @GetMapping("/customers/{customer}")
    TellingRules.Wish wish(@PathVariable String customer) {
        return rules.of(customer);
    }

    @PutMapping("/customers/{customer}")
    TellingRules.Wish wish(@PathVariable String customer, @RequestBody TellingRules.Wish wish) {
        return rules.wish(customer, wish);
    }
}
