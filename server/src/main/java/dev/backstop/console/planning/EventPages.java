package dev.backstop.console.planning;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.replenishment.PlanningEventResource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What planners know and history does not. */
@Controller
class EventPages {
    private static final List<Option> KINDS = List.of(new Option("promotion", "Promotion"),
            new Option("known-order", "Large order to come"),
            new Option("adjustment", "Adjustment by hand"), new Option("safety-stock-holiday", "No safety stock for a while"),
            new Option("service-target", "Another service target for a while"));

    private final OwnApi api;

    EventPages(OwnApi api) {
        this.api = api;
    }

    @GetMapping("/planning/events")
    String list(Model model) {
        model.addAttribute("events", api.get("/planning-events?limit=200").path("data").valueStream()
                .map(event -> api.read(event, PlanningEventResource.class)).toList());
        model.addAttribute("kinds", KINDS);
        return "console/planning/events";
    }

    @PostMapping("/planning/events")
    @May(Permission.PLAN)
    String add(HttpServletRequest request, RedirectAttributes redirect) {
        api.post("/planning-events", FormBody.of(request).choices("kind")
                .texts("sku", "category", "location", "factor", "quantity", "target", "reason")
                .dates("from", "until"));
        Toast.say(redirect, "Written down. The next plan counts with it.");
        return "redirect:/planning/events";
    }

    @PostMapping("/planning/events/{event}/withdraw")
    @May(Permission.PLAN)
    String withdraw(@PathVariable String event, RedirectAttributes redirect) {
        api.post("/planning-events/%s/withdraw".formatted(Words.path(event)), Map.of());
        Toast.say(redirect, "Withdrawn. From the next plan on it counts no more.");
        return "redirect:/planning/events";
    }
}
