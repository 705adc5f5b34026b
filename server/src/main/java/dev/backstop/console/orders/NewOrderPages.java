package dev.backstop.console.orders;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Items;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new order, with what can be promised shown before it is placed: as it is typed, or by a button where no script runs. */
@Controller
@May(Permission.TAKE_ORDERS)
class NewOrderPages {
    private static final List<Option> SHIPPINGS = List.of(new Option("as-available", "Each part when it is ready"),
            new Option("complete-lines", "Complete lines"), new Option("complete-order", "All together"));

    private final OwnApi api;
    private final OrderForm form;
    private final Items items;

    NewOrderPages(OwnApi api, OrderForm form, Items items) {
        this.api = api;
        this.form = form;
        this.items = items;
    }

    @GetMapping("/orders/new")
    String empty(@RequestParam Map<String, String> typed, Model model) {
        return page(typed, OrderForm.lines(typed), null, model);
    }

    /** The part of the page that says what can be promised. */
    @PostMapping("/orders/new/quote")
    String quote(@RequestParam Map<String, String> typed, Model model) {
        model.addAttribute("answer", answer(typed));
        return "console/orders/quote";
    }

    @PostMapping("/orders/new/check")
    String check(@RequestParam Map<String, String> typed, Model model) {
        return page(typed, OrderForm.lines(typed), answer(typed), model);
    }

    @PostMapping("/orders/new/more")
    String more(@RequestParam Map<String, String> typed, Model model) {
        return page(typed, Math.min(OrderForm.lines(typed) + 1, OrderForm.MOST_LINES), answer(typed), model);
    }

    @PostMapping("/orders/new")
    String place(@RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var number = api.post("/orders", form.order(typed)).path("number").asString("");
        Toast.say(redirect, "Order %s is placed and its dates are promised.".formatted(number));
        return "redirect:/orders/" + Words.path(number);
    }

    private String page(Map<String, String> typed, int lines, @Nullable Answer answer, Model model) {
        model.addAttribute("shippings", SHIPPINGS);
        model.addAttribute("sku", typed.getOrDefault("sku", ""));
        model.addAttribute("lines", lines);
        model.addAttribute("answer", answer);
        return "console/orders/new";
    }

    private Answer answer(Map<String, String> typed) {
        var asked = form.quote(typed);
        if (!asked.containsKey("customer") || List.of().equals(asked.get("lines"))) {
            return Answer.none("Name a customer and an item, and the dates stand here.");
        }
        try {
            var answer = api.read(api.post("/quotes", asked), Answer.class);
            var names = items.bySkus(answer.lines().stream().map(Answer.Line::sku).toList());
            return new Answer(answer.lines().stream().map(line -> line.named(names.containsKey(line.sku()) ? names.get(line.sku()).name() : null)).toList(), null);
        } catch (Problem refused) {
            return Answer.none(refused.detail());
        }
    }
}
