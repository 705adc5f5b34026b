package dev.backstop.storefront.feeds;

import dev.backstop.storefront.Elsewhere;
import dev.backstop.storefront.Handling;
import dev.backstop.web.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the full feed said at which version, and which version each reader has. */
@Component
class FeedTable {
    private final JdbcClient jdbc;

    FeedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what the feed of a version says of some items. */
    void keep(long version, List<Entry> entries) {
        var said = entries.stream().filter(entry -> GoogleFeed.said(entry) != null).toList();
        jdbc.sql("""
                INSERT INTO storefront.feed_said (version, item_id, availability, available_on, handling_least, handling_most)
                SELECT :version, s.item_id, s.availability, s.available_on, s.least, s.most
                  FROM unnest(:items::bigint[], :words::text[], :dates::date[], :least::bigint[], :most::bigint[])
                       AS s (item_id, availability, available_on, least, most)
                    ON CONFLICT (version, item_id) DO UPDATE SET (availability, available_on, handling_least, handling_most) =
                       (excluded.availability, excluded.available_on, excluded.handling_least, excluded.handling_most)
                """).param("version", version).param("items", Columns.longs(said, entry -> entry.item().id()))
                .param("words", Columns.texts(said, entry -> google(entry).availability()))
                .param("dates", Columns.texts(said, entry -> google(entry).availabilityDate()))
                .param("least", Columns.texts(said, entry -> handling(entry, Handling::least)))
                .param("most", Columns.texts(said, entry -> handling(entry, Handling::most))).update();
    }

    private static Elsewhere.Google google(Entry entry) {
        return Objects.requireNonNull(GoogleFeed.said(entry), "said");
    }

    private static @Nullable Long handling(Entry entry, ToLongFunction<Handling> end) {
        var handling = google(entry).handling();
        return handling == null ? null : end.applyAsLong(handling);
    }

    /** What a version said of some items; those of which it said nothing are absent. */
    Map<Long, Elsewhere.Google> said(long version, Collection<Long> items) {
        var said = new HashMap<Long, Elsewhere.Google>();
        jdbc.sql("""
                SELECT item_id, availability, available_on, handling_least, handling_most FROM storefront.feed_said
                 WHERE version = :version AND item_id = ANY (:items)
                """).param("version", version).param("items", items.toArray(Long[]::new))
                .query(row -> {
                    said.put(row.getLong("item_id"), google(row));
                });
        return said;
    }

    private static Elsewhere.Google google(ResultSet row) throws SQLException {
        var most = row.getObject("handling_most", Long.class);
        return new Elsewhere.Google(row.getString("availability"), row.getObject("available_on", LocalDate.class),
                most == null ? null : new Handling(row.getLong("handling_least"), most));
    }

    /**
     * Skus in order, those after {@code after}, without those of which a version said that they are in stock and of which enough is still
     * free where it may be sold to anybody: whatever else moved, they are in stock. They are most, and need not be worked out.
     */
    List<String> mayDiffer(long version, String after, int limit) {
        return jdbc.sql("""
                SELECT i.sku
                  FROM catalog.item i
                 WHERE i.sku > :after
                   AND NOT (
                       i.released_on IS NULL AND i.price IS NOT NULL
                       AND EXISTS (SELECT 1 FROM storefront.feed_said s
                                    WHERE s.version = :version AND s.item_id = i.id AND s.availability = 'in_stock')
                       AND EXISTS (SELECT 1
                                     FROM promising.availability a
                                     JOIN catalog.location l ON l.id = a.location_id AND l.active
                                     LEFT JOIN catalog.item_location il ON il.item_id = a.item_id AND il.location_id = a.location_id
                                    WHERE a.item_id = i.id AND coalesce(il.sellable, true)
                                      AND a.on_hand - a.allocated >= GREATEST(power(10, i.decimals), coalesce(i.minimum_order, 0))
                                             + coalesce(i.order_multiple, 0))
                       AND NOT EXISTS (SELECT 1 FROM catalog.protected_stock p WHERE p.item_id = i.id)
                       AND NOT EXISTS (SELECT 1 FROM catalog.kit_component k WHERE k.kit_id = i.id))
                 ORDER BY i.sku
                 LIMIT :limit
                """).param("version", version).param("after", after).param("limit", limit).query(String.class).list();
    }

    /** The version that a reader has of a feed, as long as it is known what that said. */
    Optional<Long> versionOf(Feed feed, String reader) {
        return jdbc.sql("""
                SELECT r.version FROM storefront.feed_read r
                 WHERE r.feed = :feed AND r.reader = :reader AND EXISTS (SELECT 1 FROM storefront.feed_said s WHERE s.version = r.version)
                """)
                .param("feed", feed.file()).param("reader", reader).query(Long.class).optional();
    }

    /** A reader has got a version. */
    void read(Feed feed, String reader, long version, long items, Instant now) {
        jdbc.sql("""
                INSERT INTO storefront.feed_read (feed, reader, version, at, items) VALUES (:feed, :reader, :version, :at, :items)
                    ON CONFLICT (feed, reader) DO UPDATE SET (version, at, items) = (excluded.version, excluded.at, excluded.items)
                """).param("feed", feed.file()).param("reader", reader).param("version", version).param("at", now.atOffset(ZoneOffset.UTC))
                .param("items", items).update();
    }

    /** Forgets versions that no reader has and that are not the newest. */
    void forget(long newest) {
        jdbc.sql("""
                DELETE FROM storefront.feed_said
                 WHERE version < :newest AND version NOT IN (SELECT version FROM storefront.feed_read WHERE feed = :feed)
                """).param("newest", newest).param("feed", Feed.GOOGLE.file()).update();
    }

    /** That somebody read a feed. */
    record Read(String feed, String reader, Instant at, long items) {}

    /** The newest first. */
    List<Read> reads() {
        return jdbc.sql("SELECT feed, reader, at, items FROM storefront.feed_read ORDER BY at DESC, feed, reader LIMIT 1000")
                .query((row, _) -> new Read(row.getString("feed"), row.getString("reader"),
                        row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("items"))).list();
    }
}
