package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An item that is announced before it is out. */
@BackstopTest
class PreorderTest {
    @Autowired
    private Api api;

    @BeforeEach
    void announced_for_the_second_of_march() {
        SmallShop.open(api, "MUG", 5);
        api.patch("/customers/C-1", "{\"email\":\"buyer@shop.example\"}").expect(200);
        api.patch("/items/MUG", "{\"releasedOn\":\"2026-03-02\",\"price\":{\"amount\":\"4.25\",\"currency\":\"EUR\"}}").expect(200);
    }

    private String shown(String pointer) {
        return api.withKey(null).get("//availability?sku=MUG&quantity=2").expect(200).text("/data/0" + pointer);
    }

    @Test
    void it_is_a_preorder_with_the_day_of_release_though_some_lie_here_already() {
        assertThat(shown("/state")).isEqualTo("preorder");
        assertThat(shown("/quantityNow")).isEqualTo("0");
        assertThat(shown("/schedule/0/shipBy")).isEqualTo("2026-03-02");
        assertThat(shown("/schedule/0/fromStock")).isEqualTo("false");
        assertThat(shown("/display/line")).isEqualTo("Pre-order now, ships by Mon 2 March");
        var page = api.withKey(null).get("//availability/jsonld?sku=MUG").expect(200).text();
        assertThat(page).contains("https://schema.org/PreOrder", "\"availabilityStarts\":\"2026-03-02\"");
    }

    @Test
    void feeds_say_preorder_with_its_date() {
        api.patch("/shop-addresses", "{\"itemPage\":\"https://shop.example/{sku}\",\"image\":\"https://shop.example/{sku}.jpg\"}").expect(200);
        var feeds = api.get("/feeds").expect(200);
        var address = feeds.at("/data").valueStream().map(feed -> feed.path("address").asString()).filter(one -> one.contains("google.xml"))
                .findFirst().orElseThrow().replaceFirst("^https?://[^/]+", "/");
        assertThat(api.withKey(null).get(address).expect(200).text()).contains("<g:availability>preorder</g:availability>",
                "<g:availability_date>2026-03-02");
    }

    @Test
    void an_order_waits_for_the_release_and_is_told_when_it_moves() {
        var order = api.post("/orders", SmallShop.order("MUG", 2)).expect(201);
        assertThat(order.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-03-02");
        api.patch("/items/MUG", "{\"releasedOn\":\"2026-03-30\"}").expect(200);
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-03-30");
        var duties = api.get("/duties?state=open&order=SO-1").expect(200);
        assertThat(duties.text("/data/0/oldShipBy")).isEqualTo("2026-03-02");
        assertThat(duties.text("/data/0/newShipBy")).isEqualTo("2026-03-30");
        assertThat(api.get("/explanations/promise/SO-1/1").expect(200).text()).contains("does not ship before its release");
    }

    @Test
    void from_the_day_of_release_on_it_is_in_stock() {
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-03-02T09:00:00Z\"}").expect(200);
        assertThat(shown("/state")).isEqualTo("in-stock");
        assertThat(shown("/schedule/0/shipBy")).isEqualTo("2026-03-02");
    }

    @Test
    void a_file_of_items_brings_the_day() {
        var answer = api.send("POST", "/imports?kind=items", "sku,name,releaseDate\nMUG,Mug,2026-04-01\n", "Content-Type", "text/csv");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(api.get("/items/MUG").expect(200).text("/releasedOn")).isEqualTo("2026-04-01");
    }
}
