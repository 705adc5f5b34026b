package dev.backstop.console.settings;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.promising.SelfAudit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the firm has set, where it stands, and the proof that the books add up. */
@Controller
class SettingsPages {
    private static final List<Option> ALLOCATIONS = List.of(new Option("first-come", "First come, first served"),
            new Option("priority", "By the customer's class, then first come"));
    private static final List<Option> SOURCINGS = List.of(new Option("priority", "The location that comes first"), new Option("fewest-parcels", "Fewest parcels"),
            new Option("nearest", "The nearest"), new Option("most-stock", "The one with most stock"));

    private static final List<Option> CHANNELS = List.of(new Option("", "any"), new Option("web", "Web"), new Option("phone", "Phone"),
            new Option("edi", "EDI"), new Option("import", "Import"));

    private static final int ROUNDS = 20;

    private final Locations locations;
    private final SelfAudit audit;
    private final OwnApi api;

    SettingsPages(Locations locations, SelfAudit audit, OwnApi api) {
        this.locations = locations;
        this.audit = audit;
        this.api = api;
    }

    @GetMapping("/settings")
    String all(Model model) {
        model.addAttribute("settings", api.get("/settings"));
        model.addAttribute("allocations", ALLOCATIONS);
        model.addAttribute("sourcings", SOURCINGS);
        model.addAttribute("channels", CHANNELS);
        model.addAttribute("locations", locations.all());
        return "console/settings/settings";
    }

    /** What is left empty goes back to the usual. */
    @PostMapping("/settings")
    @May(Permission.CONFIGURE)
    String save(HttpServletRequest request, RedirectAttributes redirect) {
        api.patch("/settings", FormBody.of(request).texts("currency", "confidence", "allocation", "sourcing", "reorderTrigger",
                "orderingCost",
                "holdingRate", "backorderCost").numbers("graceWorkingDays", "defaultDaysToShip")
                .rows("confidenceFor", rule -> rule.texts("class", "channel", "confidence")));
        Toast.say(redirect, "The settings are in force.");
        return "redirect:/settings";
    }

    /** What its rounds found; {@code now}: goes round at once. */
    @GetMapping("/settings/audit")
    String audit(@RequestParam @Nullable String now, Model model) {
        var last = audit.last(ROUNDS);
        model.addAttribute("rounds", last);
        model.addAttribute("since", audit.underWaySince().orElse(null));
        model.addAttribute("now", now != null || last.isEmpty() ? audit.goRound() : null);
        return "console/settings/audit";
    }
}
