package dev.backstop.connectors;

import dev.backstop.catalog.Items;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The articles of a shop: which items they are, and what the shop shows of them. */
@RestController
@RequestMapping("/api/v1/shops/{shop}/articles")
class ArticlesApi {
    private static final List<String> STATES = List.of("unknown", "behind", "failed", "shown");

    private final ShopTable shops;
    private final Listings listings;
    private final Deliveries deliveries;
    private final Items items;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ArticlesApi(ShopTable shops, Listings listings, Deliveries deliveries, Items items, JdbcClient jdbc, Clock clock,
            ApplicationEventPublisher events) {
        this.shops = shops;
        this.listings = listings;
        this.deliveries = deliveries;
        this.items = items;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * One article.
     *
     * @param remote  its id in the shop, {@code remoteSku} its key there
     * @param sku     the item of ours that it is; null: none is known
     * @param byHand  whether somebody said so, rather than the key being the same
     * @param state   {@code unknown}, {@code behind}, {@code failed} or {@code shown}
     * @param shown   what the shop shows, as the connector said it; null: nothing yet
     */
    record Article(long article, String remote, String remoteSku, String title, @Nullable String sku, boolean byHand, String state,
            @Nullable String shown, @Nullable LocalDate shipsOn, @Nullable Instant pushedAt, int tries, @Nullable Instant nextTryAt,
            @Nullable String fault) {}

    @GetMapping
    Listing<Article> articles(@PathVariable String shop, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(required = false) @Nullable Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.malformed("%s is no state of an article. Use one of: %s.".formatted(state, String.join(", ", STATES)));
        }
        var page = Cursor.of(cursor, limit);
        return Listing.page(jdbc.sql("""
                SELECT * FROM (
                    SELECT l.id, l.remote, l.remote_sku, l.title, i.sku, l.by_hand, l.pushed, l.ships_on, l.pushed_at, l.tries, l.due_at,
                        l.fault,
                           CASE WHEN l.item_id IS NULL THEN 'unknown' WHEN l.due_at IS NOT NULL THEN 'behind'
                                WHEN l.fault IS NOT NULL THEN 'failed'
                                ELSE 'shown' END AS state
                      FROM connectors.listing l LEFT JOIN catalog.item i ON i.id = l.item_id
                     WHERE l.shop_id = :shop AND l.id > :after) a
                 WHERE CAST(:state AS text) IS NULL OR a.state = :state
                 ORDER BY a.id LIMIT :limit
                """).param("shop", shops.require(shop).id()).param("after", page.afterId()).param("state", state)
                        .param("limit", page.limit() + 1)
                .query(ArticlesApi::article).list(), page, article -> Long.toString(article.article()));
    }

    private static Article article(ResultSet row, int number) throws SQLException {
        var pushed = row.getObject("pushed_at", OffsetDateTime.class);
        var due = row.getObject("due_at", OffsetDateTime.class);
        return new Article(row.getLong("id"), row.getString("remote"), row.getString("remote_sku"), row.getString("title"),
                row.getString("sku"),
                row.getBoolean("by_hand"), row.getString("state"), row.getString("pushed"), row.getObject("ships_on", LocalDate.class),
                pushed == null ? null : pushed.toInstant(), row.getInt("tries"), due == null ? null : due.toInstant(),
                row.getString("fault"));
    }

    /** Which item an article is; {@code sku} null: none of ours. */
    @Strict
    record Mapping(@Nullable String remote, @Nullable String sku) {}

    /** Says which item an article is; orders that were held for want of that are run again. */
    @PostMapping("/map")
    Listing<Article> map(@PathVariable String shop, @RequestBody Mapping mapping) {
        var known = shops.require(shop);
        var remote = mapping.remote() == null ? "" : mapping.remote();
        var sku = mapping.sku() == null || mapping.sku().isBlank() ? null : mapping.sku().strip();
        if (!listings.map(known, remote, sku == null ? null : items.require(sku, "/sku").id(), clock.instant())) {
            throw Problem.refused("/remote",
                    "The shop has no article \"%s\" that we know of. Look for its articles again.".formatted(remote));
        }
        if (sku != null) {
            deliveries.again(known, clock.instant());
        }
        events.publishEvent(new ShopWork.Came());
        return articles(shop, null, null, null);
    }
}
