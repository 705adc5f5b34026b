package dev.backstop.connectors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhooks that are ours, by their ids in the shops. */
@Component
class HookTable {
    private final JdbcClient jdbc;

    HookTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of ours.
     *
     * @param current whether it was told the secret that is kept now
     */
    record Ours(String topic, String id, boolean current) {}

    /** By topic. */
    Map<String, Ours> of(Shop shop) {
        return list(shop).stream().collect(Collectors.toMap(Ours::topic, one -> one));
    }

    /** In the order of their topics. */
    List<Ours> list(Shop shop) {
        return jdbc.sql("SELECT topic, remote, current FROM connectors.hook WHERE shop_id = :shop ORDER BY topic")
                .param("shop", shop.id()).query(HookTable::ours).list();
    }

    private static Ours ours(ResultSet row, int number) throws SQLException {
        return new Ours(row.getString("topic"), row.getString("remote"), row.getBoolean("current"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** How it stands with the webhooks of some shops, by shop. */
    Map<Long, ShopJson.Hooks> shown(Collection<Shop> shops, Function<Shop, String> address) {
        var byId = shops.stream().collect(Collectors.toMap(Shop::id, shop -> shop));
        return jdbc.sql("""
                SELECT s.id, s.hooked_at, s.hooks_fault, max(h.lost_at) AS lost_at,
                       coalesce(array_agg(h.topic ORDER BY h.topic) FILTER (WHERE h.topic IS NOT NULL), '{}') AS topics
                  FROM connectors.shop s LEFT JOIN connectors.hook h ON h.shop_id = s.id
                 WHERE s.id = ANY (:shops)
                 GROUP BY s.id
                """).param("shops", byId.keySet().toArray(Long[]::new))
                .query((row, _) -> Map.entry(row.getLong("id"), new ShopJson.Hooks(
                        address.apply(Objects.requireNonNull(byId.get(row.getLong("id")))),
                        List.of((String[]) row.getArray("topics").getArray()), instant(row, "hooked_at"), instant(row, "lost_at"),
                        row.getString("hooks_fault"))))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** It stands in the shop as it shall; {@code lost}: it did not, when we looked, so that calls may be missing. */
    void keep(Shop shop, String topic, String id, boolean lost, Instant now) {
        jdbc.sql("""
                WITH missing AS (
                    UPDATE connectors.shop SET missed_from = coalesce(missed_from, hooked_at) WHERE id = :shop AND :lost)
                INSERT INTO connectors.hook AS h (shop_id, topic, remote, current, made_at) VALUES (:shop, :topic, :id, true, :now)
                    ON CONFLICT (shop_id, topic) DO UPDATE
                   SET remote = excluded.remote, current = true, lost_at = CASE WHEN :lost THEN :now ELSE h.lost_at END
                """).param("shop", shop.id()).param("topic", topic).param("id", id).param("lost", lost)
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** The secret may be another: the shop is to be told. */
    void stale(Shop shop) {
        jdbc.sql("UPDATE connectors.hook SET current = false WHERE shop_id = :shop").param("shop", shop.id()).update();
    }

    /** Whether one of a shop that is connected has this id, at that shop's address. */
    boolean inUse(String url, String id) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM connectors.hook h JOIN connectors.shop s ON s.id = h.shop_id
                                WHERE s.url = :url AND h.remote = :id)
                """).param("url", url).param("id", id).query(Boolean.class).single();
    }

    /** Since when calls may be missing that were not fetched yet; empty: none. */
    Optional<Instant> missedFrom(Shop shop) {
        return jdbc.sql("SELECT missed_from FROM connectors.shop WHERE id = :shop AND missed_from IS NOT NULL").param("shop", shop.id())
                .query((row, _) -> row.getObject("missed_from", OffsetDateTime.class).toInstant()).optional();
    }

    /** What was missing has been fetched. */
    void fetched(Shop shop) {
        jdbc.sql("UPDATE connectors.shop SET missed_from = NULL WHERE id = :shop").param("shop", shop.id()).update();
    }

    void inPlace(Shop shop, Instant now) {
        jdbc.sql("UPDATE connectors.shop SET hooked_at = :now WHERE id = :shop").param("shop", shop.id())
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }
}
