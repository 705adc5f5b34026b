package dev.backstop.storefront.restock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is ordered, received and wished for: nobody is written to about what is not free, or what others wait for who have ordered. */
@BackstopTest
class WaveLawsTest {
    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void a_wave_is_never_larger_than_what_is_free_after_waiting_orders(long seed) {
        var random = new SplittableRandom(seed);
        SmallShop.open(api, "MUG", random.nextInt(6));
        api.patch("/shop-settings", "{\"backInStock\":true}").expect(200);
        var told = 0L;
        for (var hour = 10; hour < 22; hour++) {
            happen(random, hour);
            var free = sum("greatest(sum(on_hand - allocated - backordered), 0) FROM promising.availability");
            api.post("/sandbox/clock/advance", Map.of("to", "2026-01-05T%d:00:00Z".formatted(hour))).expect(200);
            var all = sum("sum(quantity) FROM storefront.sign_up WHERE told_at IS NOT NULL");
            if (all > told) {
                assertThat(all).as("hour %d: with those we wrote to before, who still have their day", hour).isLessThanOrEqualTo(free);
            }
            var least = sum("min(quantity) FROM storefront.sign_up WHERE told_at IS NULL");
            assertThat(least == 0 || least > free - all).as("hour %d: nobody waits for whom it suffices", hour).isTrue();
            told = all;
        }
        assertThat(sum("max(n) FROM (SELECT count(*) AS n FROM post.message WHERE cause LIKE 'back in stock %' GROUP BY recipient) m"))
                .as("mails to one address").isLessThanOrEqualTo(1);
    }

    private long sum(String what) {
        return jdbc.sql("SELECT coalesce((SELECT " + what + "), 0)").query(Long.class).single();
    }

    private void happen(SplittableRandom random, int hour) {
        for (var n = random.nextInt(4); n > 0; n--) {
            var wish = new HashMap<String, String>(Map.of("sku", "MUG", "country", "US", "quantity", Integer.toString(1
                    + random.nextInt(4))));
            wish.put("email", "p%d-%d@home.example".formatted(hour, n));
            api.withKey(null).post("//availability/subscriptions", wish).expect(202);
        }
        if (random.nextInt(3) == 0) {
            api.post("/orders", SmallShop.order("MUG", 1 + random.nextInt(5))).expect(201);
        }
        if (random.nextInt(3) == 0) {
            api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", Integer.toString(1 + random.nextInt(7)),
                    "reason", "opening")).expect(201);
        }
    }
}
