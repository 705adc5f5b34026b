package dev.backstop.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads items as the rest of the program uses them, a set at a time. */
@Component
class ItemRows {
    private static final String SELECT = """
            SELECT item.id, item.sku, item.name, item.unit, item.decimals, item.category, item.status,
                   item.price, item.price_currency, item.cost,
                   item.backorder_policy, item.limit_quantity, item.limit_value, item.limit_days, item.limit_confirmed_supply_only,
                   item.minimum_order, item.order_multiple, item.lots, item.released_on, item.weight, item.direct,
                   (SELECT array_agg(part.component_id ORDER BY part.component_id)
                      FROM catalog.kit_component part WHERE part.kit_id = item.id) AS component_ids,
                   (SELECT array_agg(part.quantity ORDER BY part.component_id)
                      FROM catalog.kit_component part WHERE part.kit_id = item.id) AS component_quantities
              FROM catalog.item item
            """;

    private static final String BY_IDS = SELECT + " WHERE item.id = ANY (:ids) ORDER BY item.id";
    private static final String BY_SKUS = SELECT + " WHERE item.sku = ANY (:skus) ORDER BY item.id";

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Supplier<List<Item>> bySkus(Collection<String> skus, RoundTrip trip) {
        var found = trip.query(BY_SKUS, Map.of("skus", skus.toArray(String[]::new)), ItemRows::item);
        return () -> whole(found.get());
    }

    List<Item> bySkus(Collection<String> skus) {
        return whole(jdbc.sql(BY_SKUS)
                .param("skus", skus.toArray(String[]::new))
                .query(ItemRows::item).list());
    }

    Supplier<List<Item>> byIds(Collection<Long> ids, RoundTrip trip) {
        var found = trip.query(BY_IDS, Map.of("ids", ids.toArray(Long[]::new)), ItemRows::item);
        return () -> whole(found.get());
    }

    List<Item> byIds(Collection<Long> ids) {
        return whole(jdbc.sql(BY_IDS)
                .param("ids", ids.toArray(Long[]::new))
                .query(ItemRows::item).list());
    }

    /**
     * Items whose sku or name holds every word, in any order and case; the sku typed in full comes first, then skus that begin with it.
     *
     * @param patterns one pattern for ILIKE a word
     * @param typed    what was typed, escaped for LIKE
     */
    List<Item> search(String[] patterns, String typed, int limit) {
        return whole(jdbc.sql(SELECT + """
                 WHERE (item.sku || ' ' || item.name) ILIKE :longest AND (item.sku || ' ' || item.name) ILIKE ALL (:patterns)
                 ORDER BY item.sku ILIKE :typed DESC, item.sku ILIKE :typed || '%' DESC, item.sku
                 LIMIT :limit
                """)
                .param("longest", Items.longest(patterns)).param("patterns", patterns).param("typed", typed).param("limit", limit)
                .query(ItemRows::item).list());
    }

    /** Ids of the substitutes of each item, the preferred one first. */
    Map<Long, List<Long>> substitutes(Collection<Long> items) {
        record Link(long itemId, long substituteId) {}
        return jdbc.sql("""
                SELECT item_id, substitute_id
                  FROM catalog.substitute
                 WHERE item_id = ANY (:items)
                 ORDER BY item_id, rank
                """)
                .param("items", items.toArray(Long[]::new))
                .query(Link.class).list().stream()
                .collect(groupingBy(Link::itemId, mapping(Link::substituteId, toList())));
    }

    /** Adds a substitute as the last one; one that is there already stays where it stands. */
    void addSubstitute(long item, long substitute) {
        jdbc.sql("""
                INSERT INTO catalog.substitute (item_id, substitute_id, rank)
                SELECT :item, :substitute, (SELECT coalesce(max(rank) + 1, 0) FROM catalog.substitute WHERE item_id = :item)
                    ON CONFLICT (item_id, substitute_id) DO NOTHING
                """).param("item", item).param("substitute", substitute).update();
    }

