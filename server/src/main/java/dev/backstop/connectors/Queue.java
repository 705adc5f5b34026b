package dev.backstop.connectors;

import dev.backstop.storefront.Changes;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills the outboxes of shops from the news of what moved, in whole sets. */
@Component
class Queue {
    private static final int AT_A_TIME = 5_000;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Listings listings;
    private final Clock clock;

    Queue(JdbcClient jdbc, Changes changes, Listings listings, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.listings = listings;
        this.clock = clock;
    }

    /** Makes due what moved since the last time. Whoever else does the same for this shop waits, and finds nothing. */
    void fill(Shop shop) {
        var newest = changes.now(); // asked for first: what moves from here on comes next time
        var seen = jdbc.sql("SELECT seen_change FROM connectors.shop WHERE id = :shop FOR UPDATE").param("shop", shop.id())
        .query(Long.class).single();
        if (seen == newest) {
            return;
        }
        findItems(shop);
        var now = clock.instant();
        if (seen < 0 || changes.all(seen)) {
            listings.allDue(shop, now);
        } else {
            for (var some = changes.since(seen, "", AT_A_TIME); !some.isEmpty(); some = changes.since(seen, some.getLast(), AT_A_TIME)) {
                listings.due(shop, some, now);
            }
        }
        jdbc.sql("UPDATE connectors.shop SET seen_change = :newest WHERE id = :shop").param("newest", newest).param("shop", shop.id())
                .update();
    }

    /** Articles that waited for an item of their sku find it. */
    private void findItems(Shop shop) {
        jdbc.sql("""
                UPDATE connectors.listing l SET item_id = i.id, due_at = :now, since = :now, moved = moved + 1
                  FROM catalog.item i WHERE l.shop_id = :shop AND l.item_id IS NULL AND NOT l.by_hand AND i.sku = l.remote_sku
                """).param("shop", shop.id()).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
