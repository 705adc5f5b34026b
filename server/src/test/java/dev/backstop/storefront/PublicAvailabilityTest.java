package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What shops are asked and answered from outside: in batches, all at once, from their pages, and not too often. */
@BackstopTest
class PublicAvailabilityTest {
    private static final JsonMapper json = JsonMapper.builder().build();
    private static final String SHOP = "https://shop.example";

    @Autowired
    private Api api;

    @BeforeEach
    void five_mugs_and_no_cup() {
        SmallShop.open(api, "MUG", 5);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\",\"backorders\":{\"policy\":\"no\"},\"substitutes\":[\"MUG\"]}")
                .expect(201);
    }

    private Answer from(String method, String path, String body, String... headers) {
        return api.withKey(null).send(method, path, body, headers);
    }

    @Test
    void a_cart_asks_for_each_item_in_its_own_quantity() {
        var cart = from("POST", "//availability?country=GB", """
                {"items":[{"sku":"MUG","quantity":"12"},{"sku":"GONE","quantity":"1"},{"sku":"CUP","quantity":"2"}]}
                """).expect(200);

        assertThat(cart.at("/data").size()).isEqualTo(2);
        assertThat(cart.text("/data/0/quantity")).isEqualTo("12");
        assertThat(cart.text("/data/0/state")).isEqualTo("low");
        assertThat(cart.text("/data/1/state")).isEqualTo("out");
        assertThat(cart.text("/data/1/alternatives/0/sku")).isEqualTo("MUG");
        assertThat(cart.text("/data/1/alternatives/0/quantityNow")).isEqualTo("2");
    }

    @Test
    void what_cannot_be_asked_is_refused_with_the_way_out() {
        assertThat(from("POST", "//availability", "{\"items\":[]}").expect(422).text("/detail")).contains("1 to 100");
        assertThat(from("POST", "//availability", "{\"items\":[{\"quantity\":\"1\"}]}").expect(422).text("/errors/0/pointer"))
                .isEqualTo("/items/0/sku");
        assertThat(from("POST", "//availability", "{\"skus\":[]}").expect(400).text("/detail")).contains("skus");
        assertThat(from("GET", "//availability?sku=MUG&country=XX", "").expect(422).text("/errors/0/pointer")).isEqualTo("/country");
        var many = String.join("&", java.util.stream.IntStream.range(0, 101).mapToObj(i -> "sku=S-" + i).toList());
        assertThat(from("GET", "//availability?" + many, "").expect(422).text("/detail")).contains("101 items").contains(".ndjson");
    }

    @Test
    void substitutes_that_wait_themselves_are_no_alternative() {
        api.post("/orders", SmallShop.order("MUG", 4)).expect(201);

        assertThat(from("GET", "//availability?sku=CUP&quantity=1", "").expect(200).at("/data/0/alternatives").size()).isEqualTo(1);
        assertThat(from("GET", "//availability?sku=CUP&quantity=2", "").expect(200).at("/data/0/alternatives").size()).isZero();
    }

    @Test
    void stock_that_is_protected_for_a_class_is_told_to_the_firms_own_programs_only() {
        api.put("/item-locations/MUG/MAIN", "{\"protected\":[{\"class\":\"A\",\"quantity\":\"4\"}]}").expect(201);

        from("GET", "//availability?sku=MUG&quantity=5&class=A", "").expect(401);
        var asked = api.get("//availability?sku=MUG&quantity=5&class=A").expect(200);
        assertThat(asked.text("/data/0/quantityNow")).isEqualTo("5");
        assertThat(asked.header("Cache-Control")).startsWith("private");
        from("GET", "//availability?sku=MUG&quantity=5&class=A", "").expect(401);
        assertThat(api.get("//availability?sku=MUG&quantity=5&class=B").expect(200).text("/data/0/quantityNow")).isEqualTo("1");
    }

    @Test
    void only_pages_of_listed_shops_may_read_and_they_may_from_any_of_their_requests() {
        assertThat(from("GET", "//availability?sku=MUG", "", "Origin", SHOP).expect(200).header("Access-Control-Allow-Origin")).isEmpty();
        api.patch("/shop-settings", "{\"origins\":[\"" + SHOP + "\"]}").expect(200);

        for (var twice = 0; twice < 2; twice++) { // worked out, then remembered
            var read = from("GET", "//availability?sku=MUG", "", "Origin", SHOP).expect(200);
            assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
            assertThat(read.headers().allValues("Vary")).contains("Origin");
        }
        assertThat(from("GET", "//availability?sku=MUG", "", "Origin", "https://other.example").expect(200)
                .header("Access-Control-Allow-Origin")).isEmpty();
        var before = from("OPTIONS", "//availability/subscriptions", "", "Origin", SHOP, "Access-Control-Request-Method", "POST")
                .expect(204);
        assertThat(before.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(before.header("Access-Control-Allow-Headers")).contains("Content-Type");
        assertThat(from("GET", "//availability?sku=NONE", "", "Origin", SHOP).expect(404).header("Access-Control-Allow-Origin"))
                .isEqualTo(SHOP);
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThat(api.patch("/shop-settings", "{\"origins\":[\"https://shop.example/path\"]}").expect(422).text("/errors/0/pointer"))
                .isEqualTo("/origins/0");
        assertThat(api.patch("/shop-settings", "{\"charge\":\"never\"}").expect(422).text("/errors/0/pointer")).isEqualTo("/charge");
        api.patch("/shop-settings", "{\"charge\":\"when-it-ships\",\"cancelUntilShipped\":true}").expect(200);
        assertThat(api.get("/shop-settings").expect(200).text("/charge")).isEqualTo("when-it-ships");
        var display = from("GET", "//availability?sku=MUG&lang=de", "").expect(200).at("/data/0/display");
        assertThat(display.path("state").asString()).isEqualTo("Auf Lager");
        assertThat(display.path("charge").asString()).contains("beim Versand");
        assertThat(display.path("cancel").asString()).contains("stornierbar");
    }

    @Test
    void no_date_is_past_though_nothing_is_written_when_the_last_van_leaves() {
        api.patch("/locations/MAIN", "{\"calendar\":{\"workingDays\":[\"MO\",\"TU\",\"WE\",\"TH\",\"FR\"],\"cutOff\":\"17:00\"}}")
                .expect(200);
        api.put("/sandbox/clock", "{\"now\":\"2026-01-05T16:58:40Z\"}").expect(200);
        var before = from("GET", "//availability?sku=MUG", "").expect(200);
        assertThat(before.text("/data/0/schedule/0/shipBy")).isEqualTo("2026-01-05");
        assertThat(before.header("Cache-Control")).isEqualTo("no-cache"); // caches would show it after the van left

        api.put("/sandbox/clock", "{\"now\":\"2026-01-05T17:00:01Z\"}").expect(200);
        var after = from("GET", "//availability?sku=MUG", "").expect(200);
        assertThat(after.text("/data/0/schedule/0/shipBy")).isEqualTo("2026-01-06");
        assertThat(after.header("Cache-Control")).contains("max-age=30");
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_back_and_others_are_not_held_up() {
        api.patch("/shop-settings", "{\"requestsPerMinute\":3}").expect(200);
        for (var i = 0; i < 3; i++) {
            from("GET", "//availability?sku=MUG", "", "X-Forwarded-For", "10.9.9.9, 203.0.113.9").expect(200);
        }
        var refused = from("GET", "//availability?sku=MUG", "", "X-Forwarded-For", "198.51.100.1, 203.0.113.9").expect(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        assertThat(refused.text("/detail")).contains("More than 3 requests").contains("API key");
        from("GET", "//availability?sku=MUG", "", "X-Forwarded-For", "203.0.113.10").expect(200);
        from("GET", "//availability?sku=MUG", "").expect(200);
        api.send("GET", "//availability?sku=MUG", null, "X-Forwarded-For", "203.0.113.9").expect(200); // with the key
    }

    @Test
    void all_items_come_line_by_line_and_then_only_what_changed() {
        var all = from("GET", "//availability.ndjson", "").expect(200);
        assertThat(all.header("Availability-Scope")).isEqualTo("all");
        assertThat(skus(all)).containsExactly("CUP", "MUG");

        var version = settled();
        assertThat(skus(changes(version))).isEmpty();
        api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"2\",\"reason\":\"adjustment\"}").expect(201);
        Awaitility.await().atMost(2, TimeUnit.SECONDS).untilAsserted(() -> // the cup's alternative moved, so the cup's answer may have
        assertThat(skus(changes(version))).containsExactly("CUP", "MUG"));
        api.put("/items/JUG", "{\"name\":\"Jug\",\"unit\":\"piece\"}").expect(201);
        Awaitility.await().atMost(2, TimeUnit.SECONDS).untilAsserted(() -> assertThat(skus(changes(version))).contains("JUG"));
        assertThat(changes(version).header("Availability-Scope")).isEqualTo("changes");
        assertThat(changes(version + 1_000_000).header("Availability-Scope")).isEqualTo("all"); // a number of another database
    }


    private Answer changes(long since) {
        return from("GET", "//availability.ndjson?since=" + since, "").expect(200);
    }

    /** The number at which nothing moves any more. */
    private long settled() {
        var last = new long[] {-1};
        Awaitility.await().atMost(5, TimeUnit.SECONDS).pollInterval(300, TimeUnit.MILLISECONDS).until(() -> {
            var now = Long.parseLong(from("GET", "//availability.ndjson?since=0", "").header("Availability-Version"));
            var same = now == last[0];
            last[0] = now;
            return same;
        });
        return last[0];
    }

    private static List<String> skus(Answer lines) {
        return Arrays.stream(lines.text().split("\n")).filter(line -> !line.isEmpty())
                .map(line -> json.readTree(line).path("sku").asString()).toList();
    }
}
