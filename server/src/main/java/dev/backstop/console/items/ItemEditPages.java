package dev.backstop.console.items;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Records;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** A new item, and the facts of one that exists. */
@Controller
@May(Permission.PLAN)
class ItemEditPages {
    private final Records records;
    private final OwnApi api;
    private final FirmSettings settings;

    ItemEditPages(Records records, OwnApi api, FirmSettings settings) {
        this.records = records;
        this.api = api;
        this.settings = settings;
    }

    @GetMapping("/items/new")
    String empty(Model model) {
        model.addAttribute("currency", settings.now().currency());
        return "console/items/edit";
    }

    @PostMapping("/items/new")
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var sku = records.create("/items", "sku", ItemForms.item(FormBody.of(request)).texts("sku"));
        saveShelfLife(sku, request);
        Toast.say(redirect, "Item %s is made. Say where it comes from, and it can be promised.".formatted(sku));
        return "redirect:/items/" + Words.path(sku);
    }

    @GetMapping("/items/{sku}/edit")
    String filled(@PathVariable String sku, Model model) {
        model.addAttribute("sku", sku);
        var days = api.get(shelfLife(sku)).path("days");
        model.addAttribute("stored", ((ObjectNode) records.get("/items/" + Words.path(sku))).set("days", days));
        return empty(model);
    }

    @PostMapping("/items/{sku}/edit")
    String change(@PathVariable String sku, HttpServletRequest request, RedirectAttributes redirect) {
        records.change("/items/" + Words.path(sku), ItemForms.item(FormBody.of(request)));
        saveShelfLife(sku, request);
        Toast.say(redirect, "Item %s is changed.".formatted(sku));
        return "redirect:/items/" + Words.path(sku);
    }

    private void saveShelfLife(String sku, HttpServletRequest request) {
        api.put(shelfLife(sku), FormBody.of(request).numbers("days"));
    }

    private static String shelfLife(String sku) {
        return "/items/%s/shelf-life".formatted(Words.path(sku));
    }

    @PostMapping("/items/{sku}/remove")
    String remove(@PathVariable String sku, RedirectAttributes redirect) {
        records.remove("/items/" + Words.path(sku));
        Toast.say(redirect, "Item %s is removed.".formatted(sku));
        return "redirect:/items";
    }
}
