package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods that lie here and that nobody packs: their date moves every day. */
@BackstopTest
class NotLeftTest {
    private final Api api;
    private final LateShop shop;

    @Autowired
    NotLeftTest(Api api) {
        this.api = api;
        this.shop = new LateShop(api);
    }

    @Test
    void who_knows_that_the_goods_have_not_left_is_told_again_after_a_week_and_not_every_second_day() {
        shop.open();
        shop.stock("MUG", "9");
        var order = shop.order("FIRM", "7");
        shop.advance("2026-03-03T22:00:00Z");
        assertThat(delays(order)).as("a working day is within the grace").isEmpty();
        shop.advance("2026-03-04T22:00:00Z");
        assertThat(delays(order)).singleElement().asString()
                .contains("it has not left our warehouse as planned", "they only have to be packed")
                .doesNotContain("take now what is here");
        shop.advance("2026-03-11T22:00:00Z");
        assertThat(delays(order)).hasSize(1);
        shop.advance("2026-03-12T22:00:00Z");
        assertThat(delays(order)).hasSize(2);
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    private List<String> delays(String order) {
        return StreamSupport.stream(api.get("/notices?order=" + order).expect(200).at("/data").spliterator(), false)
                .filter(notice -> notice.at("/kind").stringValue().equals("delay"))
                .map(notice -> notice.at("/text").stringValue()).toList();
    }
}
