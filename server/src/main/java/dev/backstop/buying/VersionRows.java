package dev.backstop.buying;

import dev.backstop.access.Who;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of purchase orders as they are stored. */
@Component
class VersionRows {
    private final JdbcClient jdbc;
    private final Json json;

    VersionRows(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest first. */
    List<OrderVersion> of(long order) {
        return jdbc.sql("""
                SELECT v.id, v.order_id, v.version, v.kind, v.at, v.by, v.document, v.way, v.recipient, v.cause, m.state, m.left_at, m.evidence,
                       v.handed_over_at, v.handed_over_by
                  FROM buying.order_version v
                  LEFT JOIN post.message m ON m.cause = v.cause
                 WHERE v.order_id = :order
                 ORDER BY v.version DESC
                """).param("order", order).query((row, _) -> version(row)).list();
    }

    private OrderVersion version(ResultSet row) throws SQLException {
        return new OrderVersion(row.getLong("id"), row.getLong("order_id"), row.getInt("version"),
                OrderDocument.Kind.of(row.getString("kind")),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("by"),
                        json.read(row.getString("document"), OrderDocument.class),
                row.getString("way"), row.getString("recipient"), row.getString("cause"), row.getString("state"), instant(row, "left_at"),
                row.getString("evidence"), instant(row, "handed_over_at"), row.getString("handed_over_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    void append(long order, OrderDocument document, OrderWays.Chosen way, @Nullable String cause, Instant now) {
        jdbc.sql("""
                INSERT INTO buying.order_version (order_id, version, kind, at, by, document, way, recipient, cause)
                VALUES (:order, :version, :kind, :at, :by, :document::jsonb, :way, :recipient, :cause)
                """)
                .param("order", order).param("version", document.version()).param("kind", document.kind().code())
                        .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", Who.now()).param("document", json.write(document)).param("way", way.code()).param("recipient", way.recipient())
                .param("cause", cause).update();
    }

    void carriedBy(OrderVersion version, OrderWays.Chosen way, String cause) {
        jdbc.sql("UPDATE buying.order_version SET way = :way, recipient = :recipient, cause = :cause WHERE id = :id")
                .param("way", way.code()).param("recipient", way.recipient()).param("cause", cause).param("id", version.id()).update();
    }

    void handedOver(OrderVersion version, Instant now) {
        jdbc.sql("UPDATE buying.order_version SET handed_over_at = :now, handed_over_by = :by WHERE id = :id AND handed_over_at IS NULL")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("by", Who.now()).param("id", version.id()).update();
    }
}
