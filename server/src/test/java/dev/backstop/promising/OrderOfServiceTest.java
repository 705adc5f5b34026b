package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class OrderOfServiceTest {
    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @BeforeEach
    void three_mugs_on_the_way_and_two_who_want_them() {
        SmallShop.open(api, "MUG", 0);
        api.put("/customers/C-B", "{\"name\":\"B Shop\",\"class\":\"B\"}").expect(201);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"3","expectedOn":"2026-01-08"}]}
                """).expect(201);
        order("C-B", 5);
        order("C-1", 5);
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private void order(String customer, int priority) {
        api.post("/orders", """
                {"customer":"%s","priority":%d,"lines":[{"line":1,"sku":"MUG","quantity":"3"}]}""".formatted(customer, priority)).expect(201);
    }

    private String source(String order) {
        return api.get("/orders/" + order).expect(200).text("/lines/0/schedule/0/source");
    }

    private String firstInLine() {
        return api.get("/waiting?sku=MUG").expect(200).text("/data/0/order");
    }

    @Test
    void who_came_first_is_served_first() {
        assertThat(source("SO-1") + source("SO-2")).isEqualTo("inboundplanned");
        assertThat(firstInLine()).isEqualTo("SO-1");
    }

    @Test
    void a_lower_priority_goes_first_under_every_rule() {
        order("C-B", 1);

        assertThat(source("SO-3")).isEqualTo("inbound");
        api.patch("/settings", "{\"allocation\":\"priority\"}").expect(200);
        assertThat(source("SO-3")).isEqualTo("inbound");
        assertThat(firstInLine()).isEqualTo("SO-3");
    }

    @Test
    void by_priority_the_class_of_the_customer_goes_before_the_date() {
        api.patch("/settings", "{\"allocation\":\"priority\"}").expect(200);

        assertThat(source("SO-1") + source("SO-2")).isEqualTo("plannedinbound");
        assertThat(firstInLine()).isEqualTo("SO-2");
        api.patch("/settings", "{\"allocation\":\"first-come\"}").expect(200);
        assertThat(source("SO-1") + source("SO-2")).isEqualTo("inboundplanned");
    }
}
