package dev.backstop.shop;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.console.Words;
import dev.backstop.storefront.Availabilities;
import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Language;
import dev.backstop.storefront.Shopper;
import dev.backstop.storefront.Wanted;
import dev.backstop.web.Say;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the shop shows of its goods. */
@Component
@SampleShop
class Goods {
    private static final int MOST_FOUND = 48;

    private final JdbcClient jdbc;
    private final Items items;
    private final Availabilities availabilities;

    Goods(JdbcClient jdbc, Items items, Availabilities availabilities) {
        this.jdbc = jdbc;
        this.items = items;
        this.availabilities = availabilities;
    }

    /** Those of a name or a category: the best first, else those that sell most often. */
    List<Shown> find(String words, String category) {
        var found = words.isBlank() ? often(category) : items.search(words, MOST_FOUND);
        return shown(found.stream().filter(item -> category.isEmpty() || category.equals(item.category())).toList());
    }

    private List<Item> often(String category) {
        var ids = jdbc.sql("""
                SELECT i.id
                  FROM catalog.item i
                  LEFT JOIN LATERAL (SELECT count(*) AS n FROM orders.order_line ol WHERE ol.item_id = i.id) sold ON true
                 WHERE i.status = 'active' AND i.price IS NOT NULL AND (:category = '' OR i.category = :category)
                 ORDER BY sold.n DESC, i.sku
                 LIMIT :most
                """).param("category", category).param("most", MOST_FOUND).query(Long.class).list();
        var known = items.byIds(ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    List<String> categories() {
        return jdbc.sql("""
                SELECT DISTINCT category FROM catalog.item WHERE category IS NOT NULL AND status = 'active' ORDER BY category LIMIT 30
                """).query(String.class).list();
    }

    /** One of them, and when so many of it would ship; {@code quantity} null: the least that can be ordered. */
    Optional<Shown> one(String sku, @Nullable String quantity) {
        return items.bySku(sku).flatMap(item -> availabilities.of(sku, quantity, shopper()).map(answer -> shown(item, answer)));
    }

    /** Names of items by sku. */
    Map<String, Item> known(Collection<String> skus) {
        return items.bySkus(skus);
    }

    /** Anyone, in the language of the page. */
    private static Shopper shopper() {
        return new Shopper(null, null, Language.of(Say.locale().getLanguage()));
    }

    private List<Shown> shown(List<Item> found) {
        var answers = new HashMap<String, Availability>();
        availabilities.of(found.stream().map(item -> new Wanted(item.sku(), null)).toList(), shopper())
                .forEach(answer -> answers.put(answer.sku(), answer));
        return found.stream().map(item -> shown(item, Objects.requireNonNull(answers.get(item.sku()), "an item has an answer"))).toList();
    }

    static Shown shown(Item item, Availability answer) {
        var price = item.price() == null ? "" : Words.money(item.price(), String.valueOf(item.priceCurrency()));
        return new Shown(item, answer, price, answer.quantity());
    }
}
