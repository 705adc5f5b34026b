package dev.backstop.console.duties;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the house has decided about telling and paying back. */
@Controller
@May(Permission.CONFIGURE)
class TellingRulePages {
    private static final List<Option> ON_TRACK = List.of(new Option("asked", "Who asks for it"), new Option("all",
            "All who do not refuse it"),
            new Option("off", "Nobody"));
    private static final List<Option> TARIFFS = List.of(new Option("by-value", "By value: the share of what is cancelled"),
            new Option("flat", "Not while anything ships"));

    private final OwnApi api;

    TellingRulePages(OwnApi api) {
        this.api = api;
    }

    @GetMapping("/duties/rules")
    String rules(Model model) {
        model.addAttribute("telling", api.get("/telling-rules"));
        model.addAttribute("brake", api.get("/brakes/limits"));
        model.addAttribute("onTrack", ON_TRACK);
        model.addAttribute("tariffs", TARIFFS);
        return "console/duties/rules";
    }

    @PostMapping("/duties/rules")
    String change(HttpServletRequest request, RedirectAttributes redirect) {
        api.patch("/telling-rules", FormBody.of(request).choices("onTrack", "shippingRefund").lines("alarmsTo"));
        Toast.say(redirect, "The rules are changed. They count for what is told and reckoned from now on.");
        return "redirect:/duties/rules";
    }

    @PostMapping("/duties/rules/brake")
    String brake(HttpServletRequest request, RedirectAttributes redirect) {
        api.patch("/brakes/limits", FormBody.of(request).numbers("days", "customers"));
        Toast.say(redirect, "The brake is set anew.");
        return "redirect:/duties/rules";
    }
}
