package dev.backstop.connectors;

import static java.util.stream.Collectors.toMap;

import dev.backstop.connectors.Deliveries.Result;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Runs what shops told us, one delivery a transaction: what is refused leaves nothing behind but its reason. */
@Component
class Receiving {
    private static final Logger log = LoggerFactory.getLogger(Receiving.class);

    private final ShopTable shops;
    private final ShopSystems systems;
    private final Deliveries deliveries;
    private final Intake intake;
    private final JsonMapper mapper;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Receiving(ShopTable shops, ShopSystems systems, Deliveries deliveries, Intake intake, JsonMapper mapper, Clock clock,
            PlatformTransactionManager manager) {
        this.shops = shops;
        this.systems = systems;
        this.deliveries = deliveries;
        this.intake = intake;
        this.mapper = mapper;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Runs all that is due. */
    void run() {
        Map<Long, Shop> known = shops.all().stream().collect(toMap(Shop::id, Function.identity()));
        for (var due = take(); due.isPresent(); due = take()) {
            run(due.get(), Objects.requireNonNull(known.get(due.get().shop()), "a delivery's shop"));
        }
    }

    private Optional<Deliveries.Due> take() {
        return Objects.requireNonNull(transaction.execute(_ -> deliveries.take(clock.instant())));
    }

    private void run(Deliveries.Due due, Shop shop) {
        try {
            transaction.executeWithoutResult(_ -> deliveries.note(due, result(due, shop), clock.instant()));
        } catch (Problem refused) {
            note(due, new Result.Held(refused.detail()));
        } catch (ConcurrencyFailureException lost) {
            note(due, new Result.Failed("Others changed the same at the same time."));
        } catch (RuntimeException broken) {
            log.warn("Delivery {} of shop {} failed and is tried again", due.id(), shop.code(), broken);
            note(due, new Result.Failed(broken.toString()));
        }
    }

    private void note(Deliveries.Due due, Result result) {
        transaction.executeWithoutResult(_ -> deliveries.note(due, result, clock.instant()));
    }

    private Result result(Deliveries.Due due, Shop shop) {
        final ShopEvent event;
        try {
            event = systems.of(shop).read(due.topic(), mapper.readTree(due.body()));
        } catch (JacksonException noJson) {
            return unreadable(shop, "%s Is the webhook set to send the order as JSON?".formatted(noJson.getOriginalMessage()));
        } catch (IllegalArgumentException | DateTimeException incomplete) {
            return unreadable(shop, String.valueOf(incomplete.getMessage()));
        }
        return intake.take(shop, event);
    }

    private static Result unreadable(Shop shop, String why) {
        return new Result.Held("It cannot be read as a %s delivery: %s".formatted(shop.kind().title(), why));
    }
}
