package dev.backstop.console.picking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The floor's work: a list of what to fetch for the orders that are ready, and what became of it. */
@Controller
@May(Permission.SHIP)
class PickPages {
    private final PickReader reader;
    private final Locations locations;
    private final OwnApi api;
    private final Today today;

    PickPages(PickReader reader, Locations locations, OwnApi api, Today today) {
        this.reader = reader;
        this.locations = locations;
        this.api = api;
        this.today = today;
    }

    @GetMapping("/picking")
    String ready(@RequestParam(defaultValue = "") String location,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until, Model model) {
        var places = locations.all().stream().filter(place -> place.active() && !place.isDirect()).toList();
        if (places.isEmpty()) {
            return "console/picking/nowhere";
        }
        var here = places.stream().filter(place -> place.code().equals(location)).findFirst().orElse(places.getFirst());
        var last = until == null ? today.day() : until;
        model.addAttribute("location", here);
        model.addAttribute("locations", places);
        model.addAttribute("until", last);
        model.addAttribute("ready", reader.ready(here.id(), last));
        model.addAttribute("lists", reader.lists(here.id()));
        return "console/picking/ready";
    }

    @PostMapping("/picking")
    String make(@RequestParam String location, @RequestParam(required = false) @Nullable List<String> order, RedirectAttributes redirect) {
        if (order == null || order.isEmpty()) {
            throw Problem.refused("/orders", "Tick the orders that are to be picked.");
        }
        var pick = api.post("/picks", Map.of("location", location, "orders", order)).path("pick").asString("");
        Toast.say(redirect, "Pick list %s is made; nothing moves what is on it.".formatted(pick));
        return "redirect:/picking/" + Words.path(pick);
    }

    @GetMapping("/picking/{pick}")
    String one(@PathVariable String pick, Model model) {
        var head = head(pick);
        model.addAttribute("head", head);
        model.addAttribute("lines", reader.lines(head.id()));
        return "console/picking/pick";
    }

    @PostMapping("/picking/{pick}/scan")
    String scan(@PathVariable String pick, HttpServletRequest request, RedirectAttributes redirect) {
        var done = api.post("/picks/" + Words.path(pick) + "/scans", FormBody.of(request).texts("code", "quantity"));
        Toast.say(redirect, done.path("words").asString(""));
        return "redirect:/picking/" + Words.path(pick);
    }

    @PostMapping("/picking/{pick}/short")
    String reportShort(@PathVariable String pick, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("order", "quantity", "sku", "lot").carried("line");
        api.post("/picks/" + Words.path(pick) + "/short", form);
        Toast.say(redirect, "Booked as missing. What was found of line %s of order %s still ships, the rest is promised anew.".formatted(
                form.typed("line"), form.typed("order")));
        return "redirect:/picking/" + Words.path(pick);
    }

    @PostMapping("/picking/{pick}/put-back")
    String putBack(@PathVariable String pick, RedirectAttributes redirect) {
        api.post("/picks/" + Words.path(pick) + "/put-back", Map.of());
        Toast.say(redirect, "Pick list %s is put back; its orders keep what they had.".formatted(pick));
        return "redirect:/picking/" + Words.path(pick);
    }

    /** One shipment for each order of the list. */
    @PostMapping("/picking/{pick}/ship")
    String ship(@PathVariable String pick, HttpServletRequest request, RedirectAttributes redirect) {
        var head = head(pick);
        var byOrder = reader.leaving(head.id()).stream().collect(groupingBy(PickReader.Leaving::order, LinkedHashMap::new, toList()));
        byOrder.forEach((order, lines) -> api.post("/shipments", FormBody.of(request).texts("carrier", "tracking").with("order", order)
                .with("location", head.location())
                .with("lines", lines.stream().map(line -> Map.of("line", line.line(), "quantity", line.text())).toList())));
        Toast.say(redirect, "%s booked.".formatted(Words.count(byOrder.size(), "shipment is", "shipments are")));
        return "redirect:/picking/" + Words.path(pick);
    }

    private PickReader.Head head(String pick) {
        return reader.byNumber(pick).orElseThrow(() -> Problem.notFound("pick", pick));
    }
}
