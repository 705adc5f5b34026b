package dev.backstop.storefront.restock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sign-ups. */
@Component
class SignUpTable {
    private static final String COLUMNS = "id, item_id, email, quantity, language, asked_at, confirmed_at, told_at, ended_at";

    private final JdbcClient jdbc;

    SignUpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the firm offers it at all. */
    boolean offered() {
        return jdbc.sql("SELECT back_in_stock FROM storefront.settings").query(Boolean.class).optional().orElse(false);
    }

    /** One that is asked for now; an open one of the same address stays, and is only changed while it is not confirmed. */
    SignUp open(long item, String email, long quantity, String language, Instant now, boolean confirmed) {
        return jdbc.sql("""
                INSERT INTO storefront.sign_up AS known (item_id, email, quantity, language, asked_at, confirmed_at)
                VALUES (:item, :email, :quantity, :language, :now, :confirmed)
                    ON CONFLICT (item_id, email) WHERE told_at IS NULL AND ended_at IS NULL DO UPDATE
                   SET quantity = CASE WHEN known.confirmed_at IS NULL THEN excluded.quantity ELSE known.quantity END,
                       language = CASE WHEN known.confirmed_at IS NULL THEN excluded.language ELSE known.language END,
                       confirmed_at = coalesce(known.confirmed_at, excluded.confirmed_at)
                RETURNING
                """ + COLUMNS)
                .param("item", item).param("email", email).param("quantity", quantity).param("language", language).param("now", utc(now))
                .param("confirmed", confirmed ? utc(now) : null).query(SignUpTable::row).single();
    }

    Optional<SignUp> find(long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM storefront.sign_up WHERE id = :id").param("id", id).query(SignUpTable::row).optional();
    }

    /** How many wishes of an address were never confirmed. */
    int unconfirmed(String email) {
        return jdbc.sql("""
                SELECT count(*) FROM storefront.sign_up
                 WHERE email = :email AND confirmed_at IS NULL AND ended_at IS NULL
                """).param("email", email).query(Integer.class).single();
    }

    void confirm(SignUp one, Instant now) {
        jdbc.sql("""
                UPDATE storefront.sign_up SET confirmed_at = :now
                 WHERE id = :id AND confirmed_at IS NULL AND ended_at IS NULL
                """).param("id", one.id()).param("now", utc(now)).update();
    }

    void end(SignUp one, Instant now) {
        jdbc.sql("UPDATE storefront.sign_up SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
                .param("id", one.id()).param("now", utc(now)).update();
    }

    void told(Collection<SignUp> wave, Instant now) {
        jdbc.sql("UPDATE storefront.sign_up SET told_at = :now WHERE id = ANY (:ids)")
                .param("ids", wave.stream().map(SignUp::id).toArray(Long[]::new)).param("now", utc(now)).update();
    }

    /**
     * Who waits for something of which a place has stock that nobody holds, those first who asked first. Not among them: addresses that
     * refused
     * such mails, and items whose waiting orders are just being served anew.
     */
    List<SignUp> waitingForWhatLiesFree(int most) {
        return jdbc.sql("""
                WITH part AS (
                    SELECT DISTINCT s.item_id, coalesce(k.component_id, s.item_id) AS component_id
                      FROM storefront.sign_up s
                      LEFT JOIN catalog.kit_component k ON k.kit_id = s.item_id
                     WHERE s.confirmed_at IS NOT NULL AND s.told_at IS NULL AND s.ended_at IS NULL)
                SELECT
                """ + COLUMNS + """
                  FROM storefront.sign_up s
                 WHERE s.confirmed_at IS NOT NULL AND s.told_at IS NULL AND s.ended_at IS NULL
                   AND EXISTS (SELECT 1 FROM part p JOIN promising.availability a ON a.item_id = p.component_id
                                WHERE p.item_id = s.item_id AND a.on_hand > a.allocated)
                   AND NOT EXISTS (SELECT 1 FROM part p JOIN promising.repromise_due due ON due.item_id = p.component_id
                                    WHERE p.item_id = s.item_id)
                   AND NOT EXISTS (SELECT 1 FROM post.suppression sup WHERE sup.address = s.email AND sup.stream = 'marketing')
                 ORDER BY s.item_id, s.asked_at, s.id
                 LIMIT :most
                """).param("most", most).query(SignUpTable::row).list();
    }

    /** How many people wait for an item, for how many units; how many have not confirmed, and how many we wrote to since. */
    record Asked(long item, int people, long quantity, int toConfirm, int told) {}

    /** By item, those first for which most people wait. */
    List<Asked> asked(Instant since) {
        return jdbc.sql("""
                SELECT item_id AS item, count(*) FILTER (WHERE confirmed_at IS NOT NULL AND told_at IS NULL) AS people,
                       coalesce(sum(quantity) FILTER (WHERE confirmed_at IS NOT NULL AND told_at IS NULL), 0)::bigint AS quantity,
                       count(*) FILTER (WHERE confirmed_at IS NULL) AS to_confirm, count(*) FILTER (WHERE told_at > :since) AS told
                  FROM storefront.sign_up
                 WHERE ended_at IS NULL AND (told_at IS NULL OR told_at > :since)
                 GROUP BY item_id ORDER BY people DESC, item_id LIMIT 500
                """).param("since", utc(since)).query(Asked.class).list();
    }

    /** When the oldest wish was asked for that nobody confirmed. */
    Optional<Instant> firstUnconfirmed() {
        return jdbc.sql("SELECT min(asked_at) FROM storefront.sign_up WHERE confirmed_at IS NULL").query(OffsetDateTime.class).optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Wishes that nobody confirmed in time are forgotten: an address that was only typed is not ours to keep. */
    void forgetUnconfirmed(Instant askedUntil) {
        jdbc.sql("DELETE FROM storefront.sign_up WHERE confirmed_at IS NULL AND asked_at <= :before").param("before",
                utc(askedUntil)).update();
    }

    private static SignUp row(ResultSet row, int number) throws SQLException {
        return new SignUp(row.getLong("id"), row.getLong("item_id"), row.getString("email"), row.getLong("quantity"),
                row.getString("language"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(), instant(row, "confirmed_at"), instant(row, "told_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
