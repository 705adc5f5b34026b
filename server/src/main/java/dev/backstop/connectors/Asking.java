package dev.backstop.connectors;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks shops what they sell, and those that do not call us what was ordered. */
@Component
class Asking {
    /** An order in the shop may take so long to be with us. */
    private static final Duration EVERY = Duration.ofSeconds(15);
    /** Orders that two transactions of the shop finish in another order than they began are seen all the same. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final ShopSystems systems;
    private final Listings listings;
    private final Deliveries deliveries;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Duration every;

    Asking(JdbcClient jdbc, ShopSystems systems, Listings listings, Deliveries deliveries, Clock clock, PlatformTransactionManager manager,
            @Value("${backstop.sandbox:false}") boolean sandbox) {
        this.every = sandbox ? Duration.ofHours(1) : EVERY; // a clock that is moved by months must not ask a million times
        this.jdbc = jdbc;
        this.systems = systems;
        this.listings = listings;
        this.deliveries = deliveries;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The shop shall be asked anew what it sells. */
    void listSoon(Shop shop) {
        jdbc.sql("UPDATE connectors.shop SET list_at = :now, list_fault = NULL WHERE id = :shop").param("shop", shop.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** Asks what the shop sells, if somebody wanted to know. */
    void list(Shop shop) {
        if (!taken(shop, "list_at")) {
            return;
        }
        try {
            var offered = systems.of(shop).offered(shop);
            transaction.executeWithoutResult(_ -> {
                listings.replace(shop, offered, clock.instant());
                jdbc.sql("UPDATE connectors.shop SET list_at = NULL, list_fault = NULL, listed_at = :now WHERE id = :shop").param("shop",
                        shop.id())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
            });
        } catch (ShopFault fault) {
            note(shop, "list_at = :next, list_fault = :why", fault.why(), fault.passes() ? clock.instant().plus(Pace.after(3,
                    fault.waitFor())) : null);
        }
    }

    private boolean taken(Shop shop, String column) {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ ->
                jdbc.sql("UPDATE connectors.shop SET %s = :free WHERE id = :shop AND %s <= :now".formatted(column, column)).param("shop",
                shop.id())
                        .param("now", now.atOffset(ZoneOffset.UTC)).param("free", now.plus(LEASE).atOffset(ZoneOffset.UTC)).update())) == 1;
    }

    private void note(Shop shop, String changes, @Nullable String why, @Nullable Instant next) {
        transaction.executeWithoutResult(_ -> jdbc.sql("UPDATE connectors.shop SET %s WHERE id = :shop".formatted(changes)).param("shop",
                shop.id())
                .param("why", why).param("next", next == null ? null : next.atOffset(ZoneOffset.UTC)).update());
    }

    /** Asks for orders that changed, if it is time. */
    void poll(Shop shop) {
        if (!(systems.of(shop) instanceof ShopSystem.Asked system) || !taken(shop, "poll_at")) {
            return;
        }
        try {
            for (var more = true; more; ) {
                more = poll(shop, system);
            }
            note(shop, "poll_at = :next, poll_fault = :why", null, clock.instant().plus(every));
        } catch (ShopFault fault) {
            note(shop, "poll_at = :next, poll_fault = :why", fault.why(), clock.instant().plus(Pace.after(3, fault.waitFor())));
        }
    }

    /** Keeps one answer's orders; whether there may be more. */
    private boolean poll(Shop shop, ShopSystem.Asked system) throws ShopFault {
        var upTo = polledUpTo(shop);
        var changed = system.changedSince(shop, upTo.minus(OVERLAP));
        var newest = changed.isEmpty() ? upTo : changed.getLast().at();
        transaction.executeWithoutResult(_ -> {
            changed.forEach(one -> deliveries.keep(shop, "%s at %s".formatted(one.remote(), one.at()), "order changed",
                    one.order().toString().getBytes(StandardCharsets.UTF_8), clock.instant()));
            jdbc.sql("UPDATE connectors.shop SET polled_up_to = GREATEST(polled_up_to, :newest) WHERE id = :shop").param("shop", shop.id())
                    .param("newest", newest.atOffset(ZoneOffset.UTC)).update();
        });
        return newest.isAfter(upTo);
    }

    private Instant polledUpTo(Shop shop) {
        return jdbc.sql("SELECT polled_up_to FROM connectors.shop WHERE id = :shop").param("shop", shop.id()).query(Asking::instant)
                .single();
    }

    private static Instant instant(ResultSet row, int number) throws SQLException {
        return row.getObject(1, OffsetDateTime.class).toInstant();
    }
}
