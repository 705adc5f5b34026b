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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /** What is left empty goes back to the usual. What moves promises is shown first, and counts when that was seen. */
    @PostMapping("/settings")
    @May(Permission.CONFIGURE)
    String save(HttpServletRequest request, Model model, RedirectAttributes redirect) {
        var form = typed(request);
        var change = api.post("/settings/preview", form);
        if (!change.path("changes").isEmpty()) {
            model.addAttribute("change", change);
            model.addAttribute("typed", request.getParameterMap().entrySet().stream().filter(field -> !field.getKey().startsWith("_"))
                    .flatMap(field -> Arrays.stream(field.getValue()).map(value -> Map.entry(field.getKey(), value))).toList());
            return "console/settings/preview";
        }
        api.patch("/settings", form);
        Toast.say(redirect, "The settings are in force.");
        return "redirect:/settings";
    }

    /** Applies what was seen. */
    @PostMapping("/settings/apply")
    @May(Permission.CONFIGURE)
    String apply(HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("preview");
        api.post("/settings/apply", form.with("settings", typed(request).values()));
        Toast.say(redirect, "The settings are in force.");
        return "redirect:/settings";
    }

    private static FormBody typed(HttpServletRequest request) {
        return FormBody.of(request).texts("currency", "confidence", "allocation", "sourcing", "reorderTrigger", "orderingCost", "holdingRate", "backorderCost")
                .numbers("graceWorkingDays", "defaultDaysToShip").rows("confidenceFor", rule -> rule.texts("class", "channel", "confidence"));
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
