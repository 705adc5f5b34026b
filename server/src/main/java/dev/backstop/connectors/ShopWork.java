package dev.backstop.connectors;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** All that is to be done with shops. One that is slow or gone keeps no other waiting. */
@Component
class ShopWork {
    private static final Logger log = LoggerFactory.getLogger(ShopWork.class);
    private static final long FAREWELLS = 0; // no shop has this number

    private final ShopTable shops;
    private final Asking asking;
    private final Hooking hooking;
    private final Farewells farewells;
    private final Receiving receiving;
    private final Pushing pushing;
    private final Words words;
    private final boolean sandbox;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    ShopWork(ShopTable shops, Asking asking, Hooking hooking, Farewells farewells, Receiving receiving, Pushing pushing, Words words,
            @Value("${backstop.sandbox:false}") boolean sandbox) {
        this.shops = shops;
        this.asking = asking;
        this.hooking = hooking;
        this.farewells = farewells;
        this.receiving = receiving;
        this.pushing = pushing;
        this.words = words;
        this.sandbox = sandbox;
    }

    /** Something came up that need not wait for the next look. */
    record Came() {}

    /** In a sandbox, where nothing happens by itself, it is done before the answer. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Came came) {
        if (sandbox) {
            all();
        }
    }

    /** Does all that is due, shop after shop. */
    void all() {
        farewells.run();
        shops.all().forEach(this::outward);
        receiving.run();
        shops.all().stream().filter(Shop::active).forEach(words::tell);
    }

    /** Runs what came, and begins with each shop that nobody works on. */
    void begin() {
        receiving.run();
        for (var shop : shops.all()) {
            if (busy.add(shop.id())) {
                Thread.ofVirtual().name("shop-" + shop.code()).start(() -> quietly(shop.id(), () -> outward(shop)));
            }
        }
        if (busy.add(FAREWELLS)) {
            Thread.ofVirtual().name("shops-left").start(() -> quietly(FAREWELLS, farewells::run));
        }
    }

    private void quietly(long who, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            log.warn("Work for a shop failed and is tried again", failed);
        } finally {
            busy.remove(who);
        }
    }

    private void outward(Shop shop) {
        hooking.look(shop);
        asking.list(shop);
        asking.poll(shop);
        if (shop.active()) {
            pushing.push(shop);
            words.tell(shop);
        }
    }
}
