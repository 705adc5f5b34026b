package dev.backstop.connectors;

import dev.backstop.storefront.Changes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When something is due next with any shop. */
@Component
class DueTimes {
    private final JdbcClient jdbc;
    private final Changes changes;

    DueTimes(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** Long ago where something moved that is in no queue yet; empty where nothing is due ever. */
    Optional<Instant> next() {
        var moved = jdbc.sql("SELECT EXISTS (SELECT 1 FROM connectors.shop WHERE active AND seen_change <> :newest)").param("newest",
                changes.now())
                .query(Boolean.class).single();
        return moved ? Optional.of(Instant.EPOCH) : queued();
    }

    private Optional<Instant> queued() {
        return jdbc.sql("""
                SELECT LEAST((SELECT LEAST(min(list_at), min(poll_at), min(hooks_at)) FROM connectors.shop),
                             (SELECT min(due_at) FROM connectors.farewell),
                             (SELECT min(due_at) FROM connectors.delivery WHERE state = 'due'),
                             (SELECT min(l.due_at) FROM connectors.listing l JOIN connectors.shop s ON s.id = l.shop_id AND s.active),
                             (SELECT min(o.due_at) FROM connectors.shop_order o JOIN connectors.shop s ON s.id = o.shop_id AND s.active))
                """).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }
}
