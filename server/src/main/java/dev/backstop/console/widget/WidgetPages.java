package dev.backstop.console.widget;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Items;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.storefront.Availabilities;
import dev.backstop.storefront.Language;
import dev.backstop.storefront.Shopper;
import dev.backstop.storefront.StructuredData;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page on which a shop owner tries the element on any item, and copies it. */
@Controller
class WidgetPages {
    private static final List<Option> LANGUAGES = List.of(new Option("en", "English"), new Option("de", "German"),
            new Option("es", "Spanish"));
    private static final List<Option> CHARGES = List.of(new Option("", "Say nothing of it"), new Option("when-it-ships", "When it ships"),
            new Option("with-the-order", "With the order"));
    private static final List<Option> COUNTRIES = Tried.countries();

    private final Availabilities availabilities;
    private final Items items;
    private final OwnApi api;
    private final Json json;

    WidgetPages(Availabilities availabilities, Items items, OwnApi api, Json json) {
        this.availabilities = availabilities;
        this.items = items;
        this.api = api;
        this.json = json;
    }

    @GetMapping("/widget")
    String tryIt(@RequestParam @Nullable String sku, @RequestParam @Nullable String quantity, @RequestParam @Nullable String country,
            @RequestParam @Nullable String lang, Model model) {
        var wanted = given(sku);
        var chosen = wanted == null ? api.get("/items?limit=1").at("/data/0/sku").asString("") : wanted;
        var element = new Tried.Element(chosen, given(quantity), given(country), Language.of(lang).code());
        try {
            model.addAttribute("tried", chosen.isEmpty() ? null : tried(element));
        } catch (Problem refused) {
            model.addAttribute("wrong", refused.detail());
        }
        model.addAttribute("element", element);
        model.addAttribute("settings", api.get("/shop-settings"));
        model.addAttribute("languages", LANGUAGES);
        model.addAttribute("charges", CHARGES);
        model.addAttribute("countries", COUNTRIES);
        return "console/widget/widget";
    }

    private Tried tried(Tried.Element element) {
        var item = items.bySku(element.sku()).orElseThrow(() -> Problem.notFound("item", element.sku()));
        var shopper = new Shopper(element.country(), null, Language.of(element.language()));
        var answer = availabilities.of(element.sku(), element.quantity(), shopper)
                .orElseThrow(() -> Problem.notFound("item", element.sku()));
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return Tried.of(answer, element, base, json.write(StructuredData.of(answer, item, shopper, null)).replace("<", "\\u003c"));
    }

    private static @Nullable String given(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    @PostMapping("/widget")
    @May(Permission.CONFIGURE)
    String save(HttpServletRequest request, RedirectAttributes redirect) {
        api.patch("/shop-settings", FormBody.of(request).keys("origins").choices("charge").flags("cancelUntilShipped", "backInStock")
                .numbers("requestsPerMinute"));
        Toast.say(redirect, "Shops see this with their next question.");
        return "redirect:/widget";
    }
}
