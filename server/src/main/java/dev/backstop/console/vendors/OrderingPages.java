package dev.backstop.console.vendors;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Vendors;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
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

/** How orders reach a vendor, and who we are on them. */
@Controller
class OrderingPages {
    private static final List<Option> WAYS = List.of(new Option("", "By mail where it has an address, else by hand"),
            new Option("mail", "By mail, PDF and table"),
            new Option("csv", "By mail, the table alone"), new Option("by-hand", "A buyer hands it over"));
    private static final List<Option> CHASES = List.of(new Option("draft", "A person sends what asks it"),
            new Option("by-itself", "Sent when a question is due"));

    private final OwnApi api;
    private final Vendors vendors;

    OrderingPages(OwnApi api, Vendors vendors) {
        this.api = api;
        this.vendors = vendors;
    }

    @GetMapping("/vendors/{code}/ordering")
    @May(Permission.BUY)
    String manner(@PathVariable String code, Model model) {
        model.addAttribute("vendor", vendors.byCode(code).orElseThrow(() -> Problem.notFound("vendor", code)));
        model.addAttribute("stored", inLines(api.get(path(code))));
        model.addAttribute("freight", api.get(freight(code)));
        model.addAttribute("ways", WAYS);
        model.addAttribute("chases", CHASES);
        return "console/vendors/ordering";
    }

    @PostMapping("/vendors/{code}/ordering")
    @May(Permission.BUY)
    String save(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        api.put(path(code), FormBody.of(request).texts("way", "contact", "customerNumber", "paymentTerms", "deliveryTerms", "chase")
                .lines("address"));
        Toast.say(redirect, "Orders to %s go out like that from now on.".formatted(code));
        return "redirect:/vendors/" + Words.path(code);
    }

    @PostMapping("/vendors/{code}/freight")
    @May(Permission.BUY)
    String saveFreight(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        api.put(freight(code), FormBody.of(request).rows("steps", step -> step.texts("from", "freight", "perKilogram")).texts("basis"));
        Toast.say(redirect, "Orders to %s are topped up where that saves freight.".formatted(code));
        return "redirect:/vendors/" + Words.path(code);
    }

    @PostMapping("/vendor-claims/{claim}/settle")
    @May(Permission.BUY)
    String settle(@PathVariable String claim, HttpServletRequest request, RedirectAttributes redirect) {
        var settled = api.post("/vendor-claims/%s/settle".formatted(Words.path(claim)), FormBody.of(request).texts("outcome", "note"));
        Toast.say(redirect, "Claim %s is settled.".formatted(claim));
        return "redirect:/vendors/" + Words.path(settled.path("vendor").asString(""));
    }

    @GetMapping("/settings/letterhead")
    @May(Permission.CONFIGURE)
    String letterhead(Model model) {
        model.addAttribute("stored", inLines(api.get("/letterhead")));
        return "console/vendors/letterhead";
    }

    @PostMapping("/settings/letterhead")
    @May(Permission.CONFIGURE)
    String saveLetterhead(HttpServletRequest request, RedirectAttributes redirect) {
        api.put("/letterhead", FormBody.of(request).texts("name", "email", "phone", "taxNumber", "footer").lines("address"));
        Toast.say(redirect, "The letterhead is in force.");
        return "redirect:/settings";
    }

    /** An address is one field with a line for each of its lines. */
    private static JsonNode inLines(JsonNode stored) {
        var shown = (ObjectNode) stored;
        return shown.put("address", stored.path("address").valueStream().map(JsonNode::asString).collect(Collectors.joining("\n")));
    }

    private static String freight(String code) {
        return "/vendors/%s/freight-steps".formatted(Words.path(code));
    }

    private static String path(String code) {
        return "/vendors/%s/ordering".formatted(Words.path(code));
    }
}
