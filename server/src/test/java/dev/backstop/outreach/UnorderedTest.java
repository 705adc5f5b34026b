package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An order on Monday 2 March that nothing covers, promised by what would be ordered that day, in a shop whose buyer orders nothing. */
@BackstopTest
class UnorderedTest {
    private final Api api;
    private final LateShop shop;
    private String order = "";

    @Autowired
    UnorderedTest(Api api) {
        this.api = api;
        this.shop = new LateShop(api);
    }

    @BeforeEach
    void nothing_is_on_order() {
        shop.open();
        order = shop.order("SHOP", "7");
    }

    private String shipBy() {
        return api.get("/orders/" + order).expect(200).text("/lines/0/schedule/0/shipBy");
    }

    /** The mails of one kind, oldest first. */
    private List<JsonNode> mails(String kind) {
        return StreamSupport.stream(api.get("/notices?order=" + order).expect(200).at("/data").spliterator(), false)
                .filter(notice -> notice.at("/kind").stringValue().equals(kind)).toList();
    }

    @Test
    void a_day_stands_while_an_order_would_be_a_day_late_for_it_and_then_is_open_once_not_every_day() {
        var promised = shipBy();
        shop.advance("2026-03-03T14:00:00Z");
        assertThat(shipBy()).as("ordered on Tuesday it would be a working day late").isEqualTo(promised);
        shop.advance("2026-03-04T22:00:00Z");
        assertThat(shipBy()).isEqualTo("null");
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(order)).text())
                .contains("were to be ordered on 2 March, and nobody has");
        assertThat(mails("delay")).singleElement().satisfies(mail -> assertThat(mail.at("/text").stringValue())
                .contains("we have no new date yet",
                "the goods have still to be ordered", "Our buyers know", "we write again by Wednesday 11 March 2026"));

        shop.advance("2026-03-10T22:00:00Z");
        assertThat(mails("delay")).as("as many days later").hasSize(1);
    }

    @Test
    void we_write_again_on_the_day_that_we_named_and_then_every_two_weeks() {
        shop.advance("2026-03-11T22:00:00Z");
        assertThat(mails("delay")).hasSize(2).last().satisfies(mail -> {
            assertThat(mail.at("/subject").stringValue()).isEqualTo("Order %s: still no date for 7 × MUG, please choose".formatted(order));
            assertThat(mail.at("/text").stringValue()).contains("You are waiting for 7 × MUG", "we write again by Wednesday 25 March 2026");
        });
        shop.advance("2026-03-25T11:00:00Z");
        assertThat(mails("delay")).hasSize(2);
        shop.advance("2026-03-25T22:00:00Z");
        assertThat(mails("delay")).hasSize(3);
        assertThat(api.get("/duties/balance").text("/overdue")).isEqualTo("0");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void who_orders_before_the_digest_of_that_day_gives_the_date_back_and_one_mail_tells_it() {
        shop.advance("2026-03-04T15:00:00Z");
        assertThat(shipBy()).isEqualTo("null");
        shop.comes("20", "2026-03-16");
        assertThat(shipBy()).isEqualTo("2026-03-16");
        shop.advance("2026-03-06T22:00:00Z");
        assertThat(mails("delay")).singleElement().satisfies(mail -> assertThat(mail.at("/text").stringValue()).contains("16 March 2026"));
    }

    @Test
    void an_order_gives_a_date_to_who_waits_without_one_and_that_is_good_news() {
        shop.advance("2026-03-05T14:00:00Z");
        shop.comes("20", "2026-03-16");
        shop.advance("2026-03-06T22:00:00Z");
        assertThat(mails("good-news")).singleElement().satisfies(mail -> assertThat(mail.at("/text").stringValue())
                .contains("16 March 2026"));
    }

    @Test
    void a_lead_time_that_grows_before_the_day_of_the_order_is_over_is_a_date_of_its_own() {
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":21}]}").expect(200);
        shop.advance("2026-03-02T22:00:00Z");
        api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"1\",\"reason\":\"adjustment\"}").expect(201);
        assertThat(api.get("/orders/" + order).text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-03-23");
    }
}