    /** Skus of the successors of items that have one. */
    Map<Long, String> successors(Collection<Long> items) {
        record Link(long itemId, String successor) {}
        return jdbc.sql("""
                SELECT item.id AS item_id, successor.sku AS successor
                  FROM catalog.item item JOIN catalog.item successor ON successor.id = item.successor_id
                 WHERE item.id = ANY (:items)
                """)
                .param("items", items.toArray(Long[]::new))
                .query(Link.class).list().stream().collect(toMap(Link::itemId, Link::successor));
    }

    /** Kits whose components are kits themselves are resolved down to what lies on a shelf. */
    private List<Item> whole(List<Item> items) {
        var resolved = items;
        for (var inner = componentsOf(resolved); !inner.isEmpty(); inner = componentsOf(resolved)) {
            var kits = inner;
            resolved = resolved.stream().map(item -> item.isKit() ? item.with(unpacked(item.components(), kits)) : item).toList();
        }
        return resolved;
    }

    private Map<Long, List<Item.Component>> componentsOf(List<Item> items) {
        var parts = items.stream().flatMap(item -> item.components().stream()).map(Item.Component::item).distinct().toArray(Long[]::new);
        if (parts.length == 0) {
            return Map.of();
        }
        record Part(long kitId, long componentId, long quantity) {}
        return jdbc.sql("""
                SELECT kit_id, component_id, quantity
                  FROM catalog.kit_component
                 WHERE kit_id = ANY (:kits)
                 ORDER BY kit_id, component_id
                """)
                .param("kits", parts)
                .query(Part.class).list().stream()
                .collect(groupingBy(Part::kitId, mapping(part -> new Item.Component(part.componentId(), part.quantity()), toList())));
    }

    private static List<Item.Component> unpacked(List<Item.Component> components, Map<Long, List<Item.Component>> kits) {
        var quantities = new TreeMap<Long, Long>();
        for (var component : components) {
            var inside = kits.get(component.item());
            if (inside == null) {
                quantities.merge(component.item(), component.quantity(), Math::addExact);
            } else {
                inside.forEach(part -> quantities.merge(part.item(), Math.multiplyExact(part.quantity(), component.quantity()), Math::addExact));
            }
        }
        return quantities.entrySet().stream().map(part -> new Item.Component(part.getKey(), part.getValue())).toList();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getLong("id"),
                row.getString("sku"),
                row.getString("name"),
                new Units(row.getString("unit"), row.getInt("decimals")),
                row.getString("category"),
                Codes.read(Item.Status.class, row.getString("status")),
                row.getBigDecimal("price"),
                row.getString("price_currency"),
                row.getBigDecimal("cost"),
                policy(row),
                row.getObject("minimum_order", Long.class),
                row.getObject("order_multiple", Long.class),
                row.getBoolean("lots"),
                row.getObject("released_on", LocalDate.class),
                row.getBigDecimal("weight"),
                row.getBoolean("direct"),
                components(longs(row, "component_ids"), longs(row, "component_quantities")));
    }

    /** The backorder columns, which items and item-locations share. */
    static BackorderPolicy policy(ResultSet row) throws SQLException {
        return new BackorderPolicy(
                Codes.read(BackorderPolicy.Rule.class, row.getString("backorder_policy")),
                row.getObject("limit_quantity", Long.class),
                row.getBigDecimal("limit_value"),
                row.getObject("limit_days", Integer.class),
                row.getBoolean("limit_confirmed_supply_only"));
    }

    private static List<Item.Component> components(Long @Nullable [] items, Long @Nullable [] quantities) {
        var components = new ArrayList<Item.Component>();
        if (items != null && quantities != null) {
            for (var i = 0; i < items.length; i++) {
                components.add(new Item.Component(items[i], quantities[i]));
            }
        }
        return components;
    }

    private static Long @Nullable [] longs(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? null : (Long[]) array.getArray();
    }
}
