package dev.backstop.connectors.shopify;

import dev.backstop.connectors.Shop;
import dev.backstop.connectors.ShopFault;
import dev.backstop.connectors.ShopHttp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asks the GraphQL Admin API, never more than the shop's bucket gives: it waits where the next question of this cost would be refused.
 * Real time
 * counts here, whatever our clock says.
 */
@Component
class GraphQl {
    private static final String PATH = "/admin/api/2026-04/graphql.json"; // from this version on, inventory wants idempotency keys
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ShopHttp http;
    private final InstantSource time;
    private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();

    @Autowired
    GraphQl(ShopHttp http) {
        this(http, InstantSource.system());
    }

    GraphQl(ShopHttp http, InstantSource time) {
        this.http = http;
        this.time = time;
    }

    /**
     * Asks one thing.
     *
     * @param cost points that it takes at most, as we reckon: ten for each change
     * @return {@code data} of the answer
     */
    JsonNode ask(Shop shop, String query, Map<String, ?> variables, int cost) throws ShopFault {
        await(shop, cost);
        var answer = http.post(shop, new ShopHttp.Pass("X-Shopify-Access-Token", shop.secrets().get("token")), PATH,
                Map.of("query", query, "variables", variables));
        note(shop, answer.at("/extensions/cost/throttleStatus"));
        var errors = answer.path("errors");
        if (errors.isEmpty()) {
            return answer.path("data");
        }
        var words = errors.valueStream().map(error -> error.path("message").asString("")).collect(Collectors.joining(" "));
        if (errors.valueStream().anyMatch(error -> error.at("/extensions/code").asString("").equals("THROTTLED"))) {
            var bucket = buckets.get(shop.id());
            throw ShopFault.forNow("%s has no points left for us: %s".formatted(shop.url(), words),
                    bucket == null ? null : bucket.until(answer.at("/extensions/cost/requestedQueryCost").asDouble(cost), time.instant()));
        }
        throw ShopFault.forGood("%s refuses: %s".formatted(shop.url(), words));
    }

    private void await(Shop shop, int cost) throws ShopFault {
        var bucket = buckets.get(shop.id());
        var needed = bucket == null ? Duration.ZERO : bucket.until(cost, time.instant());
        if (needed.compareTo(LONGEST) > 0) {
            throw ShopFault.forNow("%s has too few points left for us.".formatted(shop.url()), needed);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(needed.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ShopFault.forNow("stopped while waiting for the shop", null);
        }
    }

    private void note(Shop shop, JsonNode status) {
        if (status.path("restoreRate").asDouble(0) > 0) {
            buckets.put(shop.id(), new Bucket(status.path("currentlyAvailable").asDouble(), status.path("maximumAvailable").asDouble(),
                    status.path("restoreRate").asDouble(), time.instant()));
        }
    }
}
