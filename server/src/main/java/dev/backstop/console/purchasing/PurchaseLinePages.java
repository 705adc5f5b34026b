package dev.backstop.console.purchasing;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One line of a purchase order: what the vendor said of it, and what we change. */
@Controller
@May(Permission.BUY)
class PurchaseLinePages {
    private final PurchaseReader reader;
    private final OwnApi api;

    PurchaseLinePages(PurchaseReader reader, OwnApi api) {
        this.reader = reader;
        this.api = api;
    }

    @GetMapping("/purchase-orders/{number}/lines/{line}")
    String show(@PathVariable String number, @PathVariable int line, Model model) {
        var order = reader.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number));
        if (order.partsOf(line).isEmpty()) {
            throw Problem.notFound("line", "%d of purchase order %s".formatted(line, number));
        }
        model.addAttribute("order", order);
        model.addAttribute("parts", order.partsOf(line));
        return "console/purchasing/line";
    }

    @PostMapping("/purchase-orders/{number}/lines/{line}/quantity")
    String quantity(@PathVariable String number, @PathVariable int line, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch(path(number, line), FormBody.of(request).texts("quantity"));
        return done(number, "The quantity of line %d is changed.".formatted(line), redirect);
    }

    @PostMapping("/purchase-orders/{number}/lines/{line}/parts/{part}/date")
    String move(@PathVariable String number, @PathVariable int line, @PathVariable int part, HttpServletRequest request,
            RedirectAttributes redirect) {
        api.patch(path(number, line) + "/parts/" + part, FormBody.of(request).dates("expectedOn").texts("reason"));
        return done(number, "The date of line %d is moved, and those who wait for it are promised anew.".formatted(line), redirect);
    }

    /** The vendor accepts the line as it stands, or will not deliver it. */
    @PostMapping({"/purchase-orders/{number}/lines/{line}/accepted", "/purchase-orders/{number}/lines/{line}/rejected"})
    String answer(@PathVariable String number, @PathVariable int line, HttpServletRequest request, RedirectAttributes redirect) {
        var status = request.getRequestURI().endsWith("/accepted") ? "accepted" : "rejected";
        var said = Map.of("line", line, "status", status);
        api.post(confirmations(number), FormBody.of(request).texts("by").with("lines", List.of(said)));
        return done(number, "The vendor's word for line %d is kept, and promises follow it.".formatted(line), redirect);
    }

    /** The vendor names other quantities or dates, in one part or several. */
    @PostMapping("/purchase-orders/{number}/lines/{line}/confirm")
    String confirm(@PathVariable String number, @PathVariable int line, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("by").rows("lines", said -> said.carried("line").choices("status")
                .rows("parts", part -> part.texts("quantity").dates("expectedOn")));
        if (form.rowsOf("lines").isEmpty()) {
            throw Problem.refused("/lines/0/parts", "Enter at least one quantity that the vendor confirmed.");
        }
        api.post(confirmations(number), form);
        return done(number, "The vendor's word for line %d is kept, and promises follow it.".formatted(line), redirect);
    }

    private static String done(String number, String words, RedirectAttributes redirect) {
        Toast.say(redirect, words);
        return "redirect:/purchase-orders/" + Words.path(number);
    }

    private static String confirmations(String number) {
        return "/purchase-orders/%s/confirmations".formatted(Words.path(number));
    }

    private static String path(String number, int line) {
        return "/purchase-orders/%s/lines/%d".formatted(Words.path(number), line);
    }
}
