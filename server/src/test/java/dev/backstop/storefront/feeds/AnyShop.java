package dev.backstop.storefront.feeds;

import dev.backstop.testing.Api;
import dev.backstop.testing.SmallShop;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A shop of many items in every state that an item can be in: stocked or not, on order or not, sold out, ending, followed by another,
 * not yet released, limited, priced or not.
 */
final class AnyShop {
    private static final String[] POLICIES = {"{\"policy\":\"yes\"}", "{\"policy\":\"no\"}",
            "{\"policy\":\"limited\",\"limit\":{\"quantity\":\"3\"}}"};
    private static final String[] STATUS = {"active", "active", "active", "phasing-out", "discontinued"};

    private final Api api;
    private final SplittableRandom random;

    AnyShop(Api api, long seed) {
        this.api = api;
        this.random = new SplittableRandom(seed);
    }

    void open(int items) {
        SmallShop.open(api, "SKU-0", 3);
        for (var n = 1; n < items; n++) {
            item("SKU-" + n);
        }
    }

    private void item(String sku) {
        var price = random.nextInt(6) == 0 ? "" : ",\"price\":{\"amount\":\"%d.50\",\"currency\":\"EUR\"}".formatted(1
                + random.nextInt(40));
        var terms = random.nextInt(10);
        api.put("/items/" + sku, "{\"name\":\"=Item \\\"%s\\\", <b>\",\"unit\":\"piece\",\"category\":\"Odds & ends\",\"backorders\":%s%s}"
                .formatted(sku, POLICIES[random.nextInt(POLICIES.length)], price)).expect(201);
        if (terms > 2) {
            api.put("/sourcing-terms/%s/MAIN".formatted(sku), "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":%d}]}"
                    .formatted(terms == 9 ? 500 : 3 + random.nextInt(60)));
        }
        if (random.nextInt(8) == 0) {
            api.put("/item-locations/%s/MAIN".formatted(sku), "{\"stocked\":false}").expect(201);
        }
        if (random.nextBoolean()) {
            api.post("/stock/movements", Map.of("sku", sku, "location", "MAIN", "quantity", Integer.toString(1 + random.nextInt(4)),
                    "reason", "opening")).expect(201);
        }
        if (random.nextInt(3) == 0) {
            api.post("/purchase-orders", """
                    {"vendor":"ACME","location":"MAIN","state":"sent",
                     "lines":[{"line":1,"sku":"%s","quantity":"9","expectedOn":"2026-0%d-1%d"}]}
                    """.formatted(sku, 2 + random.nextInt(7), random.nextInt(10))).expect(201);
        }
        if (random.nextInt(3) == 0) {
            api.post("/orders", SmallShop.order(sku, 1 + random.nextInt(4))); // refused where nothing more is taken
        }
        var status = STATUS[random.nextInt(STATUS.length)];
        var released = random.nextInt(8) == 0 ? "\"2026-0%d-15\"".formatted(2 + random.nextInt(3)) : "null";
        var successor = random.nextInt(3) == 0 ? "\"SKU-0\"" : "null";
        api.patch("/items/" + sku, "{\"status\":\"%s\",\"releasedOn\":%s,\"successor\":%s}".formatted(status, released, successor))
                .expect(200);
    }
}
