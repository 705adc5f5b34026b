package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Units;
import dev.backstop.replenishment.ReorderPointResource.Target;
import dev.backstop.web.Cursor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules as they are stored. */
@Component
class ReorderPointTable {
    private static final String SELECT = """
            SELECT item.sku, location.code, item.unit, item.decimals, rule.mode, rule.reorder_point, rule.order_up_to, rule.order_quantity,
                   rule.order_up_to_rule, rule.trigger, rule.review_days, rule.horizon_days, rule.target_kind, rule.target_value,
                   rule.per_order, rule.snoozed_until
              FROM replenishment.reorder_point rule
              JOIN catalog.item item ON item.id = rule.item_id
              JOIN catalog.location location ON location.id = rule.location_id
            """;

    private final JdbcClient jdbc;

    ReorderPointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<PlaceKey, ReorderPointResource> byKeys(Collection<PlaceKey> keys) {
        return jdbc.sql(SELECT + " JOIN unnest(:skus::text[], :codes::text[]) AS asked (sku, code) ON (asked.sku, asked.code) = (item.sku, location.code)"
                        + " ORDER BY item.sku, location.code")
                .param("skus", texts(keys, PlaceKey::sku)).param("codes", texts(keys, PlaceKey::location))
                .query(ReorderPointTable::resource).list().stream().collect(toMap(ReorderPointResource::key, Function.identity()));
    }

    /** The rule that holds where none was set; nothing if there is no such item or location. */
    Optional<ReorderPointResource> usual(PlaceKey key) {
        return jdbc.sql("SELECT FROM catalog.item, catalog.location WHERE item.sku = :sku AND location.code = :code")
                .param("sku", key.sku()).param("code", key.location())
                .query((_, _) -> new ReorderPointResource(key.sku(), key.location(), "learned", null, null, null, "cover", null, 1, null,
                        Target.USUAL, false, null, null))
                .optional();
    }

    List<ReorderPointResource> page(@Nullable String sku, @Nullable String location, Cursor cursor) {
        var after = cursor.after().isEmpty() ? new String[] {"", ""} : cursor.after().split("\n", 2);
        return jdbc.sql(SELECT + """
                 WHERE (item.sku, location.code) > (:afterSku, :afterCode)
                   AND (:sku::text IS NULL OR item.sku = :sku) AND (:location::text IS NULL OR location.code = :location)
                 ORDER BY item.sku, location.code
                 LIMIT :limit
                """)
                .param("afterSku", after[0]).param("afterCode", after[after.length - 1])
                .param("sku", sku).param("location", location).param("limit", cursor.limit() + 1)
                .query(ReorderPointTable::resource).list();
    }

    /** Creates or replaces rules that were checked. */
    void write(List<ReorderPointResource> rules, Map<String, Item> items, Map<String, Long> locations) {
        jdbc.sql("""
                INSERT INTO replenishment.reorder_point (item_id, location_id, mode, reorder_point, order_up_to, order_quantity, order_up_to_rule,
                       trigger, review_days, horizon_days, target_kind, target_value, per_order, snoozed_until)
                SELECT * FROM unnest(:items::bigint[], :locations::bigint[], :modes::text[], :points::bigint[], :upTos::bigint[], :quantities::bigint[],
                       :upToRules::text[], :triggers::text[], :reviews::int[], :horizons::int[], :kinds::text[], :values::numeric[],
                       :perOrders::boolean[], :snoozes::date[])
                    ON CONFLICT (item_id, location_id) DO UPDATE SET
                       (mode, reorder_point, order_up_to, order_quantity, order_up_to_rule, trigger, review_days, horizon_days, target_kind,
                        target_value, per_order, snoozed_until) =
                       (excluded.mode, excluded.reorder_point, excluded.order_up_to, excluded.order_quantity, excluded.order_up_to_rule,
                        excluded.trigger, excluded.review_days, excluded.horizon_days, excluded.target_kind, excluded.target_value,
                        excluded.per_order, excluded.snoozed_until)
                """)
                .param("items", longs(rules, rule -> item(items, rule).id()))
                .param("locations", longs(rules, rule -> locations.get(rule.key().location())))
                .param("modes", texts(rules, ReorderPointResource::mode))
                .param("points", longs(rules, rule -> units(rule.reorderPoint(), item(items, rule).units())))
                .param("upTos", longs(rules, rule -> units(rule.orderUpTo(), item(items, rule).units())))
                .param("quantities", longs(rules, rule -> units(rule.orderQuantity(), item(items, rule).units())))
                .param("upToRules", texts(rules, ReorderPointResource::orderUpToRule))
                .param("triggers", texts(rules, ReorderPointResource::trigger))
                .param("reviews", rules.stream().map(ReorderPointResource::reviewDays).toArray(Integer[]::new))
                .param("horizons", rules.stream().map(ReorderPointResource::horizonDays).toArray(Integer[]::new))
                .param("kinds", texts(rules, rule -> target(rule).kind()))
                .param("values", texts(rules, rule -> target(rule).value()))
                .param("perOrders", rules.stream().map(ReorderPointResource::perOrder).toArray(Boolean[]::new))
                .param("snoozes", texts(rules, rule -> rule.snoozedUntil() == null ? null : rule.snoozedUntil().toString()))
                .update();
    }

    private static Item item(Map<String, Item> items, ReorderPointResource rule) {
        return Objects.requireNonNull(items.get(rule.key().sku()), "a checked rule names an item");
    }

    private static Target target(ReorderPointResource rule) {
        return Objects.requireNonNull(rule.target(), "a checked rule has a target");
    }

    private static @Nullable Long units(@Nullable String quantity, Units units) {
        return quantity == null ? null : units.read(quantity, "");
    }

    private static <T> Long[] longs(Collection<T> rows, Function<T, @Nullable Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static ReorderPointResource resource(ResultSet row, int number) throws SQLException {
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        return new ReorderPointResource(
                row.getString("sku"),
                row.getString("code"),
                row.getString("mode"),
                ReorderPointResource.text(row.getObject("reorder_point", Long.class), units),
                ReorderPointResource.text(row.getObject("order_up_to", Long.class), units),
                ReorderPointResource.text(row.getObject("order_quantity", Long.class), units),
                row.getString("order_up_to_rule"),
                row.getString("trigger"),
                row.getInt("review_days"),
                row.getObject("horizon_days", Integer.class),
                new Target(row.getString("target_kind"), row.getObject("target_value", BigDecimal.class).stripTrailingZeros().toPlainString()),
                row.getBoolean("per_order"),
                row.getObject("snoozed_until", LocalDate.class),
                null);
    }
}
