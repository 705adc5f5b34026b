package dev.backstop.connectors;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how it stands with shops. */
@Component
class ShopStates {
    private final JdbcClient jdbc;

    ShopStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long shop, ShopJson.State state) {}

    /** By shop. */
    Map<Long, ShopJson.State> of(Collection<Shop> shops) {
        return jdbc.sql("""
                SELECT s.id, s.listed_at, s.list_fault, s.poll_fault, l.*, o.*, d.*,
                       (SELECT f.fault FROM connectors.listing f WHERE f.shop_id = s.id AND f.fault IS NOT NULL
                           ORDER BY f.id LIMIT 1) AS last_fault
                  FROM connectors.shop s
                 CROSS JOIN LATERAL (
                    SELECT count(*) AS articles, count(*) FILTER (WHERE item_id IS NULL) AS unknown,
                        count(*) FILTER (WHERE due_at IS NOT NULL) AS behind,
                           min(since) FILTER (WHERE due_at IS NOT NULL) AS behind_since, count(*) FILTER (WHERE due_at IS NULL
                               AND fault IS NOT NULL) AS failed,
                           max(pushed_at) AS pushed_at
                      FROM connectors.listing WHERE shop_id = s.id) l
                 CROSS JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE due_at IS NOT NULL) AS untold, count(*) FILTER (WHERE due_at IS NULL
                        AND fault IS NOT NULL) AS untold_failed
                      FROM connectors.shop_order WHERE shop_id = s.id) o
                 CROSS JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE state = 'held') AS held, count(*) FILTER (WHERE state = 'dead') AS dead,
                           count(*) FILTER (WHERE state = 'due') AS waiting, max(received_at) AS received_at
                      FROM connectors.delivery WHERE shop_id = s.id) d
                 WHERE s.id = ANY (:shops)
                """).param("shops", shops.stream().map(Shop::id).toArray(Long[]::new)).query(ShopStates::row).list().stream()
                .collect(toMap(Row::shop, Row::state));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong("id"), new ShopJson.State(row.getLong("articles"), row.getLong("unknown"), row.getLong("behind"),
                instant(row, "behind_since"), row.getLong("failed"), row.getLong("untold"), row.getLong("untold_failed"),
                row.getLong("held"),
                row.getLong("dead"), row.getLong("waiting"), instant(row, "pushed_at"), instant(row, "received_at"), instant(row,
                "listed_at"),
                row.getString("list_fault"), row.getString("poll_fault"), row.getString("last_fault")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
