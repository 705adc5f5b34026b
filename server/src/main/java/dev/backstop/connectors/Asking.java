package dev.backstop.connectors;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private final JdbcClient jdbc;
    private final Turns turns;
    private final ShopSystems systems;
    private final Listings listings;
    private final Deliveries deliveries;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Duration every;

    Asking(JdbcClient jdbc, Turns turns, ShopSystems systems, Listings listings, Deliveries deliveries, Clock clock,
            PlatformTransactionManager manager, @Value("${backstop.sandbox:false}") boolean sandbox) {
        this.every = sandbox ? Duration.ofHours(1) : EVERY; // a clock that is moved by months must not ask a million times
        this.jdbc = jdbc;
        this.turns = turns;
        this.systems = systems;
        this.listings = listings;
        this.deliveries = deliveries;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Asks what the shop sells, if somebody wanted to know. */
    void list(Shop shop) {
        if (!turns.taken(shop, Turn.LIST)) {
            return;
        }
        try {
            var offered = systems.of(shop).offered(shop);
            transaction.executeWithoutResult(_ -> {
                listings.replace(shop, offered, clock.instant());
                jdbc.sql("UPDATE connectors.shop SET listed_at = :now WHERE id = :shop").param("shop", shop.id())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
            });
            turns.done(shop, Turn.LIST, null);
        } catch (ShopFault fault) {
            turns.failed(shop, Turn.LIST, fault);
        }
    }

    /** Asks for orders that changed, if it is time. */
    void poll(Shop shop) {
        if (!(systems.of(shop) instanceof ShopSystem.Asked system) || !turns.taken(shop, Turn.POLL)) {
            return;
        }
        try {
            for (var more = true; more; ) {
                more = poll(shop, system);
            }
            turns.done(shop, Turn.POLL, clock.instant().plus(every));
        } catch (ShopFault fault) {
            turns.failedForNow(shop, Turn.POLL, fault);
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
