package dev.backstop.connectors;

import dev.backstop.web.PublicUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up webhooks in the shops that call us, and looks from time to time whether they are still as they shall be: shops take away or
 * switch off one that failed often, people delete them, our own address or secret may be another. A webhook is ours if we made it, or if it
 * leads exactly to us; any other is left alone. Where one had been lost, what changed in the shop meanwhile is fetched.
 */
@Component
class Hooking {
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Turns turns;
    private final ShopSystems systems;
    private final HookTable table;
    private final Deliveries deliveries;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final PublicUrl publicUrl;
    private final Duration every;

    Hooking(Turns turns, ShopSystems systems, HookTable table, Deliveries deliveries, Clock clock,
            PlatformTransactionManager manager, PublicUrl publicUrl,
            @Value("${backstop.sandbox:false}") boolean sandbox) {
        this.turns = turns;
        this.systems = systems;
        this.table = table;
        this.deliveries = deliveries;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.publicUrl = publicUrl;
        this.every = sandbox ? Duration.ofDays(1) : EVERY; // a clock that is moved by months must not ask thousands of times
    }

    /** Where a shop calls us. */
    String address(Shop shop) {
        return publicUrl.of("/shop-hooks/" + shop.code());
    }

    /** Looks after a shop's webhooks, if it is time. */
    void look(Shop shop) {
        if (!(systems.of(shop) instanceof ShopSystem.Calling system) || !turns.taken(shop, Turn.HOOKS)) {
            return;
        }
        try {
            requireReachable(shop);
            var there = system.hooks(shop);
            for (var topic : system.topics()) {
                put(shop, system, topic, there.stream().filter(hook -> hook.topic().equals(topic)).toList());
            }
            fetchMissed(shop, system);
            transaction.executeWithoutResult(_ -> table.inPlace(shop, clock.instant()));
            turns.done(shop, Turn.HOOKS, clock.instant().plus(every));
        } catch (ShopFault fault) {
            turns.failedForNow(shop, Turn.HOOKS, fault);
        } catch (IllegalArgumentException unreadable) {
            turns.failedForNow(shop, Turn.HOOKS, ShopFault.forGood("The shop's answer about webhooks is not understood: "
                    + unreadable.getMessage()));
        }
    }

    /** A shop elsewhere cannot call this machine by a name that means the shop's own. */
    private void requireReachable(Shop shop) throws ShopFault {
        if (HERE.contains(publicUrl.host()) && !HERE.contains(host(shop.url()))) {
            throw ShopFault.forGood(("Shops cannot call us at %s. Start Backstop with --public-url and the address by which the world"
                    + " reaches it, then set up webhooks again.").formatted(publicUrl));
        }
    }

    private static String host(String url) {
        return Objects.requireNonNullElse(URI.create(url).getHost(), "");
    }

    /** What changed since the webhooks were last seen in place, and a little before: to hear of it twice changes nothing. */
    private void fetchMissed(Shop shop, ShopSystem.Calling system) throws ShopFault {
        var from = table.missedFrom(shop);
        if (from.isPresent()) {
            var missed = system.missed(shop, from.get().minus(OVERLAP));
            transaction.executeWithoutResult(_ -> {
                missed.forEach(one -> deliveries.keep(shop, one.id(), one.topic(), one.body().toString().getBytes(StandardCharsets.UTF_8),
                        clock.instant()));
                table.fetched(shop);
            });
        }
    }

    /** One topic: there is one webhook of ours, it is on and leads to us, and no second one does. */
    private void put(Shop shop, ShopSystem.Calling system, String topic, List<Hook> there) throws ShopFault {
        var known = table.of(shop).get(topic);
        var address = address(shop);
        var ours = there.stream().filter(hook -> hook.address().equals(address) || isKnown(hook, known)).toList();
        var kept = ours.stream().filter(hook -> isKnown(hook, known)).findFirst().or(() -> ours.stream().findFirst()).orElse(null);
        if (kept == null) {
            keep(shop, topic, system.hook(shop, topic, address), known != null);
        } else if (!kept.active() || !kept.address().equals(address) || known == null || !known.id().equals(kept.id())) {
            system.mend(shop, kept.id(), address);
            keep(shop, topic, kept.id(), known != null);
        } else if (!known.current()) {
            system.mend(shop, kept.id(), address);
            keep(shop, topic, kept.id(), false);
        }
        for (var hook : ours) {
            if (kept != null && !hook.id().equals(kept.id())) {
                system.unhook(shop, hook.id()); // else each order would be told twice
            }
        }
    }

    private static boolean isKnown(Hook hook, HookTable.@Nullable Ours known) {
        return known != null && known.id().equals(hook.id());
    }

    private void keep(Shop shop, String topic, String id, boolean lost) {
        transaction.executeWithoutResult(_ -> table.keep(shop, topic, id, lost, clock.instant()));
    }
}
