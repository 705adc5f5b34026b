package dev.backstop.connectors;

import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shops that are connected. */
@Component
class ShopTable {
    private static final String SELECT = "SELECT id, code, name, kind, url, place, customer_kind, active, secrets FROM connectors.shop ";

    private final JdbcClient jdbc;
    private final SecretBox box;

    ShopTable(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** By key. */
    List<Shop> all() {
        return jdbc.sql(SELECT + "ORDER BY code LIMIT 1000").query(this::shop).list();
    }

    Optional<Shop> byCode(String code) {
        return jdbc.sql(SELECT + "WHERE code = :code").param("code", code).query(this::shop).optional();
    }

    Shop require(String code) {
        return byCode(code).orElseThrow(() -> Problem.notFound("shop", code));
    }

    /** Creates or replaces one; what a new one sells is asked at once, and its webhooks are looked after. */
    void put(Shop shop, Instant now) {
        jdbc.sql("""
                INSERT INTO connectors.shop (code, name, kind, url, place, customer_kind, active, secrets, list_at, poll_at, polled_up_to,
                    hooks_at)
                VALUES (:code, :name, :kind, :url, :place, :customerKind, :active, :secrets, :now, CASE WHEN :calls THEN NULL
                    ELSE :now END, :now, CASE WHEN :calls THEN :now END)
                    ON CONFLICT (code) DO UPDATE SET (name, url, place, customer_kind, active, secrets, hooks_at) =
                       (excluded.name, excluded.url, excluded.place, excluded.customer_kind, excluded.active, excluded.secrets,
                        excluded.hooks_at)
                """)
                .param("code", shop.code()).param("name", shop.name()).param("kind", shop.kind().word()).param("url", shop.url())
                .param("place", shop.place()).param("customerKind", shop.customerKind()).param("active", shop.active())
                .param("secrets", box.close(shop.code(), shop.secrets())).param("calls", shop.kind().calls())
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Forgets a shop, its articles and what it told us; orders that it brought stay orders. */
    void delete(Shop shop) {
        jdbc.sql("DELETE FROM connectors.shop WHERE id = :id").param("id", shop.id()).update();
    }

    private Shop shop(ResultSet row, int number) throws SQLException {
        var code = row.getString("code");
        return new Shop(row.getLong("id"), code, row.getString("name"), Kind.read(row.getString("kind")).orElseThrow(),
                row.getString("url"),
                row.getString("place"), row.getString("customer_kind"), row.getBoolean("active"), box.open(code, row.getBytes("secrets")));
    }
}
