package dev.backstop.storefront;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which items moved of late, for feeds that bring only what changed. A caller keeps the number it was given and comes back with it; it may
 * be told of an item twice, never not at all.
 */
@Component
public class Changes {
    /** A note that is lost with a crash is made up for: whoever listens anew begins with all moved. So nobody waits for the disk. */
    private static final String NUMBERED = """
            WITH one_at_a_time AS MATERIALIZED (
                     SELECT pg_advisory_xact_lock(hashtextextended('storefront.change', 0)), set_config('synchronous_commit', 'off', true)),
                 numbered AS MATERIALIZED (SELECT nextval('storefront.change') AS change FROM one_at_a_time)
            """;

    private final JdbcClient jdbc;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number to come back with; ask for it before reading the items. */
    public long now() {
        return jdbc.sql("""
                SELECT GREATEST((SELECT max(change) FROM storefront.changed_item), (SELECT max(change) FROM storefront.changed_rules), 0)
                """)
                .query(Long.class).single();
    }

    /** Whether everything must be read again: something moved for all since then, or the number is none of ours. */
    public boolean all(long since) {
        return since > now() || jdbc.sql("SELECT EXISTS (SELECT 1 FROM storefront.changed_rules WHERE change > :since)")
                .param("since", since).query(Boolean.class).single();
    }

    /**
     * Skus in order, those after {@code after} whose answers may have changed since: the item moved, or what it is made of, or what may
     * stand in for it.
     */
    public List<String> since(long since, String after, int limit) {
        return jdbc.sql("""
                WITH moved AS MATERIALIZED (SELECT item_id FROM storefront.changed_item WHERE change > :since),
                     touched AS (
                    SELECT item_id FROM moved
                     UNION
                    SELECT kit_id FROM catalog.kit_component JOIN moved ON component_id = moved.item_id
                     UNION
                    SELECT substitute.item_id FROM catalog.substitute JOIN moved ON substitute_id = moved.item_id)
                SELECT sku FROM catalog.item WHERE id IN (SELECT item_id FROM touched) AND sku > :after ORDER BY sku LIMIT :limit
                """)
                .param("since", since).param("after", after).param("limit", limit).query(String.class).list();
    }

    /** Skus in order, those after {@code after}. */
    public List<String> everything(String after, int limit) {
        return jdbc.sql("SELECT sku FROM catalog.item WHERE sku > :after ORDER BY sku LIMIT :limit")
                .param("after", after).param("limit", limit).query(String.class).list();
    }

    /** Notes on the connection of who heard it that these moved. */
    static void note(JdbcClient listening, Set<Long> items) {
        listening.sql(NUMBERED + """
                INSERT INTO storefront.changed_item (item_id, change)
                SELECT item_id, change FROM unnest(:items::bigint[]) AS moved (item_id), numbered ORDER BY item_id
                    ON CONFLICT (item_id) DO UPDATE SET change = excluded.change
                """)
                .param("items", items.toArray(Long[]::new)).update();
    }

    static void noteAll(JdbcClient listening) {
        listening.sql(NUMBERED + """
                INSERT INTO storefront.changed_rules (change) SELECT change FROM numbered
                    ON CONFLICT (only_row) DO UPDATE SET change = excluded.change
                """).update();
    }
}
