package dev.backstop.connectors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What shops told us, each as it came. */
@Component
class Deliveries {
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that is to be run. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Due(long id, long shop, String topic, byte[] body, int tries) {}

    /** What became of one. */
    sealed interface Result {
        /** It was carried out, or there was nothing to do; {@code order}: the order of ours that it concerns. */
        record Done(String what, @Nullable String order) implements Result {}

        /** A person must change something first. */
        record Held(String why) implements Result {}

        /** Trying later may help. */
        record Failed(String why) implements Result {}
    }

    /** Keeps one; the same one twice is kept once. */
    void keep(Shop shop, String remote, String topic, byte[] body, Instant now) {
        jdbc.sql("""
                INSERT INTO connectors.delivery (shop_id, remote, topic, body, received_at, state, due_at)
                VALUES (:shop, :remote, :topic, :body, :now, 'due', :now) ON CONFLICT (shop_id, remote) DO NOTHING
                """)
                .param("shop", shop.id()).param("remote", remote).param("topic", topic).param("body", body).param("now",
                now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the oldest that is due; of one shop in the order in which they came, unless one failed. */
    Optional<Due> take(Instant now) {
        return jdbc.sql("""
                WITH taken AS (
                    SELECT id FROM connectors.delivery WHERE state = 'due' AND due_at <= :now ORDER BY due_at,
                        id LIMIT 1 FOR UPDATE SKIP LOCKED)
                UPDATE connectors.delivery d SET due_at = :free FROM taken WHERE d.id = taken.id
                RETURNING d.id, d.shop_id, d.topic, d.body, d.tries
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("free", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .query(Deliveries::due).optional();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(row.getLong("id"), row.getLong("shop_id"), row.getString("topic"), row.getBytes("body"), row.getInt("tries"));
    }

    void note(Due due, Result result, Instant now) {
        switch (result) {
            case Result.Done(var what, var order) -> note(due.id(), "done", null, what, order);
            case Result.Held(var why) -> note(due.id(), "held", null, why, null);
            case Result.Failed(var why) -> {
                var dead = due.tries() + 1 >= Pace.MOST_TRIES;
                note(due.id(), dead ? "dead" : "due", dead ? null : now.plus(Pace.after(due.tries() + 1, null)), why, null);
            }
        }
    }

    private void note(long id, String state, @Nullable Instant dueAt, String outcome, @Nullable String order) {
        jdbc.sql("""
                UPDATE connectors.delivery SET state = :state, due_at = :dueAt, tries = tries + 1, outcome = :outcome,
                       order_number = coalesce(:order, order_number)
                 WHERE id = :id
                """).param("id", id).param("state", state).param("dueAt", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome).param("order", order).update();
    }

    /** One is run again, whatever became of it. False if there is none. */
    boolean again(Shop shop, long id, Instant now) {
        return jdbc.sql("UPDATE connectors.delivery SET state = 'due', due_at = :now, tries = 0 WHERE shop_id = :shop AND id = :id")
                .param("shop", shop.id()).param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /** All that are held or dead are run again. */
    int again(Shop shop, Instant now) {
        return jdbc.sql("UPDATE connectors.delivery SET state = 'due', due_at = :now, tries = 0 WHERE shop_id = :shop AND state IN "
                + "('held', 'dead')")
                .param("shop", shop.id()).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** One as people see it. */
    record Shown(long delivery, String remote, String topic, Instant receivedAt, String state, int tries, @Nullable Instant nextTryAt,
            @Nullable String outcome, @Nullable String order) {}

    /** The newest first, those before an id; of one state, or of all. */
    List<Shown> shown(Shop shop, @Nullable String state, long before, int limit) {
        return jdbc.sql("""
                SELECT id, remote, topic, received_at, state, tries, due_at, outcome, order_number FROM connectors.delivery
                 WHERE shop_id = :shop AND (CAST(:state AS text) IS NULL OR state = :state) AND (:before = 0 OR id < :before)
                 ORDER BY id DESC LIMIT :limit
                """).param("shop", shop.id()).param("state", state).param("before", before).param("limit", limit).query(Deliveries::shown)
                        .list();
    }

    /** What it said; empty if there is none. */
    Optional<byte[]> body(Shop shop, long id) {
        return jdbc.sql("SELECT body FROM connectors.delivery WHERE shop_id = :shop AND id = :id").param("shop", shop.id()).param("id", id)
                .query((row, _) -> row.getBytes("body")).optional();
    }

    private static Shown shown(ResultSet row, int number) throws SQLException {
        var due = row.getObject("due_at", OffsetDateTime.class);
        return new Shown(row.getLong("id"), row.getString("remote"), row.getString("topic"), row.getObject("received_at",
                OffsetDateTime.class).toInstant(),
                row.getString("state"), row.getInt("tries"), due == null ? null : due.toInstant(), row.getString("outcome"),
                row.getString("order_number"));
    }
}
