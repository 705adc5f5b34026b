package dev.backstop.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.backstop.web.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of items: components of kits, bills of material, substitutes. */
@Component
class ItemParts {
    private final JdbcClient jdbc;
    private final Json json;

    ItemParts(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The lists of several items, by the item's id. */
    record Lists(
            Map<Long, List<ItemResource.Component>> componentsOf,
            Map<Long, List<ItemResource.Material>> materialsOf,
            Map<Long, List<String>> substitutesOf) {
        List<ItemResource.Component> components(long item) {
            return componentsOf.getOrDefault(item, List.of());
        }

        List<ItemResource.Material> materials(long item) {
            return materialsOf.getOrDefault(item, List.of());
        }

        List<String> substitutes(long item) {
            return substitutesOf.getOrDefault(item, List.of());
        }
    }

    private record Listed<T>(long item, T part) {}

    Lists of(Collection<Long> items) {
        var ids = items.toArray(Long[]::new);
        return new Lists(components(ids), materials(ids), substitutes(ids));
    }

    private Map<Long, List<ItemResource.Component>> components(Long[] ids) {
        return jdbc.sql("""
                SELECT part.kit_id, component.sku, part.quantity, component.unit, component.decimals
                  FROM catalog.kit_component part
                  JOIN catalog.item component ON component.id = part.component_id
                 WHERE part.kit_id = ANY (:ids)
                 ORDER BY part.kit_id, part.rank
                """)
                .param("ids", ids)
                .query((row, _) -> new Listed<>(row.getLong("kit_id"), new ItemResource.Component(
                        row.getString("sku"), new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")))))
                .list().stream().collect(groupingBy(Listed::item, mapping(Listed::part, toList())));
    }

    private Map<Long, List<ItemResource.Material>> materials(Long[] ids) {
        return jdbc.sql("""
                SELECT part.item_id, material.sku, part.quantity, part.scrap
                  FROM catalog.bill_of_material part
                  JOIN catalog.item material ON material.id = part.component_id
                 WHERE part.item_id = ANY (:ids)
                 ORDER BY part.item_id, part.rank
                """)
                .param("ids", ids)
                .query((row, _) -> new Listed<>(row.getLong("item_id"), new ItemResource.Material(
                        row.getString("sku"), ItemForm.plain(row.getBigDecimal("quantity")), ItemForm.plain(row.getBigDecimal("scrap")))))
                .list().stream().collect(groupingBy(Listed::item, mapping(Listed::part, toList())));
    }

    private Map<Long, List<String>> substitutes(Long[] ids) {
        return jdbc.sql("""
                SELECT link.item_id, substitute.sku
                  FROM catalog.substitute link
                  JOIN catalog.item substitute ON substitute.id = link.substitute_id
                 WHERE link.item_id = ANY (:ids)
                 ORDER BY link.item_id, link.rank
                """)
                .param("ids", ids)
                .query((row, _) -> new Listed<>(row.getLong("item_id"), row.getString("sku")))
                .list().stream().collect(groupingBy(Listed::item, mapping(Listed::part, toList())));
    }

    /** What these items consist of, down to what consists of nothing. */
    MadeOf below(Collection<String> skus) {
        record Edge(String whole, String part) {}
        var found = new MadeOf();
        jdbc.sql("""
                WITH RECURSIVE edge (whole_id, part_id) AS (
                    SELECT kit_id, component_id FROM catalog.kit_component
                     UNION ALL
                    SELECT item_id, component_id FROM catalog.bill_of_material),
                below (id) AS (
                    SELECT id FROM catalog.item WHERE sku = ANY (:skus)
                     UNION
                    SELECT edge.part_id FROM below JOIN edge ON edge.whole_id = below.id)
                SELECT whole.sku AS whole, part.sku AS part
                  FROM below
                  JOIN edge ON edge.whole_id = below.id
                  JOIN catalog.item whole ON whole.id = edge.whole_id
                  JOIN catalog.item part ON part.id = edge.part_id
                 ORDER BY 1, 2
                """)
                .param("skus", skus.toArray(String[]::new))
                .query(Edge.class).list().stream()
                .collect(groupingBy(Edge::whole, mapping(Edge::part, toSet())))
                .forEach(found::replace);
        return found;
    }

    private record Part(String item, int rank, @Nullable String sku, @Nullable String quantity, @Nullable String scrap) {}

    /** Stores the lists of items that have none; all that they refer to is stored already. */
    void insertAll(List<ItemResource> items) {
        var components = new ArrayList<Part>();
        var materials = new ArrayList<Part>();
        var substitutes = new ArrayList<Part>();
        for (var item : items) {
            item.parts().forEach(part -> components.add(new Part(item.key(), components.size(), part.sku(), part.quantity(), null)));
            item.materials().forEach(part -> materials.add(new Part(item.key(), materials.size(), part.sku(), part.quantity(), part.scrap())));
            item.alternatives().forEach(sku -> substitutes.add(new Part(item.key(), substitutes.size(), sku, null, null)));
        }
        insert(components, "catalog.kit_component (kit_id, component_id, rank, quantity)", "given.quantity * power(10::numeric, part.decimals)");
        insert(materials, "catalog.bill_of_material (item_id, component_id, rank, quantity, scrap)", "given.quantity, given.scrap");
        insert(substitutes, "catalog.substitute (item_id, substitute_id, rank)", null);
    }

    /** Removes the lists of items that exist. */
    void removeAll(List<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        jdbc.sql("""
                WITH changed AS (SELECT id FROM catalog.item WHERE sku = ANY (:skus)),
                components AS (DELETE FROM catalog.kit_component WHERE kit_id IN (SELECT id FROM changed)),
                materials AS (DELETE FROM catalog.bill_of_material WHERE item_id IN (SELECT id FROM changed))
                DELETE FROM catalog.substitute WHERE item_id IN (SELECT id FROM changed)
                """)
                .param("skus", skus.toArray(String[]::new)).update();
    }

    private void insert(List<Part> parts, String into, @Nullable String values) {
        if (parts.isEmpty()) {
            return;
        }
        jdbc.sql("INSERT INTO " + into + " SELECT item.id, part.id, given.rank" + (values == null ? "" : ", " + values) + '\n' + """
                  FROM json_to_recordset(CAST(:rows AS json)) AS given (item text, rank int, sku text, quantity numeric, scrap numeric)
                  JOIN catalog.item item ON item.sku = given.item
                  JOIN catalog.item part ON part.sku = given.sku
                 ORDER BY item.id, part.id
                """)
                .param("rows", json.write(parts)).update();
    }
}
