package dev.backstop.connectors;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which items of ours the articles of a shop's order are: as somebody said, else by the key that the shop writes. */
@Component
class Articles {
    private final JdbcClient jdbc;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The item's key of each line, and a sentence for each line of which none is known. */
    record Found(List<String> skus, List<String> unknown) {
        Found {
            skus = List.copyOf(skus);
            unknown = List.copyOf(unknown);
        }
    }

    Found of(Shop shop, List<ShopsOrder.Line> lines) {
        var byArticle = keys(jdbc.sql("""
                SELECT l.remote AS key, i.sku FROM connectors.listing l JOIN catalog.item i ON i.id = l.item_id
                 WHERE l.shop_id = :shop AND l.remote = ANY (:articles)
                """).param("shop", shop.id()).param("articles", lines.stream().map(ShopsOrder.Line::article).filter(Objects::nonNull)
                        .toArray(String[]::new)));
        var bySku = keys(jdbc.sql("SELECT sku AS key, sku FROM catalog.item WHERE sku = ANY (:skus)")
                .param("skus", lines.stream().map(ShopsOrder.Line::sku).toArray(String[]::new)));
        var skus = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (var line : lines) {
            var byHand = line.article() == null ? null : byArticle.get(line.article());
            var sku = byHand == null ? bySku.get(line.sku()) : byHand;
            if (sku == null) {
                unknown.add("No item of ours is known as \"%s\" (%s). Say which it is, or create it, then run this again."
                        .formatted(line.sku(), line.title()));
            } else {
                skus.add(sku);
            }
        }
        return new Found(skus, unknown);
    }

    private static Map<String, String> keys(JdbcClient.StatementSpec query) {
        var keys = new HashMap<String, String>();
        query.query((ResultSet row) -> {
            keys.put(row.getString("key"), row.getString("sku"));
        });
        return keys;
    }
}
