package dev.backstop.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer may come to owe, and what becomes of orders beyond it. */
@BackstopTest
class CreditTest {
    private final Api api;

    @Autowired
    CreditTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void open() {
        SmallShop.open(api, "MUG-1", 100);
        api.patch("/customers/C-1", "{\"creditLimit\":\"100\",\"owed\":\"30\"}").expect(200);
    }

    private String order(int mugs, String paid) {
        return api.post("/orders", """
                {"customer":"C-1","currency":"EUR","payment":{"method":"house-account","paid":%s},
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"%d","price":{"amount":"1","currency":"EUR"}}]}
                """.formatted(paid, mugs)).expect(201).text("/number");
    }

    private String order(int mugs) {
        return order(mugs, "null");
    }

    private String holds(String order) {
        return api.get("/orders/" + order).expect(200).at("/holds").toString();
    }

    @Test
    void an_order_beyond_the_limit_is_promised_and_held_and_takes_no_credit() {
        var within = order(60);
        var beyond = order(11);
        var small = order(10);

        assertThat(holds(within)).isEqualTo("[]");
        assertThat(holds(beyond)).contains("it takes 11.00 EUR, and 10.00 EUR of the limit of 100.00 EUR is free");
        assertThat(holds(small)).isEqualTo("[]");
        assertThat(api.get("/orders/" + beyond).text("/lines/0/state")).isEqualTo("allocated");
        assertThat(ship(beyond, 409).text("/detail")).contains("on hold");
        var standing = api.get("/customers/C-1/credit").expect(200);
        assertThat(standing.text("/open")).isEqualTo("70.00");
        assertThat(standing.text("/held")).isEqualTo("11.00");
        assertThat(standing.text("/free")).isEqualTo("0.00");
    }

    private dev.backstop.testing.Answer ship(String order, int status) {
        return api.post("/shipments",
                "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"1\"}]}".formatted(order))
                .expect(status);
    }

    @Test
    void what_was_paid_is_not_owed() {
        assertThat(holds(order(90, "{\"amount\":\"25\",\"currency\":\"EUR\"}"))).isEqualTo("[]");
        assertThat(holds(order(6))).contains("credit");
    }

    @Test
    void a_named_person_lets_it_go_with_a_reason() {
        var order = order(71);
        assertThat(api.post("/orders/" + order + "/credit/release", "{\"reason\":\" \"}").expect(422).text("/errors/0/pointer"))
                .isEqualTo("/reason");
        assertThat(api.post("/orders/" + order + "/credit/release", "{\"reason\":\"paid by tomorrow\"}").expect(200).at("/holds").size())
                .isZero();
        ship(order, 201);
        api.post("/orders/" + order + "/credit/release", "{\"reason\":\"again\"}").expect(409);
    }

    @Test
    void room_that_opens_lets_the_oldest_held_go() {
        var first = order(60);
        var held = order(50);
        var later = order(40);
        assertThat(holds(held)).contains("credit");
        assertThat(holds(later)).contains("credit");

        api.post("/orders/" + first + "/cancel", "{\"reason\":\"not wanted\"}").expect(200);
        assertThat(holds(held)).isEqualTo("[]");
        assertThat(holds(later)).contains("credit");
        api.patch("/customers/C-1", "{\"owed\":\"10\"}").expect(200);
        assertThat(holds(later)).isEqualTo("[]");
    }

    @Test
    void without_a_limit_nothing_is_held() {
        var order = order(71);
        api.patch("/customers/C-1", "{\"creditLimit\":null}").expect(200);
        assertThat(holds(order)).isEqualTo("[]");
        assertThat(api.get("/customers/C-1/credit").at("/limit").isNull()).isTrue();
    }

    @Test
    void an_order_that_grows_beyond_is_held() {
        var order = order(70);
        api.patch("/orders/" + order + "/lines/1", "{\"quantity\":\"71\"}").expect(200);
        assertThat(holds(order)).contains("credit");
    }

    @Test
    void of_orders_at_once_only_those_go_that_fit() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var placed = people.invokeAll(Stream.generate(() -> (Callable<String>) () -> order(30)).limit(8).toList());
            var free = 0;
            for (var one : placed) {
                free += holds(one.get()).equals("[]") ? 1 : 0;
            }
            assertThat(free).isEqualTo(2);
        }
    }
}
