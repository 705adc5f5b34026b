package dev.backstop.console.settings;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Records;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Locations with their calendars. */
@Controller
@May(Permission.CONFIGURE)
class LocationPages {
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted().toList();

    private final Records records;
    private final OwnApi api;

    LocationPages(Records records, OwnApi api) {
        this.records = records;
        this.api = api;
    }

    @GetMapping("/settings/locations/new")
    String empty(Model model) {
        model.addAttribute("zones", ZONES);
        return "console/settings/location";
    }

    @PostMapping("/settings/locations/new")
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var code = records.create("/locations", "code", read(request).texts("code"));
        saveAddress(code, request);
        Toast.say(redirect, "Location %s is made.".formatted(code));
        return "redirect:/settings";
    }

    @GetMapping("/settings/locations/{code}")
    String filled(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        var address = api.get(address(code)).path("address").valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"));
        model.addAttribute("stored", ((ObjectNode) records.get("/locations/" + Words.path(code))).put("address", address));
        return empty(model);
    }

    @PostMapping("/settings/locations/{code}")
    String change(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        records.change("/locations/" + Words.path(code), read(request));
        saveAddress(code, request);
        Toast.say(redirect, "Location %s is changed, and who waits there is promised anew.".formatted(code));
        return "redirect:/settings";
    }

    private void saveAddress(String code, HttpServletRequest request) {
        api.put(address(code), FormBody.of(request).lines("address"));
    }

    private static String address(String code) {
        return "/locations/%s/address".formatted(Words.path(code));
    }

    private static FormBody read(HttpServletRequest request) {
        return FormBody.of(request).texts("name", "timeZone", "country", "postcode", "vendor").numbers("priority", "handlingDays", "daysToShip")
                .flags("active")
                .object("calendar", calendar -> calendar.ticked("workingDays").texts("cutOff").days("holidays"));
    }
}
