package dev.backstop.console.settings;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Records;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Locations with their calendars. */
@Controller
@May(Permission.CONFIGURE)
class LocationPages {
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted().toList();

    private final Records records;

    LocationPages(Records records) {
        this.records = records;
    }

    @GetMapping("/settings/locations/new")
    String empty(Model model) {
        model.addAttribute("zones", ZONES);
        return "console/settings/location";
    }

    @PostMapping("/settings/locations/new")
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var code = records.create("/locations", "code", read(request).texts("code"));
        Toast.say(redirect, "Location %s is made.".formatted(code));
        return "redirect:/settings";
    }

    @GetMapping("/settings/locations/{code}")
    String filled(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("stored", records.get("/locations/" + Words.path(code)));
        return empty(model);
    }

    @PostMapping("/settings/locations/{code}")
    String change(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        records.change("/locations/" + Words.path(code), read(request));
        Toast.say(redirect, "Location %s is changed, and who waits there is promised anew.".formatted(code));
        return "redirect:/settings";
    }

    private static FormBody read(HttpServletRequest request) {
        return FormBody.of(request).texts("name", "timeZone", "country", "postcode").numbers("priority", "handlingDays", "daysToShip")
                .flags("active")
                .object("calendar", calendar -> calendar.ticked("workingDays").texts("cutOff").days("holidays"));
    }
}
