package dev.backstop.console.today;

import dev.backstop.catalog.Items;
import dev.backstop.console.Typed;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What fields that name an item, a category or a vendor offer while somebody types. */
@Controller
class Suggestions {
    private static final int MOST = 8;

    private final Items items;
    private final JdbcClient jdbc;

    Suggestions(Items items, JdbcClient jdbc) {
        this.items = items;
        this.jdbc = jdbc;
    }

    record Suggestion(String value, String words) {}

    @GetMapping("/suggest/{kind}")
    @ResponseBody
    List<Suggestion> suggest(@PathVariable String kind, @RequestParam String q) {
        return switch (kind) {
            case "items" -> items.search(q, MOST).stream().map(item -> new Suggestion(item.sku(), item.name())).toList();
            case "vendors" -> vendors(q);
            case "categories" -> categories(q);
            default -> List.of();
        };
    }

    private List<Suggestion> vendors(String q) {
        return jdbc.sql("""
                SELECT code AS value, name AS words
                  FROM catalog.vendor
                 WHERE (code || ' ' || name) ILIKE :like
                 ORDER BY code ILIKE :start DESC, name
                 LIMIT :most
                """)
                .param("like", '%' + Typed.plain(q) + '%').param("start", Typed.plain(q) + '%').param("most", MOST)
                .query(Suggestion.class).list();
    }

    private List<Suggestion> categories(String q) {
        return jdbc.sql("""
                SELECT category AS value, count(*) || ' items' AS words
                  FROM catalog.item
                 WHERE category ILIKE :like
                 GROUP BY category
                 ORDER BY count(*) DESC, category
                 LIMIT :most
                """)
                .param("like", '%' + Typed.plain(q) + '%').param("most", MOST).query(Suggestion.class).list();
    }
}
