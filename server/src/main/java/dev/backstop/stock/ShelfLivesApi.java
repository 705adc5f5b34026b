package dev.backstop.stock;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /items/{sku}/shelf-life}: for how many days an item can be sold; no more is ordered than is used in that time. */
@RestController
@RequestMapping("/api/v1/items/{sku}/shelf-life")
class ShelfLivesApi {
    private static final int MOST_DAYS = 36_500;

    private final JdbcClient jdbc;
    private final Items items;

    ShelfLivesApi(JdbcClient jdbc, Items items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /** {@code days} null: it keeps. */
    @Strict
    record ShelfLife(@Nullable Integer days) {}

    @GetMapping
    ShelfLife get(@PathVariable String sku) {
        return new ShelfLife(jdbc.sql("SELECT days FROM stock.shelf_life WHERE item_id = :item").param("item", item(sku).id()).query(Integer.class)
                .optional().orElse(null));
    }

    @PutMapping
    ShelfLife put(@PathVariable String sku, @RequestBody ShelfLife wanted) {
        var item = item(sku);
        if (wanted.days() != null && (wanted.days() < 1 || wanted.days() > MOST_DAYS)) {
            throw Problem.refused("/days", "%d is not between 1 and %d. Leave days out where the item keeps.".formatted(wanted.days(), MOST_DAYS));
        }
        jdbc.sql("DELETE FROM stock.shelf_life WHERE item_id = :item").param("item", item.id()).update();
        if (wanted.days() != null) {
            jdbc.sql("INSERT INTO stock.shelf_life (item_id, days) VALUES (:item, :days)").param("item", item.id()).param("days", wanted.days()).update();
        }
        return get(sku);
    }

    private Item item(String sku) {
        return items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
    }
}
