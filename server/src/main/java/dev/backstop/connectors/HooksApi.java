package dev.backstop.connectors;

import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where shops call. What is genuine is kept as it came and answered at once, well within the five seconds that Shopify waits; it is
 * carried out
 * after. What is not genuine leaves no trace, and learns no more than that.
 */
@RestController
class HooksApi {
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final ShopTable shops;
    private final ShopSystems systems;
    private final Deliveries deliveries;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    HooksApi(ShopTable shops, ShopSystems systems, Deliveries deliveries, Clock clock, ApplicationEventPublisher events) {
        this.shops = shops;
        this.systems = systems;
        this.deliveries = deliveries;
        this.clock = clock;
        this.events = events;
    }

    @PostMapping("/shop-hooks/{code}")
    ResponseEntity<Void> called(@PathVariable String code, @RequestBody byte[] body, HttpServletRequest request) {
        var shop = shops.byCode(code).orElse(null);
        if (shop == null || body.length > MOST_BYTES || !(systems.of(shop) instanceof ShopSystem.Calling system)) {
            throw notGenuine();
        }
        if (system.isGreeting(body)) {
            return ResponseEntity.ok().build();
        }
        var call = system.genuine(shop, request::getHeader, body).orElseThrow(HooksApi::notGenuine);
        deliveries.keep(shop, call.id(), call.topic(), body, clock.instant());
        events.publishEvent(new ShopWork.Came());
        return ResponseEntity.ok().build();
    }

    private static Problem notGenuine() {
        return new Problem(HttpStatus.UNAUTHORIZED, "not-genuine",
                "This is not signed by a shop that is connected here. Check the webhook's address and secret.",
                List.of());
    }
}
