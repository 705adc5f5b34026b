package dev.backstop.console.production;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
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

/** Work centres: how many minutes each works a day, and what is booked on it. */
@Controller
class WorkCentrePages {
    private final Records records;
    private final OwnApi api;
    private final Locations locations;

    WorkCentrePages(Records records, OwnApi api, Locations locations) {
        this.records = records;
        this.api = api;
        this.locations = locations;
    }

    @GetMapping("/work-centres")
    String list(Model model) {
        model.addAttribute("centres", api.get("/work-centres?limit=1000").path("data"));
        return "console/production/work-centres";
    }

    @GetMapping("/work-centres/new")
    @May(Permission.PLAN)
    String empty(Model model) {
        model.addAttribute("locations", locations.all().stream().filter(place -> !place.isDirect()).map(WorkCentrePages::option).toList());
        return "console/production/work-centre";
    }

    @PostMapping("/work-centres/new")
    @May(Permission.PLAN)
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var code = records.create("/work-centres", "code", read(request).texts("code"));
        Toast.say(redirect, "Work centre %s is made. Say in the routing of an item what is done there.".formatted(code));
        return "redirect:/work-centres/" + Words.path(code);
    }

    @GetMapping("/work-centres/{code}")
    String one(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("stored", records.get(path(code)));
        model.addAttribute("load", api.get(path(code) + "/load?days=60").path("data"));
        return empty(model);
    }

    @PostMapping("/work-centres/{code}")
    @May(Permission.PLAN)
    String change(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        api.put(path(code), read(request));
        Toast.say(redirect, "Work centre %s is changed.".formatted(code));
        return "redirect:/work-centres";
    }

    private static FormBody read(HttpServletRequest request) {
        return FormBody.of(request).texts("name", "location").numbers("minutesPerDay");
    }

    private static Option option(Location place) {
        return Option.named(place.code(), place.name());
    }

    private static String path(String code) {
        return "/work-centres/" + Words.path(code);
    }
}
