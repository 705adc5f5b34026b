package dev.backstop.outreach.offers;

import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

/** Rules of offers over HTTP. */
@RestController
@RequestMapping("/api/v1/offers/rules")
class OfferRulesApi {
    private final OfferRules rules;
    private final MasterData<String, OfferRule> manner;

    OfferRulesApi(OfferRules rules, MasterData.Kinds kinds) {
        this.rules = rules;
        this.manner = kinds.of("offer rule", OfferRule.class, rules::byCode, (code, wanted) -> rules.put(wanted.named(code)));
    }

    @GetMapping
    Listing<OfferRule> list() {
        return Listing.of(rules.all());
    }

    @GetMapping("/{code}")
    ResponseEntity<OfferRule> get(@PathVariable String code) {
        return manner.get(code);
    }

    @PutMapping("/{code}")
    ResponseEntity<OfferRule> put(@PathVariable String code, @RequestBody OfferRule wanted, WebRequest request) {
        return manner.put(code, wanted, request);
    }

    @PatchMapping("/{code}")
    ResponseEntity<OfferRule> patch(@PathVariable String code, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(code, patch, request);
    }
}
