package dev.backstop.desk.entry;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.desk.calls.CallLog;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A new order, with what can be promised shown before it is placed: as it is typed or pasted, or by a button where no script runs. */
@Controller
@May(Permission.TAKE_ORDERS)
class EntryPages {
    private static final int MOST_PASTED = 6_000;

    private final OwnApi api;
    private final EntryForm form;
    private final Answers answers;
    private final SaidOrders said;
    private final Items items;
    private final Locations locations;
    private final CallLog log;

    EntryPages(OwnApi api, EntryForm form, Answers answers, SaidOrders said, Items items, Locations locations, CallLog log) {
        this.api = api;
        this.form = form;
        this.answers = answers;
        this.said = said;
        this.items = items;
        this.locations = locations;
        this.log = log;
    }

    /** An empty form, or one that begins with a customer, an item, or lines that were pasted. */
    @GetMapping({"/orders/new", "/desk/orders/new"})
    String empty(@RequestParam(defaultValue = "") String sku, @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String call,
            @RequestParam(defaultValue = "") String pasted, Model model) {
        model.addAttribute("begun", begun(sku, customer, call, pasted.isBlank() ? List.of() : understood(pasted)));
        return page(1, null, model);
    }

    /** The part of the page that says what can be promised. */
    @PostMapping("/orders/new/quote")
    String quote(HttpServletRequest request, Model model) {
        var typed = FormBody.of(request);
        var answer = answers.to(typed);
        if (answer.problem() == null) {
            log.answered(typed.typed("call"), List.of());
        }
        model.addAttribute("answer", answer);
        return "desk/quote";
    }

    @PostMapping("/orders/new/check")
    String check(HttpServletRequest request, Model model) {
        return page(1, answers.to(FormBody.of(request)), model);
    }

    @PostMapping("/orders/new/more")
    String more(HttpServletRequest request, Model model) {
        return page(form.quote(FormBody.of(request)).rowsOf("lines").size() + 2, answers.to(FormBody.of(request)), model);
    }

    /** What was pasted, for a page that fills it in by itself. */
    @PostMapping("/orders/new/pasted")
    @ResponseBody
    List<PastedLines.Line> pasted(@RequestParam String pasted) {
        return understood(pasted);
    }

    /** The same without script: the lines that were typed already go first. */
    @PostMapping("/orders/new/paste")
    String paste(HttpServletRequest request) {
        var typed = FormBody.of(request);
        var before = form.quote(typed).rowsOf("lines").stream().map(line -> line.get("sku") + "\t" + line.get("quantity"))
                .collect(Collectors.joining("\n"));
        var all = before + "\n" + typed.typed("pasted");
        return "redirect:/desk/orders/new?customer=%s&call=%s&pasted=%s".formatted(encoded(typed.typed("customer")),
                encoded(typed.typed("call")),
                encoded(all.substring(0, Math.min(all.length(), MOST_PASTED)).strip()));
    }

    @PostMapping("/orders/new")
    String place(HttpServletRequest request, RedirectAttributes redirect) {
        var typed = FormBody.of(request);
        var call = typed.typed("call");
        var number = api.post("/orders", form.order(typed)).path("number").asString("");
        var language = typed.typed("language");
        said.record(number, sentences(request), call, language);
        Toast.say(redirect, "Order %s is placed and its dates are promised.".formatted(number));
        return "redirect:" + (call.isEmpty() && !said.placed(number, language).needsWord() ? "/orders/" + Words.path(number)
                : placed(number, call, language));
    }

    @GetMapping("/desk/orders/{number}/placed")
    String placed(@PathVariable String number, @RequestParam(defaultValue = "") String call,
            @RequestParam(defaultValue = "") String language, Model model) {
        model.addAttribute("placed", said.placed(number, language));
        model.addAttribute("call", call);
        return "desk/placed";
    }

    @PostMapping("/desk/orders/{number}/said")
    String said(@PathVariable String number, @RequestParam(defaultValue = "") String call,
            @RequestParam(defaultValue = "") String language, RedirectAttributes redirect) {
        said.record(number, null, call, language);
        Toast.say(redirect, "It is on record that the customer heard these dates.");
        return "redirect:" + placed(number, call, language);
    }

    private List<PastedLines.Line> understood(String pasted) {
        return PastedLines.read(pasted, words -> items.bySkus(words).keySet().stream()
                .collect(Collectors.toMap(sku -> sku.toUpperCase(Locale.ROOT), sku -> sku, (one, _) -> one)));
    }

    private static Map<Integer, String> sentences(HttpServletRequest request) {
        var sentences = new HashMap<Integer, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.matches("said\\.[0-9]{1,3}") && values.length > 0) {
                sentences.put(Integer.valueOf(name.substring("said.".length())), values[0]);
            }
        });
        return sentences;
    }

    private static ObjectNode begun(String sku, String customer, String call, List<PastedLines.Line> lines) {
        var begun = JsonNodeFactory.instance.objectNode();
        begun.put("customer", customer).put("call", call);
        var rows = begun.putArray("lines");
        if (!sku.isBlank()) {
            rows.addObject().put("sku", sku);
        }
        lines.forEach(line -> rows.addObject().put("sku", line.sku()).put("quantity", line.quantity()));
        return begun;
    }

    private String page(int lines, @Nullable Answer answer, Model model) {
        model.addAttribute("lines", lines);
        model.addAttribute("straight", locations.all().stream().anyMatch(Location::isDirect));
        model.addAttribute("answer", answer);
        return "desk/new-order";
    }

    private static String placed(String number, String call, String language) {
        return "/desk/orders/%s/placed?call=%s&language=%s".formatted(Words.path(number), encoded(call), encoded(language));
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
