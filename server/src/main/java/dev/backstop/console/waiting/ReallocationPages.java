package dev.backstop.console.waiting;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Dealing out the stock of an item anew: the rules side by side, then one of them applied by a named person. */
@Controller
@May(Permission.PLAN)
class ReallocationPages {
    private static final int MOST = 100;

    private final WaitingLines lines;
    private final Items items;
    private final Locations locations;
    private final OwnApi api;

    ReallocationPages(WaitingLines lines, Items items, Locations locations, OwnApi api) {
        this.lines = lines;
        this.items = items;
        this.locations = locations;
        this.api = api;
    }

    /** Who waits now. The rules are compared only when asked, because each comparison is kept so that it can be applied. */
    @GetMapping("/items/{sku}/reallocate")
    String ask(@PathVariable String sku, @RequestParam(defaultValue = "") String location, Model model) {
        return page(sku, location, List.of(), model);
    }

    @PostMapping("/items/{sku}/reallocate/compare")
    String compare(@PathVariable String sku, @RequestParam String location, Model model) {
        return page(sku, location, compared(sku, location), model);
    }

    /** What is missing is asked for on the comparison that was looked at; what went stale is compared anew by the person. */
    @PostMapping("/items/{sku}/reallocate")
    String apply(@PathVariable String sku, @RequestParam String location, HttpServletRequest request, Model model,
            RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("approvedBy", "reason");
        var rule = form.typed("rule");
        if (rule.isEmpty() || form.typed("approvedBy").isEmpty() || form.typed("reason").isEmpty()) {
            model.addAttribute("missing", "Choose a rule, and say who approves it and why: it is kept with every promise that changes.");
            return page(sku, location, compared(sku, location), model);
        }
        var applied = api.read(api.post("/reallocations", form.with("preview", form.typed("preview." + rule))), Dealt.Answer.class);
        Toast.say(redirect, "The stock is dealt out anew: %s, %s to tell.".formatted(
                Words.count(applied.gains().size(), "line gains", "lines gain"), Words.count(applied.notices(), "customer")));
        return "redirect:/items/%s?location=%s".formatted(Words.path(sku), Words.path(location));
    }

    private List<Dealt> compared(String sku, String location) {
        return Arrays.stream(DealingRule.values()).map(rule -> api.read(api.post("/reallocations/preview",
                Map.of("sku", sku, "location", location, "rule", rule.code())), Dealt.Answer.class).by(rule)).toList();
    }

    private String page(String sku, String location, List<Dealt> dealt, Model model) {
        var here = locations.all().stream().filter(place -> location.isEmpty() || place.code().equals(location)).findFirst()
                .orElseThrow(() -> Problem.notFound("location", location));
        model.addAttribute("item", items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku)));
        model.addAttribute("location", here);
        model.addAttribute("lines", lines.of(sku, here.code(), MOST));
        model.addAttribute("dealt", dealt);
        model.addAttribute("approver", Who.person().map(person -> person.name()).orElse(""));
        return "console/waiting/reallocate";
    }
}
