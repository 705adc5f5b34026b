package dev.backstop.connectors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which order of a shop is which of ours, and the outbox of what its shop shall know of it. */
@Component
class ShopOrders {
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;

    ShopOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order of a shop; {@code number} null: it was cancelled before we heard of it. */
    record Known(@Nullable Long order, @Nullable String number) {}

    /** What we know of an order of a shop. Whoever asks of the same one waits until this transaction ends. */
    Optional<Known> lock(Shop shop, String remote) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))").param("key", "shop order %d %s".formatted(shop.id(), remote))
                .query(Object.class).list();
        return jdbc.sql("""
                SELECT s.order_id AS "order", o.number FROM connectors.shop_order s LEFT JOIN orders.sales_order o ON o.id = s.order_id
                 WHERE s.shop_id = :shop AND s.remote = :remote
                """).param("shop", shop.id()).param("remote", remote).query(Known.class).optional();
    }

    /** It is this order of ours, and its shop is to be told; null: it ended before it came. */
    void keep(Shop shop, String remote, @Nullable Long order, Instant now) {
        jdbc.sql("INSERT INTO connectors.shop_order (shop_id, remote, order_id, due_at) VALUES (:shop, :remote, :order, :dueAt)")
                .param("shop", shop.id()).param("remote", remote).param("order", order)
                .param("dueAt", order == null ? null : now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Something about these orders of ours may be another now: those that came from shops are due. */
    void due(Collection<Long> orders, Instant now) {
        jdbc.sql("""
                UPDATE connectors.shop_order SET moved = moved + 1, due_at = CASE WHEN tries = 0 THEN coalesce(due_at, :now) ELSE due_at END
                 WHERE order_id = ANY (:orders)
                """).param("orders", orders.toArray(Long[]::new)).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Words that were given up are due again. */
    void again(Shop shop, Instant now) {
        jdbc.sql("UPDATE connectors.shop_order SET due_at = :now, tries = 0, fault = NULL WHERE shop_id = :shop AND due_at IS NULL AND "
                + "fault IS NOT NULL")
                .param("shop", shop.id()).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** A word that is due. */
    record Due(long id, String remote, long order, long moved, int tries, @Nullable String told) {}

    List<Due> take(Shop shop, int most, Instant now) {
        return jdbc.sql("""
                WITH taken AS (
                    SELECT id FROM connectors.shop_order WHERE shop_id = :shop AND due_at <= :now ORDER BY due_at,
                        id LIMIT :most FOR UPDATE SKIP LOCKED)
                UPDATE connectors.shop_order s SET due_at = :free FROM taken WHERE s.id = taken.id
                RETURNING s.id, s.remote, s.order_id, s.moved, s.tries, s.told
                """).param("shop", shop.id()).param("most", most).param("now", now.atOffset(ZoneOffset.UTC))
                .param("free", now.plus(LEASE).atOffset(ZoneOffset.UTC)).query(ShopOrders::due).list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(row.getLong("id"), row.getString("remote"), row.getLong("order_id"), row.getLong("moved"), row.getInt("tries"),
                row.getString("told"));
    }

    void note(Due due, Outcome outcome, String told, Instant now) {
        var tries = due.tries() + 1;
        switch (outcome) {
            case Outcome.Done() -> jdbc.sql("""
                    UPDATE connectors.shop_order SET told = :told, told_at = :now, tries = 0, fault = NULL,
                           due_at = CASE WHEN moved = :moved THEN NULL ELSE :now END
                     WHERE id = :id
                    """).param("id", due.id()).param("moved", due.moved()).param("told", told).param("now", now.atOffset(ZoneOffset.UTC))
                            .update();
            case Outcome.Later(var why, var after) -> failed(due, why, tries < Pace.MOST_TRIES ? now.plus(Pace.after(tries, after)) : null);
            case Outcome.Refused(var why) -> failed(due, why, null);
        }
    }

    private void failed(Due due, String why, @Nullable Instant next) {
        jdbc.sql("UPDATE connectors.shop_order SET tries = tries + 1, fault = :why, due_at = :next WHERE id = :id")
                .param("id", due.id()).param("why", why).param("next", next == null ? null : next.atOffset(ZoneOffset.UTC)).update();
    }
}
