package dev.backstop.desk.search;

import dev.backstop.catalog.Items;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds items by their sku and name, also where a letter is wrong. */
@Component
class ItemsByWords {
    private static final int FEWEST = 4;

    private final Items items;
    private final JdbcClient jdbc;

    ItemsByWords(Items items, JdbcClient jdbc) {
        this.items = items;
        this.jdbc = jdbc;
    }

    List<Hit> find(String typed, int most) {
        var found = items.search(typed, most).stream()
                .map(item -> new Hit(Hit.Kind.ITEM, item.sku(), item.name(), item.category(), null, Hit.By.WORDS)).toList();
        return found.isEmpty() && typed.length() >= FEWEST ? alike(typed, most) : found;
    }

    private List<Hit> alike(String typed, int most) {
        return jdbc.sql("""
                SELECT 'ITEM' AS kind, sku AS key, name AS words, category AS detail, NULL AS customer, 'LIKENESS' AS by
                  FROM catalog.item
                 WHERE :typed <% (sku || ' ' || name)
                 ORDER BY word_similarity(:typed, sku || ' ' || name) DESC, sku
                 LIMIT :most
                """)
                .param("typed", typed).param("most", most).query(Hit.class).list();
    }
}
