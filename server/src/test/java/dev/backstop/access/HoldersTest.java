package dev.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Five mugs are held for A Shop, and seven more are waited for: a program without the scope learns that somebody does, and never who. */
@BackstopTest
class HoldersTest {
    private static final String LATE = "{\"suppositions\":[{\"kind\":\"late\",\"reference\":\"PO-1\",\"days\":30}]}";

    private final Api api;
    private final ApiKeys keys;
    private Api plain;
    private Api knowing;
    private String order = "";

    @Autowired
    HoldersTest(Api api, ApiKeys keys) {
        this.api = api;
        this.keys = keys;
        this.plain = api;
        this.knowing = api;
    }

    @BeforeEach
    void open() {
        SmallShop.open(api, "MUG-1", 5);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"7","expectedOn":"2026-01-12"}]}
                """).expect(201);
        order = api.post("/orders", SmallShop.order("MUG-1", 12)).expect(201).text("/number");
        plain = api.withKey(keys.create("a shop's program", Set.of(Scope.WRITE)).secret());
        knowing = api.withKey(keys.create("the planner's program", Set.of(Scope.WRITE, Scope.HOLDERS)).secret());
    }

    @Test
    void the_waiting_line_names_those_who_wait_to_whoever_may_know_or_names_them_first() {
        assertThat(knowing.get("/waiting?sku=MUG-1").expect(200).text("/data/0/order")).isEqualTo(order);

        var line = plain.get("/waiting?sku=MUG-1").expect(200);
        assertThat(line.text("/data/0/quantity")).isEqualTo("7");
        assertThat(line.text("/data/0/shipBy")).isEqualTo("2026-01-12");
        assertNobodyIsNamed(line);
        assertThat(plain.get("/waiting?customer=C-1").expect(200).text("/data/0/order")).isEqualTo(order);
    }

    @Test
    void no_list_by_item_tells_it_another_way() {
        for (var path : List.of("/orders?sku=MUG-1", "/orders?sku=MUG-1&backordered=true", "/promises?sku=MUG-1",
                "/promises/in-force?sku=MUG-1&at=2026-01-05T12:00:00Z")) {
            assertThat(knowing.get(path).expect(200).text()).contains(order);
            var refused = plain.get(path).expect(403);
            assertThat(refused.text("/detail")).contains("for whom", "Name the ");
            assertNobodyIsNamed(refused);
        }
        plain.get("/orders?sku=MUG-1&customer=C-1").expect(200);
        plain.get("/promises?sku=MUG-1&order=" + order).expect(200);
        var preview = "{\"sku\":\"MUG-1\",\"location\":\"MAIN\",\"rule\":\"first-come\"}";
        knowing.post("/reallocations/preview", preview).expect(200);
        plain.post("/reallocations/preview", preview).expect(403);
    }

    @Test
    void what_would_happen_and_what_is_phased_out_is_told_without_names() {
        assertThat(knowing.post("/what-ifs", LATE).expect(200).text()).contains(order, "A Shop");
        var later = plain.post("/what-ifs", LATE).expect(200);
        assertThat(later.text("/lines/0/quantity")).isEqualTo("7");
        assertNobodyIsNamed(later);

        api.post("/orders", SmallShop.order("MUG-1", 2)).expect(201);
        api.patch("/items/MUG-1", "{\"status\":\"phasing-out\"}").expect(200);
        assertThat(knowing.get("/phase-outs").expect(200).text()).contains("A Shop");
        var phasedOut = plain.get("/phase-outs").expect(200);
        assertThat(phasedOut.text("/data/0/sku")).isEqualTo("MUG-1");
        assertNobodyIsNamed(phasedOut);
    }

    @Test
    void reports_and_their_files_count_who_waits_and_cannot_be_made_to_name_them() {
        for (var report : List.of("backorders", "promises-due")) {
            var path = "/reports/" + report;
            assertThat(knowing.get(path).expect(200).text()).contains(order, "A Shop");
            assertThat(knowing.get(path + "?q=Shop").at("/data").size()).isPositive();

            var counted = plain.get(path).expect(200);
            assertThat(counted.at("/data").size()).isPositive();
            assertNobodyIsNamed(counted);
            assertNobodyIsNamed(plain.get(path + ".csv").expect(200));
            assertThat(plain.get(path + "?q=Shop").expect(200).at("/data").size()).isZero();
            for (var asked : List.of("?customer=C-1", "?columns=sku,customerName", "?groupBy=customer", "?sort=customer", "?order=" + order)) {
                assertThat(knowing.get(path + asked).status()).as(asked).isEqualTo(200);
                assertThat(plain.get(path + asked).status()).as(asked).isEqualTo(400);
            }
        }
        assertThat(plain.get("/reports/backorders").at("/summary/figures/customers who wait").asString()).isEqualTo("1");
    }

    @Test
    void a_key_may_know_all_with_the_scope_of_administrators() {
        var chief = api.withKey(keys.create("the chief's program", Set.of(Scope.ADMIN)).secret());
        assertThat(chief.get("/waiting").expect(200).text("/data/0/customerName")).isEqualTo("A Shop");
        chief.post("/orders", SmallShop.order("MUG-1", 1)).expect(201);
    }

    private void assertNobodyIsNamed(Answer answer) {
        assertThat(answer.text()).as(answer.request()).doesNotContain("A Shop", "C-1", order);
    }
}
