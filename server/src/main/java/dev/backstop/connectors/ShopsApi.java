package dev.backstop.connectors;

import dev.backstop.web.Json;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shops on other systems: connected, tried, asked anew, pushed to. */
@RestController
@RequestMapping("/api/v1/shops")
class ShopsApi {
    private final ShopTable shops;
    private final ShopStates states;
    private final ShopSystems systems;
    private final Listings listings;
    private final ShopOrders orders;
    private final Turns turns;
    private final Hooking hooking;
    private final HookTable hooks;
    private final Farewells farewells;
    private final Json json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ShopsApi(ShopTable shops, ShopStates states, ShopSystems systems, Listings listings, ShopOrders orders, Turns turns, Hooking hooking,
            HookTable hooks, Farewells farewells, Json json, Clock clock, ApplicationEventPublisher events) {
        this.shops = shops;
        this.states = states;
        this.systems = systems;
        this.listings = listings;
        this.orders = orders;
        this.turns = turns;
        this.hooking = hooking;
        this.hooks = hooks;
        this.farewells = farewells;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    @GetMapping
    Listing<ShopJson> shops() {
        return Listing.of(shown(shops.all()));
    }

    private List<ShopJson> shown(List<Shop> some) {
        var now = states.of(some);
        var hooked = hooks.shown(some.stream().filter(shop -> shop.kind().calls()).toList(), hooking::address);
        return some.stream().map(shop -> ShopJson.of(shop, hooked.get(shop.id()),
                Objects.requireNonNull(now.get(shop.id()), "a shop's state"))).toList();
    }

    @GetMapping("/{shop}")
    ShopJson shop(@PathVariable String shop) {
        return shown(List.of(shops.require(shop))).getFirst();
    }

    @PutMapping("/{shop}")
    ResponseEntity<ShopJson> put(@PathVariable String shop, @RequestBody ShopRequest wanted) {
        var before = shops.byCode(shop);
        store(wanted.checked(shop, before.orElse(null)), before.orElse(null));
        return ResponseEntity.status(before.isPresent() ? HttpStatus.OK : HttpStatus.CREATED).body(shop(shop));
    }

    @PatchMapping("/{shop}")
    ShopJson patch(@PathVariable String shop, @RequestBody JsonNode patch) {
        var before = shops.require(shop);
        var present = new ShopRequest(before.name(), before.kind().word(), before.url(), before.place(), before.customerKind(),
                before.active(), null);
        store(json.patched(present, patch, ShopRequest.class).checked(shop, before), before);
        return shop(shop);
    }

    /** Whatever was given up may succeed, now that somebody changed something. */
    private void store(Shop shop, @Nullable Shop before) {
        shops.put(shop, clock.instant());
        if (before != null && !before.secrets().equals(shop.secrets())) {
            hooks.stale(shop);
        }
        if (shop.id() != 0) {
            listings.again(shop, false, clock.instant());
            orders.again(shop, clock.instant());
        }
        events.publishEvent(new ShopWork.Came());
    }

    @DeleteMapping("/{shop}")
    ResponseEntity<Void> delete(@PathVariable String shop) {
        var known = shops.require(shop);
        farewells.bid(known);
        shops.delete(known);
        events.publishEvent(new ShopWork.Came());
        return ResponseEntity.noContent().build();
    }

    /** What a shop answered when it was tried: {@code says} its name or its refusal. */
    record Tried(boolean answers, String says, List<ShopSystem.Greeting.Place> places) {
        Tried {
            places = List.copyOf(places);
        }
    }

    @PostMapping("/{shop}/test")
    Tried test(@PathVariable String shop) {
        var known = shops.require(shop);
        try {
            var greeting = systems.of(known).greet(known);
            return new Tried(true, greeting.name(), greeting.places());
        } catch (ShopFault fault) {
            return new Tried(false, fault.why(), List.of());
        }
    }

    @PostMapping("/{shop}/list")
    ShopJson list(@PathVariable String shop) {
        return soon(shop, Turn.LIST);
    }

    /** Looks whether the shop's webhooks are in place, and mends what is not. */
    @PostMapping("/{shop}/hooks")
    ShopJson hooks(@PathVariable String shop) {
        if (!shops.require(shop).kind().calls()) {
            throw Problem.refused("/shop", "%s does not call us, so that it has no webhooks of ours. It is asked for its orders."
                    .formatted(shop));
        }
        return soon(shop, Turn.HOOKS);
    }

    private ShopJson soon(String shop, Turn turn) {
        turns.soon(shops.require(shop), turn);
        events.publishEvent(new ShopWork.Came());
        return shop(shop);
    }

    /** {@code failed} alone: what was given up; else everything, though the shop shows it already. */
    record Again(@Nullable Boolean failedOnly) {}

    @PostMapping("/{shop}/push")
    ShopJson push(@PathVariable String shop, @RequestBody(required = false) @Nullable Again again) {
        var known = shops.require(shop);
        var failedOnly = Optional.ofNullable(again).map(Again::failedOnly).orElse(false);
        listings.again(known, !failedOnly, clock.instant());
        orders.again(known, clock.instant());
        events.publishEvent(new ShopWork.Came());
        return shop(shop);
    }
}
