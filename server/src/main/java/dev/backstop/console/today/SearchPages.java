package dev.backstop.console.today;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.console.Typed;
import dev.backstop.console.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search over everything: a key typed in full opens its page at once. */
@Controller
public class SearchPages {
    private static final int MOST = 20;

    private final Items items;
    private final JdbcClient jdbc;

    SearchPages(Items items, JdbcClient jdbc) {
        this.items = items;
        this.jdbc = jdbc;
    }

    /** Something found, and where it is shown. */
    public record Hit(String key, String words, String href) {}

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        var typed = q.strip();
        var exact = typed.isEmpty() ? Optional.<String>empty() : exact(typed);
        if (exact.isPresent()) {
            return "redirect:" + exact.get();
        }
        model.addAttribute("q", typed);
        model.addAttribute("items", typed.isEmpty() ? List.of() : items.search(typed, MOST).stream().map(SearchPages::hit).toList());
        model.addAttribute("customers", typed.isEmpty() ? List.of() : customers(typed));
        return "console/today/search";
    }

    private Optional<String> exact(String typed) {
        return jdbc.sql("""
                SELECT kind || number FROM (
                    SELECT '/items/' AS kind, sku AS number, 1 AS place FROM catalog.item WHERE sku = :typed
                    UNION ALL SELECT '/orders/', number, 2 FROM orders.sales_order WHERE number = :typed
                    UNION ALL SELECT '/purchase-orders/', number, 3 FROM supply.purchase_order WHERE number = :typed
                    UNION ALL SELECT '/production-orders/', number, 4 FROM supply.production_order WHERE number = :typed
                    UNION ALL SELECT '/transfers/', number, 5 FROM supply.transfer WHERE number = :typed) found
                 ORDER BY place
                 LIMIT 1
                """)
                .param("typed", typed).query(String.class).optional()
                .map(path -> path.substring(0, path.indexOf('/', 1) + 1) + Words.path(path.substring(path.indexOf('/', 1) + 1)));
    }

    private static Hit hit(Item item) {
        return new Hit(item.sku(), item.name(), "/items/" + Words.path(item.sku()));
    }

    private List<Hit> customers(String typed) {
        return jdbc.sql("""
                SELECT code AS key, name AS words, '' AS href
                  FROM orders.customer
                 WHERE (code || ' ' || name) ILIKE :like
                 ORDER BY name
                 LIMIT :most
                """)
                .param("like", '%' + Typed.plain(typed) + '%').param("most", MOST).query(Hit.class).list().stream()
                .map(found -> new Hit(found.key(), found.words(), "/customers/" + Words.path(found.key()))).toList();
    }
}
