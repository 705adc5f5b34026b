package dev.backstop.console.whatif;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Locations;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The what-if desk. The question stands in the address, so that it can be sent to a colleague; the answer is that of today. */
@Controller
@May(Permission.VIEW)
class WhatIfPages {
    private static final List<Option> FATES = List.of(new Option("late", "comes later"), new Option("never", "never comes"));

    private final OwnApi api;
    private final Locations locations;

    WhatIfPages(OwnApi api, Locations locations) {
        this.api = api;
        this.locations = locations;
    }

    @GetMapping("/what-if")
    String ask(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/what-if", parameters);
        model.addAttribute("query", query);
        model.addAttribute("fates", FATES);
        model.addAttribute("locations", Stream.concat(Stream.of(new Option("", "the first that ships")),
                locations.all().stream().map(place -> Option.named(place.code(), place.name()))).toList());
        model.addAttribute("fault", null);
        model.addAttribute("outlook", null);
        try {
            var asked = suppositions(query);
            model.addAttribute("outlook", asked.isEmpty() ? null : api.read(api.post("/what-ifs", Map.of("suppositions", asked)), Outlook.class));
        } catch (Problem refused) {
            model.addAttribute("fault", refused.faults().isEmpty() ? refused.detail() : refused.faults().getFirst().detail());
        }
        return "console/whatif/ask";
    }

    private static List<Map<String, @Nullable Object>> suppositions(Query query) {
        var asked = new ArrayList<Map<String, @Nullable Object>>();
        if (query.has("reference")) {
            var fate = query.get("fate").isEmpty() ? "late" : query.get("fate");
            asked.add(supposition(fate, "reference", query.get("reference"), "days", fate.equals("late") ? whole(query, "days") : null));
        }
        if (query.has("vendor")) {
            asked.add(supposition("vendor-dropped", "vendor", query.get("vendor"), "days", null));
        }
        if (query.has("sku")) {
            var order = supposition("order", "sku", query.get("sku"), "quantity", query.get("quantity"));
            order.put("location", query.get("location"));
            order.put("priority", query.has("priority") ? whole(query, "priority") : null);
            asked.add(order);
        }
        return asked;
    }

    private static Map<String, @Nullable Object> supposition(String kind, String first, String value, String second, @Nullable Object other) {
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("kind", kind);
        asked.put(first, value);
        asked.put(second, other);
        return asked;
    }

    private static int whole(Query query, String name) {
        try {
            return Integer.parseInt(query.get(name).strip());
        } catch (NumberFormatException _) {
            throw Problem.refused("/" + name, "\"%s\" is no whole number of %s.".formatted(query.get(name), name.equals("days") ? "days" : "the nine priorities"));
        }
    }
}
