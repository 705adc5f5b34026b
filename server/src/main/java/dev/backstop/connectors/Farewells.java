package dev.backstop.connectors;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes our webhooks out of shops that are no longer connected. What opens such a shop is kept until then, and no longer. */
@Component
class Farewells {
    private static final Logger log = LoggerFactory.getLogger(Farewells.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final ShopSystems systems;
    private final HookTable hooks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Farewells(JdbcClient jdbc, SecretBox box, ShopSystems systems, HookTable hooks, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.box = box;
        this.systems = systems;
        this.hooks = hooks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Notes what is to be taken out of a shop, in the transaction that forgets it. */
    void bid(Shop shop) {
        var ids = hooks.list(shop).stream().map(HookTable.Ours::id).toArray(String[]::new);
        if (ids.length > 0) {
            jdbc.sql("""
                    INSERT INTO connectors.farewell (code, name, kind, url, secrets, hooks, due_at)
                    VALUES (:code, :name, :kind, :url, :secrets, :hooks, :now)
                    """).param("code", shop.code()).param("name", shop.name()).param("kind", shop.kind().word()).param("url", shop.url())
                    .param("secrets", box.close(shop.code(), shop.secrets())).param("hooks", ids)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        }
    }

    private record Due(long id, Shop shop, List<String> hooks, int tries) {}

    /** Does all that is due. */
    void run() {
        for (var due = take(); due.isPresent(); due = take()) {
            part(due.get());
        }
    }

    private Optional<Due> take() {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("""
                WITH taken AS (SELECT id FROM connectors.farewell WHERE due_at <= :now ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                UPDATE connectors.farewell f SET due_at = :free FROM taken WHERE f.id = taken.id
                RETURNING f.id, f.code, f.name, f.kind, f.url, f.secrets, f.hooks, f.tries
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("free", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .query(this::due).optional()));
    }

    private Due due(ResultSet row, int number) throws SQLException {
        var code = row.getString("code");
        var shop = new Shop(0, code, row.getString("name"), Kind.read(row.getString("kind")).orElseThrow(), row.getString("url"), null,
                "consumer", false, box.open(code, row.getBytes("secrets")));
        return new Due(row.getLong("id"), shop, ids(row.getArray("hooks")), row.getInt("tries"));
    }

    private static List<String> ids(Array hooks) throws SQLException {
        return List.of((String[]) hooks.getArray());
    }

    private void part(Due due) {
        try {
            if (systems.of(due.shop()) instanceof ShopSystem.Calling system) {
                for (var id : due.hooks()) {
                    if (!hooks.inUse(due.shop().url(), id)) { // the shop may be connected again meanwhile
                        system.unhook(due.shop(), id);
                    }
                }
            }
            forget(due);
        } catch (ShopFault fault) {
            if (fault.passes() && due.tries() + 1 < Pace.MOST_TRIES) {
                later(due, clock.instant().plus(Pace.after(due.tries() + 1, fault.waitFor())));
            } else {
                log.warn("Webhooks of the shop {}, which is no longer connected, stay there: {}", due.shop().code(), fault.why());
                forget(due);
            }
        }
    }

    private void forget(Due due) {
        transaction.executeWithoutResult(_ -> jdbc.sql("DELETE FROM connectors.farewell WHERE id = :id").param("id", due.id()).update());
    }

    private void later(Due due, Instant next) {
        transaction.executeWithoutResult(_ -> jdbc.sql("UPDATE connectors.farewell SET due_at = :next, tries = tries + 1 WHERE id = :id")
                .param("id", due.id()).param("next", next.atOffset(ZoneOffset.UTC)).update());
    }
}
