package dev.backstop.console.orders;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be changed of an order that was taken; every change is confirmed anew. */
@Controller
@May(Permission.TAKE_ORDERS)
class OrderChangePages {
    private final OwnApi api;
    private final OrderForm forms;

    OrderChangePages(OwnApi api, OrderForm forms) {
        this.api = api;
        this.forms = forms;
    }

    @PostMapping("/orders/{number}/change")
    String change(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch(path(number), FormBody.of(request).texts("shipping").numbers("priority").dates("requestedOn", "latestAcceptableOn"));
        return done(number, "Order %s is changed, and its dates are promised anew.".formatted(number), redirect);
    }

    @PostMapping("/orders/{number}/cancel")
    String cancel(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.post(path(number) + "/cancel", withReason(FormBody.of(request)));
        return done(number, "Order %s is cancelled.".formatted(number), redirect);
    }

    @PostMapping("/orders/{number}/lines")
    String add(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.post(path(number) + "/lines", forms.line(FormBody.of(request)));
        return done(number, "A line is added and promised.", redirect);
    }

    @PostMapping("/orders/{number}/lines/{line}")
    String changeLine(@PathVariable String number, @PathVariable int line, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch(path(number, line), FormBody.of(request).texts("quantity"));
        return done(number, "Line %d is changed, and its dates are promised anew.".formatted(line), redirect);
    }

    /** Without a quantity, all that is open. */
    @PostMapping("/orders/{number}/lines/{line}/cancel")
    String cancelLine(@PathVariable String number, @PathVariable int line, HttpServletRequest request, RedirectAttributes redirect) {
        api.post(path(number, line) + "/cancel", withReason(FormBody.of(request).texts("quantity")));
        return done(number, "What was cancelled of line %d goes to those who wait next.".formatted(line), redirect);
    }

    @PostMapping("/orders/{number}/lines/{line}/substitute")
    String substitute(@PathVariable String number, @PathVariable int line, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("sku", "quantity", "consent");
        api.post(path(number, line) + "/substitute", form);
        return done(number, "%s stands in for line %d.".formatted(form.typed("sku"), line), redirect);
    }

    /** What the customer chose, said on the phone or written. */
    @PostMapping("/orders/{number}/consents")
    String consent(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("choice", "channel", "words", "sku").dates("until").numbers("line");
        api.post("/consents", form.with("order", number));
        return done(number, "The customer's choice is recorded and carried out.", redirect);
    }

    @PostMapping("/orders/{number}/returns")
    String takeBack(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).rows("lines", line -> line.carried("line").texts("quantity")
                .choices("condition").flags("replace")).with("order", number);
        if (form.rowsOf("lines").isEmpty()) {
            throw Problem.refused("/lines", "Enter how much of at least one line came back.");
        }
        api.post("/returns", form);
        return done(number, "The return is booked; what can be sold goes to the first in line.", redirect);
    }

    private static FormBody withReason(FormBody form) {
        return form.with("reason", form.typed("reason").isEmpty() ? "cancelled on the order's page" : form.typed("reason"));
    }

    private static String done(String number, String words, RedirectAttributes redirect) {
        Toast.say(redirect, words);
        return "redirect:" + path(number);
    }

    private static String path(String number, int line) {
        return path(number) + "/lines/" + line;
    }

    private static String path(String number) {
        return "/orders/" + Words.path(number);
    }
}
