package dev.backstop.console.orders;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Items;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A new order, with what can be promised shown before it is placed: as it is typed, or by a button where no script runs. */
@Controller
@May(Permission.TAKE_ORDERS)
class NewOrderPages {
    private final OwnApi api;
    private final OrderForm form;
    private final Items items;

    NewOrderPages(OwnApi api, OrderForm form, Items items) {
        this.api = api;
        this.form = form;
        this.items = items;
    }

    /** An empty form, or one that begins with a customer, an item, or both. */
    @GetMapping("/orders/new")
    String empty(@RequestParam(defaultValue = "") String sku, @RequestParam(defaultValue = "") String customer, Model model) {
        model.addAttribute("begun", begun(sku, customer));
        return page(1, null, model);
    }

    /** The part of the page that says what can be promised. */
    @PostMapping("/orders/new/quote")
    String quote(HttpServletRequest request, Model model) {
        model.addAttribute("answer", answer(request));
        return "console/orders/quote";
    }

    @PostMapping("/orders/new/check")
    String check(HttpServletRequest request, Model model) {
        return page(1, answer(request), model);
    }

    @PostMapping("/orders/new/more")
    String more(HttpServletRequest request, Model model) {
        return page(form.quote(FormBody.of(request)).rowsOf("lines").size() + 2, answer(request), model);
    }

    @PostMapping("/orders/new")
    String place(HttpServletRequest request, RedirectAttributes redirect) {
        var number = api.post("/orders", form.order(FormBody.of(request))).path("number").asString("");
        Toast.say(redirect, "Order %s is placed and its dates are promised.".formatted(number));
        return "redirect:/orders/" + Words.path(number);
    }

    private static ObjectNode begun(String sku, String customer) {
        var begun = JsonNodeFactory.instance.objectNode();
        begun.put("customer", customer);
        if (!sku.isBlank()) {
            begun.putArray("lines").addObject().put("sku", sku);
        }
        return begun;
    }

    private static String page(int lines, @Nullable Answer answer, Model model) {
        model.addAttribute("lines", lines);
        model.addAttribute("answer", answer);
        return "console/orders/new";
    }

    private Answer answer(HttpServletRequest request) {
        try {
            var asked = form.quote(FormBody.of(request));
            if (asked.values().get("customer") == null || asked.rowsOf("lines").isEmpty()) {
                return Answer.none("Name a customer and an item, and the dates stand here.");
            }
            var answer = api.read(api.post("/quotes", asked), Answer.class);
            var names = items.bySkus(answer.lines().stream().map(Answer.Line::sku).toList());
            return new Answer(answer.lines().stream().map(line -> line.named(names.containsKey(line.sku()) ? names.get(line.sku()).name() : null)).toList(), null);
        } catch (Problem refused) {
            return Answer.none(refused.detail());
        }
    }
}
