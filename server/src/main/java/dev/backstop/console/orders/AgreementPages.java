package dev.backstop.console.orders;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Frame agreements: what customers will take within a while, what is left of it, and orders that call some of it off. */
@Controller
class AgreementPages {
    private final OwnApi api;
    private final Locations locations;

    AgreementPages(OwnApi api, Locations locations) {
        this.api = api;
        this.locations = locations;
    }

    /** The parameter has another name than that of the API, which is asked with those of the page as well. */
    @GetMapping("/agreements")
    String list(@RequestParam(name = "q", defaultValue = "") String customer, Model model) {
        model.addAttribute("customer", customer);
        model.addAttribute("agreements", api.get("/agreements?limit=1000" + (customer.isEmpty() ? "" : "&customer=" + Words.path(customer))).path("data"));
        return "console/orders/agreements";
    }

    @GetMapping("/agreements/new")
    @May(Permission.TAKE_ORDERS)
    String empty(@RequestParam(name = "for", defaultValue = "") String customer, Model model) {
        model.addAttribute("customer", customer);
        model.addAttribute("locations", Stream.concat(Stream.of(new Option("", "Chosen for each call-off")), locations.all().stream()
                .filter(place -> place.active() && !place.isDirect()).map(place -> Option.named(place.code(), place.name()))).toList());
        return "console/orders/new-agreement";
    }

    @PostMapping("/agreements/new")
    @May(Permission.TAKE_ORDERS)
    String agree(HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("customer", "reference", "location").dates("validFrom", "validUntil").flags("reserve")
                .rows("lines", line -> line.texts("sku", "quantity").money("price"));
        var made = api.post("/agreements", form).path("number").asString("");
        Toast.say(redirect, "Agreement %s is made; its call-offs keep today's place in the line.".formatted(made));
        return "redirect:" + path(made);
    }

    @GetMapping("/agreements/{number}")
    String one(@PathVariable String number, Model model) {
        model.addAttribute("agreement", api.get(path(number)));
        model.addAttribute("calls", api.get(path(number) + "/call-offs").path("data"));
        return "console/orders/agreement";
    }

    @PostMapping("/agreements/{number}/call-offs")
    @May(Permission.TAKE_ORDERS)
    String callOff(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("reference").dates("requestedOn").with("channel", "phone")
                .rows("lines", line -> {
                    line.texts("quantity");
                    line.choices("sku");
                });
        var made = api.post(path(number) + "/call-offs", form).path("number").asString("");
        Toast.say(redirect, "Order %s calls it off.".formatted(made));
        return "redirect:/orders/" + Words.path(made);
    }

    @PostMapping("/agreements/{number}/end")
    @May(Permission.TAKE_ORDERS)
    String end(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.post(path(number) + "/end", FormBody.of(request).texts("reason"));
        Toast.say(redirect, "Agreement %s is ended; what was called off stays ordered.".formatted(number));
        return "redirect:" + path(number);
    }

    private static String path(String number) {
        return "/agreements/" + Words.path(number);
    }
}
