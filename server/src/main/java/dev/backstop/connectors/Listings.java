package dev.backstop.connectors;

import dev.backstop.web.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The articles of shops, which are also the outbox of what they shall show. */
@Component
class Listings {
    /** So long nobody else takes what somebody took; after a crash it is free again. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;

    Listings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An article that is to be pushed.
     *
     * @param moved what its counter stood at when it was taken
     * @param shown what the shop shows, as it was pushed; null: nothing yet
     */
    record Due(long id, long item, Offered article, long moved, int tries, @Nullable String shown) {}

    /** What became of a push; {@code pushed} is what the shop shows now. */
    record Noted(Due due, Outcome outcome, @Nullable String pushed, @Nullable LocalDate shipsOn) {}

    /** Notes what a shop sells: new articles find their item by sku, those that are gone go. */
    void replace(Shop shop, List<Offered> offered, Instant now) {
        jdbc.sql("""
                WITH offered AS MATERIALIZED (
                    SELECT DISTINCT ON (remote) * FROM unnest(:remotes::text[], :products::text[], :stockItems::text[], :skus::text[],
                        :titles::text[])
                        AS o (remote, product, stock_item, sku, title)),
                gone AS (DELETE FROM connectors.listing l WHERE l.shop_id = :shop AND NOT EXISTS (SELECT 1 FROM offered o
                    WHERE o.remote = l.remote))
                INSERT INTO connectors.listing AS l (shop_id, remote, product, stock_item, remote_sku, title, item_id, due_at, since)
                SELECT :shop, o.remote, o.product, o.stock_item, o.sku, o.title, i.id, CASE WHEN i.id IS NULL THEN NULL ELSE :now END,
                       CASE WHEN i.id IS NULL THEN NULL ELSE :now END
                  FROM offered o LEFT JOIN catalog.item i ON i.sku = o.sku
                    ON CONFLICT (shop_id, remote) DO UPDATE
                   SET product = excluded.product, stock_item = excluded.stock_item, remote_sku = excluded.remote_sku,
                       title = excluded.title,
                       item_id = CASE WHEN l.by_hand THEN l.item_id ELSE excluded.item_id END,
                       due_at = CASE WHEN l.by_hand OR l.item_id IS NOT DISTINCT FROM excluded.item_id THEN l.due_at
                           ELSE excluded.due_at END,
                       since = CASE WHEN l.by_hand OR l.item_id IS NOT DISTINCT FROM excluded.item_id THEN l.since ELSE excluded.since END,
                       pushed = CASE WHEN l.by_hand OR l.item_id IS NOT DISTINCT FROM excluded.item_id THEN l.pushed END
                """)
                .param("shop", shop.id()).param("now", now.atOffset(ZoneOffset.UTC)).param("remotes", Columns.texts(offered,
                Offered::remote))
                .param("products", Columns.texts(offered, Offered::product)).param("stockItems", Columns.texts(offered, Offered::stockItem))
                .param("skus", Columns.texts(offered, Offered::sku)).param("titles", Columns.texts(offered, Offered::title)).update();
    }

    /** These items moved: their articles are due, save those that wait after a failure or were given up. */
    void due(Shop shop, List<String> skus, Instant now) {
        jdbc.sql("""
                UPDATE connectors.listing l SET moved = moved + 1, due_at = coalesce(l.due_at, :now), since = coalesce(l.since, :now)
                  FROM catalog.item i
                 WHERE l.shop_id = :shop AND i.id = l.item_id AND i.sku = ANY (:skus) AND (l.fault IS NULL OR l.due_at IS NOT NULL)
                """).param("shop", shop.id()).param("skus", skus.toArray(String[]::new)).param("now", now.atOffset(ZoneOffset.UTC))
                        .update();
    }

