package dev.backstop.console.purchasing;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a buyer does about what passed between us and a vendor. */
@Controller
@May(Permission.BUY)
class VendorSidePages {
    private final OwnApi api;

    VendorSidePages(OwnApi api) {
        this.api = api;
    }

    @PostMapping("/purchase-orders/{number}/versions/{version}/hand-over")
    String handOver(@PathVariable String number, @PathVariable int version, RedirectAttributes redirect) {
        api.post("%s/versions/%d/hand-over".formatted(path(number), version), Map.of());
        Toast.say(redirect, "Version %d is noted as handed over.".formatted(version));
        return "redirect:" + path(number);
    }

    @PostMapping("/purchase-orders/{number}/versions/{version}/send-again")
    String sendAgain(@PathVariable String number, @PathVariable int version, RedirectAttributes redirect) {
        var to = api.post("%s/versions/%d/send-again".formatted(path(number), version), Map.of()).path("to").asString("");
        Toast.say(redirect, "Version %d leaves for %s.".formatted(version, to));
        return "redirect:" + path(number);
    }

    /** The vendor's page, as the vendor sees it. */
    @PostMapping("/purchase-orders/{number}/vendor-page")
    String vendorPage(@PathVariable String number) {
        var url = api.post(path(number) + "/vendor-link", Map.of()).path("url").asString("");
        return "redirect:" + url.substring(url.indexOf("/vendor-order/"));
    }

    @PostMapping("/purchase-orders/{number}/lines/{line}/parts/{part}/ask")
    String ask(@PathVariable String number, @PathVariable int line, @PathVariable int part, HttpServletRequest request,
            RedirectAttributes redirect) {
        api.patch("%s/lines/%d/parts/%d".formatted(path(number), line, part), FormBody.of(request).dates("requestedOn").texts("reason"));
        Toast.say(redirect, "The vendor is asked for the new date of line %d.".formatted(line));
        return "redirect:" + path(number);
    }

    @PostMapping("/vendor-answers/{id}/settle")
    String settle(@PathVariable long id, HttpServletRequest request, @RequestParam(name = "_page") String page,
            RedirectAttributes redirect) {
        api.post("/vendor-answers/%d/settle".formatted(id), FormBody.of(request).texts("as"));
        Toast.say(redirect, "Noted.");
        return back(page);
    }

    @PostMapping("/vendor-answers/{id}/accept")
    String accept(@PathVariable long id, HttpServletRequest request, @RequestParam(name = "_page") String page,
            RedirectAttributes redirect) {
        var accepted = api.post("/vendor-answers/%d/accept".formatted(id),
                FormBody.of(request).texts("sku", "quantity").flags("offerToWaiting"));
        Toast.say(redirect, "The offer is accepted and %s.".formatted(accepted.path("settledAs").asString("")));
        return back(page);
    }

    private static String back(String page) {
        return "redirect:" + (page.startsWith("/purchase-orders/") || page.startsWith("/vendors") ? page : "/vendors/questions");
    }

    private static String path(String number) {
        return "/purchase-orders/" + Words.path(number);
    }
}
