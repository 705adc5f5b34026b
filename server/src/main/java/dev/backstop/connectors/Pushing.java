package dev.backstop.connectors;

import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows shops how their articles stand. What is shown is worked out when it leaves, so that only the newest state does; what a shop shows
 * already is not said again. Taking, showing and noting are three steps: after a crash between them the article is shown once more.
 */
@Component
class Pushing {
    private final ShopSystems systems;
    private final Queue queue;
    private final Listings listings;
    private final Stands stands;
    private final Json json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Pushing(ShopSystems systems, Queue queue, Listings listings, Stands stands, Json json, Clock clock,
            PlatformTransactionManager manager) {
        this.systems = systems;
        this.queue = queue;
        this.listings = listings;
        this.stands = stands;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Pushes all that is due of a shop. */
    void push(Shop shop) {
        transaction.executeWithoutResult(_ -> queue.fill(shop));
        for (var some = take(shop); !some.isEmpty(); some = take(shop)) {
            var noted = pushed(shop, some);
            transaction.executeWithoutResult(_ -> listings.note(noted, clock.instant()));
        }
    }

    private List<Listings.Due> take(Shop shop) {
        return Objects.requireNonNull(transaction.execute(_ -> listings.take(shop, systems.of(shop).atOnce(), clock.instant())));
    }

    private List<Listings.Noted> pushed(Shop shop, List<Listings.Due> some) {
        var now = stands.of(some.stream().map(Listings.Due::item).distinct().toList());
        var outcomes = new HashMap<Long, Outcome>();
        var different = new ArrayList<Listings.Due>();
        for (var due : some) {
            var stand = now.get(due.item());
            if (stand == null) {
                outcomes.put(due.id(), new Outcome.Refused("The item is gone. Look for articles again."));
            } else if (json.write(stand).equals(due.shown())) {
                outcomes.put(due.id(), new Outcome.Done());
            } else {
                different.add(due);
            }
        }
        outcomes.putAll(shown(shop, different, now));
        return some.stream().map(due -> noted(due, Objects.requireNonNull(outcomes.get(due.id())), now.get(due.item()))).toList();
    }

    private Listings.Noted noted(Listings.Due due, Outcome outcome, @Nullable Stand stand) {
        return new Listings.Noted(due, outcome, stand == null ? null : json.write(stand), stand == null ? null : stand.shipsOn());
    }

    private Map<Long, Outcome> shown(Shop shop, List<Listings.Due> some, Map<Long, Stand> now) {
        if (some.isEmpty()) {
            return Map.of();
        }
        var pushes = some.stream().map(due -> new Push(due.article(), Objects.requireNonNull(now.get(due.item())))).toList();
        try {
            var outcomes = systems.of(shop).push(shop, pushes);
            return some.stream().collect(toMap(Listings.Due::id, due -> Objects.requireNonNull(outcomes.get(due.article().remote()),
                    "an outcome for each")));
        } catch (ShopFault fault) {
            return fault.passes() || some.size() == 1 ? all(some, Outcome.of(fault)) : eachAlone(shop, some, now);
        }
    }

    /** One article that a shop does not know must not keep the others from it. */
    private Map<Long, Outcome> eachAlone(Shop shop, List<Listings.Due> some, Map<Long, Stand> now) {
        var outcomes = new HashMap<Long, Outcome>();
        some.forEach(one -> outcomes.putAll(shown(shop, List.of(one), now)));
        return outcomes;
    }

    private static Map<Long, Outcome> all(List<Listings.Due> some, Outcome outcome) {
        return some.stream().map(Listings.Due::id).collect(toMap(Function.identity(), _ -> outcome));
    }
}
