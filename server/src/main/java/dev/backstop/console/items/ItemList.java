package dev.backstop.console.items;

import dev.backstop.console.Query;
import dev.backstop.console.Typed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the list of items. Stock is summed for the whole catalogue only where the list is sorted by it; else for the rows of the page
 * alone, once they are cut.
 */
@Component
class ItemList {
    private static final Map<String, String> COLUMNS = Map.of("sku", "i.sku", "name", "i.name", "category", "i.category", "onHand", "stock.on_hand",
            "available", "(stock.on_hand - stock.allocated)", "waiting", "stock.backordered", "onOrder", "stock.on_order");
    private static final Set<String> OF_STOCK = Set.of("onHand", "available", "waiting", "onOrder");

    private static final String SUMS = """
            coalesce(sum(a.on_hand), 0)::bigint AS on_hand, coalesce(sum(a.allocated), 0)::bigint AS allocated,
            coalesce(sum(a.backordered), 0)::bigint AS backordered, coalesce(sum(a.on_order), 0)::bigint AS on_order
              FROM promising.availability a
            """;
    private static final String AT_LOCATION = " (:location = '' OR a.location_id = (SELECT id FROM catalog.location WHERE code = :location)) ";
    private static final String FOR_PAGE = "JOIN LATERAL (SELECT " + SUMS + " WHERE a.item_id = page.id AND" + AT_LOCATION
            + ") stock ON true ";
    private static final String FOR_ALL = "LEFT JOIN (SELECT a.item_id, " + SUMS + " WHERE" + AT_LOCATION + " GROUP BY a.item_id) stock ON stock.item_id = i.id ";

    private static final String WHERE = """
             WHERE (:words = '{}' OR (i.sku || ' ' || i.name) ILIKE ALL (:words))
               AND (:category = '' OR i.category = :category)
               AND (:status = '' OR i.status = :status)
            """;

    /** No place holds less than nothing, so that a sum is above zero where one place is. */
    private static final String SOMEWHERE = " (SELECT a.item_id FROM promising.availability a WHERE a.%s AND" + AT_LOCATION + ") ";
    private static final Map<String, String> STATES = Map.of(
            "waiting", " AND i.id IN" + SOMEWHERE.formatted("backordered > 0"),
            "out", " AND i.status = 'active' AND i.id NOT IN" + SOMEWHERE.formatted("on_hand > a.allocated"),
            "in-stock", " AND i.id IN" + SOMEWHERE.formatted("on_hand > a.allocated"));

    private final JdbcClient jdbc;

    ItemList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ItemRow> rows(Query query, int limit) {
        var sums = OF_STOCK.contains(query.get("sort").replace("-", "")) ? FOR_ALL : "";
        var order = query.orderBy(COLUMNS, "sku") + ", i.sku";
        return bound("""
                WITH page AS (
                    SELECT i.id, row_number() OVER (ORDER BY %s) AS number, i.sku, i.name, i.unit, i.decimals, i.category, i.status
                      FROM catalog.item i
                """.formatted(order) + sums + WHERE + state(query) + " ORDER BY " + order + " LIMIT :limit OFFSET :offset)" + """
                SELECT page.sku, page.name, page.unit, page.decimals, page.category, page.status, stock.on_hand, stock.allocated,
                       stock.backordered, stock.on_order, rule.reorder_point, coming.expected_on
                  FROM page
                """ + FOR_PAGE + """
                  LEFT JOIN LATERAL (SELECT sum(coalesce(r.reorder_point, learned.reorder_point))::bigint AS reorder_point
                                       FROM replenishment.learned learned
                                       FULL JOIN replenishment.reorder_point r USING (item_id, location_id)
                                      WHERE item_id = page.id
                                        AND (:location = '' OR location_id = (SELECT id FROM catalog.location WHERE code = :location))) rule ON true
                  LEFT JOIN LATERAL (SELECT min(part.expected_on) AS expected_on
                                       FROM supply.purchase_order_part part
                                      WHERE part.item_id = page.id AND part.sent AND part.quantity > part.received + part.cancelled) coming ON true
                 ORDER BY page.number
                """, query)
                .param("limit", limit).param("offset", query.offset()).query(ItemRow.class).list();
    }

    int count(Query query) {
        return bound("SELECT count(*) FROM catalog.item i " + WHERE + state(query), query).query(Integer.class).single();
    }

    private static String state(Query query) {
        return STATES.getOrDefault(query.get("state"), "");
    }

    /** The categories in use, the fullest first. */
    List<String> categories() {
        return jdbc.sql("SELECT category FROM catalog.item WHERE category IS NOT NULL GROUP BY category ORDER BY count(*) DESC, category LIMIT 60")
                .query(String.class).list();
    }

    private JdbcClient.StatementSpec bound(String sql, Query query) {
        return jdbc.sql(sql).param("words", Typed.patterns(query.get("q"))).param("category", query.get("category"))
                .param("status", query.get("status")).param("location", query.get("location"));
    }
}
