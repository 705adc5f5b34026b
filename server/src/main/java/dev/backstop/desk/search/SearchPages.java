package dev.backstop.desk.search;

import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The search over everything: what has exactly the key or number that was typed opens at once. */
@Controller
class SearchPages {
    private static final int MOST = 20;
    private static final int SUGGESTED = 8;

    private final Finder finder;

    SearchPages(Finder finder) {
        this.finder = finder;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var hits = finder.find(q, MOST);
        var takesOrders = Who.may(Permission.TAKE_ORDERS);
        if (hits.stream().filter(hit -> hit.by().exact()).count() == 1) {
            return "redirect:" + hits.getFirst().href(takesOrders);
        }
        model.addAttribute("q", q.strip());
        model.addAttribute("hits", hits);
        model.addAttribute("takesOrders", takesOrders);
        return "desk/search";
    }

    /** What a field that names a customer offers. */
    record Suggestion(String value, String words) {}

    @GetMapping("/suggest/customers")
    @ResponseBody
    List<Suggestion> customers(@RequestParam String q) {
        return finder.customers(q, SUGGESTED).stream().map(hit -> new Suggestion(hit.key(), hit.words())).toList();
    }
}
