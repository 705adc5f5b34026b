package dev.backstop.console.purchasing;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Blanket orders: what was agreed with vendors for a while, what is left of it, and calling some of it off. */
@Controller
class BlanketPages {
    private final OwnApi api;
    private final Locations locations;

    BlanketPages(OwnApi api, Locations locations) {
        this.api = api;
        this.locations = locations;
    }

    /** The parameter has another name than that of the API, which is asked with those of the page as well. */
    @GetMapping("/blanket-orders")
    String list(@RequestParam(name = "q", defaultValue = "") String vendor, Model model) {
        model.addAttribute("vendor", vendor);
        model.addAttribute("orders", api.get("/blanket-orders?limit=1000" + (vendor.isEmpty() ? "" : "&vendor=" + Words.path(vendor))).path("data"));
        return "console/purchasing/blankets";
    }

    @GetMapping("/blanket-orders/new")
    @May(Permission.BUY)
    String empty(@RequestParam(defaultValue = "") String vendor, Model model) {
        model.addAttribute("vendor", vendor);
        return "console/purchasing/new-blanket";
    }

    @PostMapping("/blanket-orders/new")
    @May(Permission.BUY)
    String agree(HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("vendor", "sku", "quantity", "price").dates("validFrom", "validUntil");
        var made = api.post("/blanket-orders", form).path("number").asString("");
        Toast.say(redirect, "Blanket order %s is agreed; call off from it as it is needed.".formatted(made));
        return "redirect:" + path(made);
    }

    @GetMapping("/blanket-orders/{number}")
    String one(@PathVariable String number, Model model) {
        model.addAttribute("order", api.get(path(number)));
        model.addAttribute("calls", api.get(path(number) + "/call-offs").path("data"));
        model.addAttribute("locations", locations.all().stream().filter(place -> place.active() && !place.isDirect())
                .map(place -> Option.named(place.code(), place.name())).toList());
        return "console/purchasing/blanket";
    }

    @PostMapping("/blanket-orders/{number}/call-offs")
    @May(Permission.BUY)
    String callOff(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("location", "quantity").dates("expectedOn");
        var made = api.post(path(number) + "/call-offs", form).path("purchaseOrder").asString("");
        Toast.say(redirect, "Purchase order %s calls it off; its vendor gets it.".formatted(made));
        return "redirect:" + path(number);
    }

    private static String path(String number) {
        return "/blanket-orders/" + Words.path(number);
    }
}
