package dev.backstop.console.settings;

import dev.backstop.access.Accounts;
import dev.backstop.access.ApiKeys;
import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendors;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.promising.SelfAudit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the firm has set, where and from whom; who may come in; and the proof that the books add up. */
@Controller
class SettingsPages {
    private static final List<String> FIELDS = List.of("currency", "confidence", "allocation", "sourcing", "reorderTrigger", "orderingCost", "holdingRate",
            "backorderCost");
    private static final List<String> WHOLE_NUMBERS = List.of("graceWorkingDays", "defaultDaysToShip");
    private static final List<Option> ALLOCATIONS = List.of(new Option("first-come", "First come, first served"), new Option("priority", "By the customer's priority"));
    private static final List<Option> SOURCINGS = List.of(new Option("priority", "The location that comes first"), new Option("fewest-parcels", "Fewest parcels"),
            new Option("nearest", "The nearest"), new Option("most-stock", "The one with most stock"));
    private static final List<Option> TRIGGERS = List.of(new Option("at-or-below", "At the reorder point or below"), new Option("below", "Below the reorder point"));

    private final FirmSettings settings;
    private final Locations locations;
    private final Vendors vendors;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final SelfAudit audit;
    private final OwnApi api;

    SettingsPages(FirmSettings settings, Locations locations, Vendors vendors, Accounts accounts, ApiKeys keys, SelfAudit audit, OwnApi api) {
        this.settings = settings;
        this.locations = locations;
        this.vendors = vendors;
        this.accounts = accounts;
        this.keys = keys;
        this.audit = audit;
        this.api = api;
    }

    @GetMapping("/settings")
    String all(Model model) {
        var administers = Who.person().map(person -> person.role().may(Permission.ADMINISTER)).orElse(false);
        model.addAttribute("settings", settings.now());
        model.addAttribute("allocations", ALLOCATIONS);
        model.addAttribute("sourcings", SOURCINGS);
        model.addAttribute("triggers", TRIGGERS);
        model.addAttribute("locations", locations.all());
        model.addAttribute("vendors", vendors.all());
        model.addAttribute("accounts", administers ? accounts.all() : List.of());
        model.addAttribute("keys", administers ? keys.all() : List.of());
        return "console/settings/settings";
    }

    @PostMapping("/settings")
    @May(Permission.CONFIGURE)
    String save(@RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var body = new HashMap<String, Object>(); // what is left empty goes back to the usual
        typed.forEach((field, value) -> {
            if (!value.isBlank() && FIELDS.contains(field)) {
                body.put(field, value.strip());
            } else if (!value.isBlank() && WHOLE_NUMBERS.contains(field)) {
                body.put(field, number(value.strip()));
            }
        });
        api.put("/settings", body);
        Toast.say(redirect, "The settings are in force.");
        return "redirect:/settings";
    }

    @GetMapping("/settings/audit")
    String audit(Model model) {
        model.addAttribute("report", audit.goRound());
        return "console/settings/audit";
    }

    /** As a number where it is one; else as typed, so that the refusal names it. */
    private static Object number(String typed) {
        return typed.chars().allMatch(Character::isDigit) && typed.length() < 9 ? Integer.valueOf(typed) : typed;
    }
}
