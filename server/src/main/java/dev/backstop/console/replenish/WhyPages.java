package dev.backstop.console.replenish;

import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Why an item is reordered at a location, or why not. */
@Controller
class WhyPages {
    private static final String MOST = "20";

    private final OwnApi api;

    WhyPages(OwnApi api) {
        this.api = api;
    }

    @GetMapping("/replenish/why")
    String why(@RequestParam(defaultValue = "") String sku, @RequestParam(defaultValue = "") String location, Model model) {
        model.addAttribute("sku", sku.strip());
        model.addAttribute("location", location.strip());
        model.addAttribute("why", explanation(sku.strip(), location.strip()));
        model.addAttribute("decisions", sku.isBlank() ? java.util.List.<JsonNode>of()
                : api.get("/automation-decisions?sku=%s&limit=%s".formatted(Words.path(sku.strip()), MOST)).path("data").valueStream().toList());
        return "console/replenish/why";
    }

    private @Nullable JsonNode explanation(String sku, String location) {
        return sku.isEmpty() || location.isEmpty() ? null
                : api.find("/explanations/reorder/%s/%s".formatted(Words.path(sku), Words.path(location))).orElse(null);
    }
}
