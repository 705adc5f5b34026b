package dev.backstop.catalog;

import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Items as their resource shows them: read, and created or replaced a set at a time. */
@Component
class ItemTable {
    private static final String SELECT = """
            SELECT item.id, item.sku, item.name, item.unit, item.decimals, item.category, item.status, successor.sku AS successor,
                   item.price, item.price_currency, item.cost, item.cost_currency,
                   item.backorder_policy, item.limit_quantity, item.limit_value, item.limit_days, item.limit_confirmed_supply_only,
                   item.minimum_order, item.order_multiple, item.lots, item.released_on, item.weight, item.direct
              FROM catalog.item item
              LEFT JOIN catalog.item successor ON successor.id = item.successor_id
            """;

    private final JdbcClient jdbc;
    private final ItemParts parts;

    ItemTable(JdbcClient jdbc, ItemParts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /** A row of the item's own table, quantities in smallest units. */
    private record Row(
            String sku, @Nullable String name, String unit, int decimals, @Nullable String category, @Nullable String status,
            @Nullable String successor, @Nullable BigDecimal price, @Nullable String priceCurrency, @Nullable BigDecimal cost,
            @Nullable String costCurrency, @Nullable String policy, @Nullable Long limitQuantity, @Nullable String limitValue,
            @Nullable Integer limitDays, boolean confirmedOnly, @Nullable Long minimumOrder, @Nullable Long orderMultiple, @Nullable Boolean lots,
            @Nullable LocalDate releasedOn, @Nullable String weight, @Nullable Boolean direct) {

        static Row of(ItemResource item) {
            var backorders = item.backorders() == null ? BackordersResource.ALLOWED : item.backorders();
            var limit = backorders.limit();
            var price = item.price();
            var cost = item.cost();
            return new Row(
                    item.key(), item.name(), item.units().unit(), item.units().decimals(), item.category(), item.status(), item.successor(),
                    price == null ? null : price.number(), price == null ? null : price.currency(),
                    cost == null ? null : cost.number(), cost == null ? null : cost.currency(),
                    backorders.policy(),
                    limit == null ? null : Quantities.units(limit.quantity(), item.units()),
                    limit == null ? null : limit.value(),
                    limit == null ? null : limit.days(),
                    limit != null && Boolean.TRUE.equals(limit.confirmedSupplyOnly()),
                    Quantities.units(item.minimumOrder(), item.units()),
                    Quantities.units(item.orderMultiple(), item.units()),
                    item.lots(),
                    item.releasedOn(),
                    item.weight(),
                    item.direct());
        }
    }

    List<ItemResource> bySkus(Collection<String> skus) {
        return whole(jdbc.sql(SELECT + " WHERE item.sku = ANY (:skus) ORDER BY item.sku")
                .param("skus", skus.toArray(String[]::new))
                .query(ItemTable::bare).list());
    }

    /** The units of those of these items that exist. */
    Map<String, Units> units(Collection<String> skus) {
        record Counted(String sku, String unit, int decimals) {}
        return jdbc.sql("SELECT sku, unit, decimals FROM catalog.item WHERE sku = ANY (:skus) ORDER BY sku")
                .param("skus", skus.toArray(String[]::new))
                .query(Counted.class).list().stream()
                .collect(toMap(Counted::sku, item -> new Units(item.unit(), item.decimals())));
    }

    Map<String, Long> ids(Collection<String> skus) {
        record Known(String sku, long id) {}
        return jdbc.sql("SELECT sku, id FROM catalog.item WHERE sku = ANY (:skus) ORDER BY sku")
                .param("skus", skus.toArray(String[]::new))
                .query(Known.class).list().stream()
                .collect(toMap(Known::sku, Known::id));
    }

    /** A page of those whose sku or name holds every word, of one category and status where these are given. */
    List<ItemResource> page(String[] patterns, @Nullable String category, @Nullable String status, Cursor cursor) {
        return whole(jdbc.sql(SELECT + """
                 WHERE item.sku > :after
                   AND (item.sku || ' ' || item.name) ILIKE :longest
                   AND (item.sku || ' ' || item.name) ILIKE ALL (:patterns)
                   AND (CAST(:category AS text) IS NULL OR item.category = :category)
                   AND (CAST(:status AS text) IS NULL OR item.status = :status)
                 ORDER BY item.sku
                 LIMIT :limit + 1
                """)
                .param("after", cursor.after()).param("longest", Items.longest(patterns)).param("patterns", patterns)
                .param("category", category).param("status", status).param("limit", cursor.limit())
                .query(ItemTable::bare).list());
    }

    /** Creates or replaces; {@code known} are the skus among them that exist. */
    void putAll(List<ItemResource> items, Set<String> known) {
        var rows = items.stream().map(Row::of).toList();
        jdbc.sql("""
                INSERT INTO catalog.item (sku, name, unit, decimals, category, status, price, price_currency, cost, cost_currency,
                       backorder_policy, limit_quantity, limit_value, limit_days, limit_confirmed_supply_only, minimum_order, order_multiple,
                       lots, released_on, weight, direct)
                SELECT sku, name, unit, decimals, category, status, price, price_currency, cost, cost_currency,
                       policy, limit_quantity, limit_value, limit_days, confirmed_only, minimum_order, order_multiple, lots,
                       released_on, weight, direct
                  FROM unnest(:skus::text[], :names::text[], :units::text[], :decimals::int[], :categories::text[], :statuses::text[],
                       :prices::numeric[], :priceCurrencies::text[], :costs::numeric[], :costCurrencies::text[], :policies::text[],
                       :limitQuantities::bigint[], :limitValues::numeric[], :limitDays::int[], :confirmedOnly::boolean[],
                       :minimumOrders::bigint[], :orderMultiples::bigint[], :lots::boolean[], :releasedOn::date[],
                       :weights::numeric[], :direct::boolean[])
                       AS given (sku, name, unit, decimals, category, status, price, price_currency, cost, cost_currency, policy,
                       limit_quantity, limit_value, limit_days, confirmed_only, minimum_order, order_multiple, lots, released_on,
                       weight, direct)
                 ORDER BY sku
                    ON CONFLICT (sku) DO UPDATE SET (name, unit, decimals, category, status, successor_id, price, price_currency, cost,
                       cost_currency, backorder_policy, limit_quantity, limit_value, limit_days, limit_confirmed_supply_only, minimum_order,
                       order_multiple, lots, released_on, weight, direct) =
                       (excluded.name, excluded.unit, excluded.decimals, excluded.category, excluded.status, NULL, excluded.price,
                       excluded.price_currency, excluded.cost, excluded.cost_currency, excluded.backorder_policy, excluded.limit_quantity,
                       excluded.limit_value, excluded.limit_days, excluded.limit_confirmed_supply_only, excluded.minimum_order,
                       excluded.order_multiple, excluded.lots, excluded.released_on, excluded.weight, excluded.direct)
                """)
                .param("skus", Columns.texts(rows, Row::sku)).param("names", Columns.texts(rows, Row::name))
                .param("units", Columns.texts(rows, Row::unit)).param("decimals", Columns.ints(rows, Row::decimals))
                .param("categories", Columns.texts(rows, Row::category)).param("statuses", Columns.texts(rows, Row::status))
                .param("prices", Columns.texts(rows, Row::price)).param("priceCurrencies", Columns.texts(rows, Row::priceCurrency))
                .param("costs", Columns.texts(rows, Row::cost)).param("costCurrencies", Columns.texts(rows, Row::costCurrency))
                .param("policies", Columns.texts(rows, Row::policy)).param("limitQuantities", Columns.longs(rows, Row::limitQuantity))
                .param("limitValues", Columns.texts(rows, Row::limitValue)).param("limitDays", Columns.ints(rows, Row::limitDays))
                .param("confirmedOnly", Columns.booleans(rows, Row::confirmedOnly))
                .param("minimumOrders", Columns.longs(rows, Row::minimumOrder))
                .param("orderMultiples", Columns.longs(rows, Row::orderMultiple)).param("lots", Columns.booleans(rows, Row::lots))
                .param("releasedOn", Columns.texts(rows, Row::releasedOn)).param("weights", Columns.texts(rows, Row::weight))
                .param("direct", Columns.booleans(rows, Row::direct))
                .update();
        putSuccessors(items.stream().filter(item -> item.successor() != null).toList());
        parts.removeAll(items.stream().map(ItemResource::key).filter(known::contains).toList());
        parts.insertAll(items);
    }

    /** Afterwards, because a successor may have come with the same batch. */
    private void putSuccessors(List<ItemResource> replaced) {
        if (replaced.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE catalog.item item
                   SET successor_id = successor.id
                  FROM unnest(:skus, :successors) AS given (sku, successor)
                  JOIN catalog.item successor ON successor.sku = given.successor
                 WHERE item.sku = given.sku
                """)
                .param("skus", replaced.stream().map(ItemResource::key).toArray(String[]::new))
                .param("successors", replaced.stream().map(ItemResource::successor).toArray(String[]::new)).update();
    }

    /** An item without its lists. */
    private record Bare(long id, ItemResource item) {}

    private List<ItemResource> whole(List<Bare> bare) {
        if (bare.isEmpty()) {
            return List.of();
        }
        var lists = parts.of(bare.stream().map(Bare::id).toList());
        var whole = new ArrayList<ItemResource>();
        for (var one : bare) {
            var item = one.item();
            whole.add(new ItemResource(item.sku(), item.name(), item.unit(), item.decimals(), item.category(), item.status(), item.successor(),
                    item.price(), item.cost(), item.backorders(), lists.components(one.id()), lists.materials(one.id()),
                    lists.substitutes(one.id()), item.minimumOrder(), item.orderMultiple(), item.lots(), item.releasedOn(), item.weight(), item.direct()));
        }
        return List.copyOf(whole);
    }

    private static Bare bare(ResultSet row, int number) throws SQLException {
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        return new Bare(row.getLong("id"), new ItemResource(
                row.getString("sku"),
                row.getString("name"),
                units.unit(),
                units.decimals(),
                row.getString("category"),
                row.getString("status"),
                row.getString("successor"),
                Money.of(row.getBigDecimal("price"), row.getString("price_currency")),
                Money.of(row.getBigDecimal("cost"), row.getString("cost_currency")),
                BackordersResource.of(ItemRows.policy(row), units),
                List.of(),
                List.of(),
                List.of(),
                Quantities.text(row.getObject("minimum_order", Long.class), units),
                Quantities.text(row.getObject("order_multiple", Long.class), units),
                row.getBoolean("lots"),
                row.getObject("released_on", LocalDate.class),
                ItemForm.plain(row.getBigDecimal("weight")),
                row.getBoolean("direct")));
    }
}