    /** All articles of a shop are due. */
    void allDue(Shop shop, Instant now) {
        jdbc.sql("""
                UPDATE connectors.listing SET moved = moved + 1, due_at = coalesce(due_at, :now), since = coalesce(since, :now)
                 WHERE shop_id = :shop AND item_id IS NOT NULL AND (fault IS NULL OR due_at IS NOT NULL)
                """).param("shop", shop.id()).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Pushes that were given up are due again, and what is shown is pushed anew though it be the same. */
    int again(Shop shop, boolean all, Instant now) {
        return jdbc.sql("""
                UPDATE connectors.listing SET moved = moved + 1, due_at = :now, since = coalesce(since, :now), tries = 0, fault = NULL,
                    pushed = NULL
                 WHERE shop_id = :shop AND item_id IS NOT NULL AND (:all OR fault IS NOT NULL)
                """).param("shop", shop.id()).param("all", all).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Takes those that are due, those that wait longest first. */
    List<Due> take(Shop shop, int most, Instant now) {
        return jdbc.sql("""
                WITH taken AS (
                    SELECT id FROM connectors.listing
                     WHERE shop_id = :shop AND due_at <= :now AND item_id IS NOT NULL
                     ORDER BY due_at, id LIMIT :most FOR UPDATE SKIP LOCKED)
                UPDATE connectors.listing l SET due_at = :free FROM taken WHERE l.id = taken.id
                RETURNING l.id, l.item_id, l.remote, l.product, l.stock_item, l.remote_sku, l.title, l.moved, l.tries, l.pushed
                """)
                .param("shop", shop.id()).param("most", most).param("now", now.atOffset(ZoneOffset.UTC))
                .param("free", now.plus(LEASE).atOffset(ZoneOffset.UTC)).query(Listings::due).list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(row.getLong("id"), row.getLong("item_id"), new Offered(row.getString("remote"), row.getString("product"),
                row.getString("stock_item"), row.getString("remote_sku"), row.getString("title")), row.getLong("moved"),
                row.getInt("tries"),
                row.getString("pushed"));
    }

    /** Notes what became of those that were taken; one that moved meanwhile stays due. */
    void note(List<Noted> noted, Instant now) {
        jdbc.sql("""
                UPDATE connectors.listing l
                   SET tries = n.tries, fault = n.fault,
                       pushed = CASE WHEN n.fault IS NULL THEN n.pushed ELSE l.pushed END,
                       ships_on = CASE WHEN n.fault IS NULL THEN n.ships_on ELSE l.ships_on END,
                       pushed_at = CASE WHEN n.fault IS NULL THEN :now ELSE l.pushed_at END,
                       since = CASE WHEN n.fault IS NOT NULL THEN l.since WHEN l.moved = n.moved THEN NULL ELSE :now END,
                       due_at = CASE WHEN n.fault IS NULL AND l.moved <> n.moved THEN :now ELSE n.due_at END
                  FROM unnest(:ids::bigint[], :moved::bigint[], :tries::int[], :faults::text[], :pushed::text[], :shipsOn::date[],
                      :dueAt::timestamptz[])
                       AS n (id, moved, tries, fault, pushed, ships_on, due_at)
                 WHERE l.id = n.id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC)).param("ids", Columns.longs(noted, one -> one.due().id()))
                .param("moved", Columns.longs(noted, one -> one.due().moved())).param("tries", Columns.ints(noted, Listings::tries))
                .param("faults", Columns.texts(noted, one -> fault(one.outcome()))).param("pushed", Columns.texts(noted, Noted::pushed))
                .param("shipsOn", Columns.texts(noted, Noted::shipsOn)).param("dueAt", Columns.texts(noted, one -> next(one, now)))
                .update();
    }

    private static int tries(Noted noted) {
        return noted.outcome() instanceof Outcome.Done ? 0 : noted.due().tries() + 1;
    }

    private static @Nullable String fault(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> null;
            case Outcome.Later(var why, _) -> why;
            case Outcome.Refused(var why) -> why;
        };
    }

    private static @Nullable Instant next(Noted noted, Instant now) {
        return noted.outcome() instanceof Outcome.Later(_, var after) && tries(noted) < Pace.MOST_TRIES
                ? now.plus(Pace.after(tries(noted), after)) : null;
    }

    /** Somebody said which item of ours an article is; null: none. Empty if the shop has no such article. */
    boolean map(Shop shop, String remote, @Nullable Long item, Instant now) {
        return jdbc.sql("""
                UPDATE connectors.listing SET item_id = :item, by_hand = :item IS NOT NULL, moved = moved + 1, tries = 0, fault = NULL,
                    pushed = NULL,
                       due_at = CASE WHEN :item IS NULL THEN NULL ELSE :now END, since = CASE WHEN :item IS NULL THEN NULL ELSE :now END
                 WHERE shop_id = :shop AND remote = :remote
                """).param("shop", shop.id()).param("remote", remote).param("item", item, java.sql.Types.BIGINT)
                .param("now", now.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update() == 1;
    }
}
