package dev.backstop.connectors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** When what is due next with a shop. Whoever takes a turn has it alone for a while; after a crash it is free again. */
@Component
class Turns {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Turns(JdbcClient jdbc, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** It shall be done now, in the caller's transaction. */
    void soon(Shop shop, Turn turn) {
        jdbc.sql("UPDATE connectors.shop SET %s = :now, %s = NULL WHERE id = :shop".formatted(turn.due(), turn.fault()))
                .param("shop", shop.id()).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** Whether it is due, and nobody else does it. */
    boolean taken(Shop shop, Turn turn) {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ ->
                jdbc.sql("UPDATE connectors.shop SET %1$s = :free WHERE id = :shop AND %1$s <= :now".formatted(turn.due()))
                        .param("shop", shop.id()).param("now", now.atOffset(ZoneOffset.UTC))
                        .param("free", now.plus(LEASE).atOffset(ZoneOffset.UTC)).update())) == 1;
    }

    /** It went well; {@code next}: when to do it again, null: not until somebody says so. */
    void done(Shop shop, Turn turn, @Nullable Instant next) {
        note(shop, turn, null, next);
    }

    /** It failed. One that may pass is done again after a while. */
    void failed(Shop shop, Turn turn, ShopFault fault) {
        note(shop, turn, fault.why(), fault.passes() ? clock.instant().plus(Pace.after(3, fault.waitFor())) : null);
    }

    /** It failed, and is done again after a while whether or not the shop says that it will do better. */
    void failedForNow(Shop shop, Turn turn, ShopFault fault) {
        note(shop, turn, fault.why(), clock.instant().plus(Pace.after(3, fault.waitFor())));
    }

    private void note(Shop shop, Turn turn, @Nullable String why, @Nullable Instant next) {
        transaction.executeWithoutResult(_ ->
                jdbc.sql("UPDATE connectors.shop SET %s = :next, %s = :why WHERE id = :shop".formatted(turn.due(), turn.fault()))
                        .param("shop", shop.id()).param("why", why).param("next", next == null ? null : next.atOffset(ZoneOffset.UTC))
                        .update());
    }
}
