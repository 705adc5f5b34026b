package dev.backstop.console.items;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import dev.backstop.stock.Stock;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stock moved by hand and counted, and who gained or lost by it. */
@Controller
@May(Permission.MOVE_STOCK)
public class StockPages {
    private static final List<Option> REASONS = List.of(new Option("adjustment", "Correct the books"),
            new Option("damage", "It is damaged"), new Option("issue", "Taken out for ourselves"), new Option("return", "It came back"),
            new Option("opening", "Opening stock"));

    private final OwnApi api;
    private final Items items;
    private final Locations locations;
    private final Stock stock;

    StockPages(OwnApi api, Items items, Locations locations, Stock stock) {
        this.api = api;
        this.items = items;
        this.locations = locations;
        this.stock = stock;
    }

    /** So much of an order's line, gained or lost. */
    public record Share(String order, int line, String quantity) {}

    /** What a movement or a count did. */
    public record Outcome(String words, List<Share> displaced, List<Share> filled) {}

    private record Answer(List<Share> displaced, List<Share> filled) {
        Outcome as(String words) {
            return new Outcome(words, displaced, filled);
        }
    }

    @GetMapping("/items/{sku}/stock")
    String show(@PathVariable String sku, @RequestParam String location, Model model) {
        var item = items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
        var here = locations.byCode(location).orElseThrow(() -> Problem.notFound("location", location));
        model.addAttribute("item", item);
        model.addAttribute("location", here);
        model.addAttribute("levels", stock.levels(List.of(new Place(item.id(), here.id()))));
        model.addAttribute("reasons", REASONS);
        return "console/items/stock";
    }

    @PostMapping("/items/{sku}/stock/move")
    String move(@PathVariable String sku, @RequestParam String location, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("quantity", "reason", "condition", "lot", "note").with("sku", sku).with("location", location);
        var answer = api.post("/stock/movements", form);
        return done(sku, location, api.read(answer, Answer.class).as("%s moved; %s are here now.".formatted(
                signed(answer.path("quantity").asString("")), answer.path("onHand").asString(""))), redirect);
    }

    @PostMapping("/items/{sku}/stock/count")
    String count(@PathVariable String sku, @RequestParam String location, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("counted", "condition", "lot").with("sku", sku).with("location", location);
        var answer = api.post("/stock/counts", form);
        var difference = answer.path("difference").asString("0");
        return done(sku, location, api.read(answer, Answer.class).as(difference.equals("0") ? "Counted: the books were right."
                : "Counted: %s against the books, which now say what is there.".formatted(signed(difference))), redirect);
    }

    private static String done(String sku, String location, Outcome outcome, RedirectAttributes redirect) {
        redirect.addFlashAttribute("outcome", outcome);
        redirect.addAttribute("location", location);
        return "redirect:/items/" + Words.path(sku) + "/stock";
    }

    private static String signed(String quantity) {
        return quantity.startsWith("-") ? '−' + quantity.substring(1) : '+' + quantity;
    }
}
