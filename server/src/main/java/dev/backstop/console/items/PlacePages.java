package dev.backstop.console.items;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How an item is kept at one location: whether and for whom, from where it comes, and when it is reordered. */
@Controller
@May(Permission.PLAN)
class PlacePages {
    private final OwnApi api;
    private final Items items;
    private final Locations locations;
    private final FirmSettings settings;

    PlacePages(OwnApi api, Items items, Locations locations, FirmSettings settings) {
        this.api = api;
        this.items = items;
        this.locations = locations;
        this.settings = settings;
    }

    @GetMapping("/items/{sku}/at/{location}")
    String show(@PathVariable String sku, @PathVariable String location, Model model) {
        var place = place(sku, location);
        var all = locations.all();
        model.addAttribute("item", items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku)));
        model.addAttribute("location", all.stream().filter(one -> one.code().equals(location)).findFirst()
                .orElseThrow(() -> Problem.notFound("location", location)));
        model.addAttribute("locations", all.stream().map(one -> Option.named(one.code(), one.name())).toList());
        model.addAttribute("currency", settings.now().currency());
        model.addAttribute("kept", api.find("/item-locations" + place).orElse(null));
        model.addAttribute("terms", api.find("/sourcing-terms" + place).orElse(null));
        model.addAttribute("rule", api.find("/reorder-points" + place).orElse(null));
        var terms = api.find("/sourcing-terms" + place);
        var routing = api.find("/routings" + place);
        model.addAttribute("routing", routing.orElse(null));
        model.addAttribute("made", routing.isPresent()
                || terms.stream().flatMap(known -> known.path("terms").valueStream()).anyMatch(term -> term.path("kind").asString("").equals("make")));
        model.addAttribute("centres", centres(location));
        return "console/items/place";
    }

    @PostMapping("/items/{sku}/at/{location}/kept")
    String keep(@PathVariable String sku, @PathVariable String location, HttpServletRequest request, RedirectAttributes redirect) {
        api.put("/item-locations" + place(sku, location), ItemForms.place(FormBody.of(request)));
        return done(sku, location, "How %s is kept at %s is changed.", redirect);
    }

    /** No term at all takes the terms away. */
    @PostMapping("/items/{sku}/at/{location}/terms")
    String source(@PathVariable String sku, @PathVariable String location, HttpServletRequest request, RedirectAttributes redirect) {
        var form = ItemForms.terms(FormBody.of(request));
        var path = "/sourcing-terms" + place(sku, location);
        if (!form.rowsOf("terms").isEmpty()) {
            api.put(path, form);
        } else if (api.find(path).isPresent()) {
            api.delete(path);
        }
        return done(sku, location, "Where %s at %s comes from is changed, and who waits is promised anew.", redirect);
    }

    /** No step at all takes the routing away. */
    @PostMapping("/items/{sku}/at/{location}/routing")
    String make(@PathVariable String sku, @PathVariable String location, HttpServletRequest request, RedirectAttributes redirect) {
        var form = ItemForms.routing(FormBody.of(request));
        var path = "/routings" + place(sku, location);
        if (!form.rowsOf("operations").isEmpty()) {
            api.put(path, form);
        } else if (api.find(path).isPresent()) {
            api.delete(path);
        }
        return done(sku, location, "How %s is made at %s is changed.", redirect);
    }

    private List<Option> centres(String location) {
        return api.get("/work-centres?limit=1000").path("data").valueStream().filter(centre -> centre.path("location").asString("").equals(location))
                .map(centre -> new Option(centre.path("code").asString(""), centre.path("name").asString(""))).toList();
    }

    @PostMapping("/items/{sku}/at/{location}/rule")
    String rule(@PathVariable String sku, @PathVariable String location, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch("/reorder-points" + place(sku, location), ItemForms.rule(FormBody.of(request)));
        return done(sku, location, "When %s is reordered for %s is changed; the next plan follows it.", redirect);
    }

    private static String done(String sku, String location, String words, RedirectAttributes redirect) {
        Toast.say(redirect, words.formatted(sku, location));
        redirect.addAttribute("location", location);
        return "redirect:/items/" + Words.path(sku);
    }

    private static String place(String sku, String location) {
        return '/' + Words.path(sku) + '/' + Words.path(location);
    }
}
