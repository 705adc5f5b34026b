package dev.backstop.console.planning;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.replenishment.PhasedOut;
import dev.backstop.replenishment.PlanningView;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Segments, and the policies that are tried, approved and watched for each. */
@Controller
class PlanningPages {
    private static final int MOST_WAITING = 50;

    private final PlanningView planning;
    private final PhasedOut phasedOut;
    private final FirmSettings settings;
    private final OwnApi api;

    PlanningPages(PlanningView planning, PhasedOut phasedOut, FirmSettings settings, OwnApi api) {
        this.planning = planning;
        this.phasedOut = phasedOut;
        this.settings = settings;
        this.api = api;
    }

    @GetMapping("/planning")
    String all(Model model) {
        model.addAttribute("segments", planning.segments());
        model.addAttribute("currency", settings.now().currency());
        model.addAttribute("held", planning.held());
        model.addAttribute("waiting", phasedOut.waiting(MOST_WAITING));
        return "console/planning/planning";
    }

    @GetMapping("/planning/segments/{segment}")
    String segment(@PathVariable String segment, @RequestParam(defaultValue = "2") int service, Model model) {
        model.addAttribute("segment", planning.segment(segment).orElseThrow(() -> Problem.notFound("segment", segment)));
        model.addAttribute("trial", planning.replay(segment).map(replay -> Trial.of(replay, service)).orElse(null));
        model.addAttribute("policies", planning.policies(segment));
        model.addAttribute("currency", settings.now().currency());
        return "console/planning/segment";
    }

    @PostMapping("/planning/segments/{segment}/replay")
    @May(Permission.PLAN)
    String replay(@PathVariable String segment, RedirectAttributes redirect) {
        api.post("/replays", Map.of("segment", segment));
        Toast.say(redirect, "The past is being replayed. Load the page again to see how far it has come.");
        return "redirect:/planning/segments/" + Words.path(segment);
    }

    @PostMapping("/planning/segments/{segment}/propose")
    @May(Permission.PLAN)
    String propose(@PathVariable String segment, HttpServletRequest request, RedirectAttributes redirect) {
        var body = FormBody.of(request).choices("replay").texts("reason").dates("until")
                .object("target", target -> target.choices("kind", "value").texts("value"))
                .with("segment", segment);
        api.post("/policies", body);
        Toast.say(redirect, "Proposed. It is in force once somebody who may change settings approves it.");
        return "redirect:/planning/segments/" + Words.path(segment) + "#policies";
    }

    /** By somebody else's right than the one by which it was proposed. */
    @PostMapping("/planning/segments/{segment}/{policy}/approve")
    @May(Permission.CONFIGURE)
    String approve(@PathVariable String segment, @PathVariable String policy, RedirectAttributes redirect) {
        var by = Who.person().map(account -> account.name()).orElseGet(Who::now);
        var places = api.post("/policies/%s/approve".formatted(Words.path(policy)), Map.of("approvedBy", by)).path("places").asInt(0);
        Toast.say(redirect, "Approved for %s. The next plan works with it.".formatted(Words.count(places, "item at its place",
                "items at their places")));
        return "redirect:/planning/segments/" + Words.path(segment) + "#policies";
    }

    @PostMapping("/planning/segments/{segment}/{policy}/roll-back")
    @May(Permission.PLAN)
    String rollBack(@PathVariable String segment, @PathVariable String policy, RedirectAttributes redirect) {
        api.post("/policies/%s/roll-back".formatted(Words.path(policy)), Map.of());
        Toast.say(redirect, "Rolled back: what held before holds again from the next plan on.");
        return "redirect:/planning/segments/" + Words.path(segment) + "#policies";
    }
}
