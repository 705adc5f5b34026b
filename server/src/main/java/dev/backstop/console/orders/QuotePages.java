package dev.backstop.console.orders;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Quotes that were kept: what they hold, for whom and until when, and letting it go sooner. */
@Controller
class QuotePages {
    private static final int SHOWN = 200;
    private static final List<Option> WHICH = List.of(new Option("holding", "Hold now"), new Option("ordered", "Ordered"), new Option("lapsed", "Lapsed"),
            new Option("kept", "Hold nothing"), new Option("all", "All"));

    private final OwnApi api;

    QuotePages(OwnApi api) {
        this.api = api;
    }

    /** The parameters have other names than those of the API, which is asked with those of the page as well. */
    @GetMapping("/quotes")
    @May(Permission.SEE_HOLDERS)
    String list(@RequestParam(name = "q", defaultValue = "") String customer, @RequestParam(name = "which", defaultValue = "holding") String which,
            @RequestParam(name = "item", defaultValue = "") String sku, Model model) {
        var wanted = WHICH.stream().anyMatch(one -> one.value().equals(which)) ? which : "holding";
        var asked = new StringBuilder("/quotes?limit=" + SHOWN);
        Map.of("state", wanted.equals("all") ? "" : wanted, "customer", customer, "sku", sku)
                .forEach((name, value) -> asked.append(value.isBlank() ? "" : "&%s=%s".formatted(name, Words.path(value.strip()))));
        var found = api.get(asked.toString());
        model.addAttribute("customer", customer);
        model.addAttribute("item", sku);
        model.addAttribute("which", wanted);
        model.addAttribute("choices", WHICH);
        model.addAttribute("quotes", found.path("data"));
        model.addAttribute("more", found.path("nextCursor").isString());
        return "console/orders/quotes";
    }

    @PostMapping("/quotes/{number}/release")
    @May(Permission.TAKE_ORDERS)
    String release(@PathVariable String number, RedirectAttributes redirect) {
        api.post("/quotes/" + Words.path(number) + "/release", Map.of());
        Toast.say(redirect, "Quote %s holds nothing any more; who waits moves up.".formatted(number));
        return "redirect:/quotes";
    }
}
