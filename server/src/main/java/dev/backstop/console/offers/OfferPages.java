package dev.backstop.console.offers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Records;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.outreach.offers.CustomerOffers;
import dev.backstop.outreach.offers.OfferEffects;
import dev.backstop.outreach.offers.OfferRules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Offers to customers who wait: what rules give, what they spent, and what came of it. */
@Controller
class OfferPages {
    private static final int MOST = 100;
    private static final List<Option> KINDS = List.of(new Option("sample", "A free sample in the parcel"), new Option("credit", "A credit for the next order"),
            new Option("substitute", "A substitute at no higher price"), new Option("split", "A parcel of its own for what is here"));

    private final OfferRules rules;
    private final OfferEffects effects;
    private final CustomerOffers offers;
    private final Records records;
    private final OwnApi api;

    OfferPages(OfferRules rules, OfferEffects effects, CustomerOffers offers, Records records, OwnApi api) {
        this.rules = rules;
        this.effects = effects;
        this.offers = offers;
        this.records = records;
        this.api = api;
    }

    @GetMapping("/offers")
    String list(Model model) {
        var shown = effects.all().stream().collect(toMap(OfferEffects.Effect::rule, identity()));
        model.addAttribute("rules", rules.all().stream().map(rule -> RuleShown.of(rule, shown.get(rule.code()))).toList());
        model.addAttribute("offers", offers.newest(MOST));
        return "console/offers/list";
    }

    @GetMapping("/offers/rules/new")
    @May(Permission.CONFIGURE)
    String empty(Model model) {
        model.addAttribute("kinds", KINDS);
        return "console/offers/rule";
    }

    @PostMapping("/offers/rules/new")
    @May(Permission.CONFIGURE)
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var code = records.create("/offers/rules", "code", read(request).texts("code"));
        Toast.say(redirect, "Rule %s is written. It counts for what is told from now on.".formatted(code));
        return "redirect:/offers";
    }

    @GetMapping("/offers/rules/{code}")
    @May(Permission.CONFIGURE)
    String filled(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("stored", records.get(path(code)));
        return empty(model);
    }

    @PostMapping("/offers/rules/{code}")
    @May(Permission.CONFIGURE)
    String change(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        records.change(path(code), read(request));
        Toast.say(redirect, "Rule %s is changed. What was offered stays.".formatted(code));
        return "redirect:/offers";
    }

    /** Said on the phone: the customer does not want it. */
    @PostMapping("/orders/{number}/offers/{offer}/{answer}")
    @May(Permission.TAKE_ORDERS)
    String answer(@PathVariable String number, @PathVariable long offer, @PathVariable String answer, RedirectAttributes redirect) {
        api.post("/offers/%d/%s".formatted(offer, Words.path(answer)), Map.of());
        Toast.say(redirect, answer.equals("accept") ? "What is here ships now, the rest follows." : "It is noted, and what was held for it is free again.");
        return "redirect:/orders/" + Words.path(number);
    }

    private static String path(String code) {
        return "/offers/rules/" + Words.path(code);
    }

    private static FormBody read(HttpServletRequest request) {
        return FormBody.of(request).texts("name", "leastValue", "creditShare", "most", "monthlyBudget").choices("gives").flags("active")
                .numbers("rank", "afterDays", "afterSlips", "mostPerOrder", "holdOut").keys("customerClasses").lines("categories").keys("samples");
    }
}
