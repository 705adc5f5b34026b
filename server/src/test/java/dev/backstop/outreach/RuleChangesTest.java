package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A vendor is late by up to ten days, and two customers wait for its next delivery. */
@BackstopTest
class RuleChangesTest {
    private static final String SURER = "{\"confidence\":\"0.99\"}";

    @Autowired
    private Api api;

    private void twoWaitForAVendorWithARecord() {
        SmallShop.open(api, "MUG", 0);
        api.put("/customers/C-2", "{\"name\":\"Another Shop\",\"email\":\"b@shop.example\",\"country\":\"GB\",\"kind\":\"business\"}").expect(201);
        for (var late = 0; late < 10; late++) {
            var expected = "2026-01-%02d".formatted(6 + late);
            var number = api.post("/purchase-orders", """
                    {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"1","expectedOn":"%s"}]}"""
                    .formatted(expected)).expect(201).text("/number");
            advance("2026-01-%02dT10:00:00Z".formatted(6 + 2 * late));
            api.post("/receipts", """
                    {"purchaseOrder":"%s","location":"MAIN","lines":[{"line":1,"quantity":"1","damaged":"0","lot":null}]}""".formatted(number)).expect(201);
        }
        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", "-10", "reason", "adjustment")).expect(201);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"20","expectedOn":"2026-02-10"}]}""").expect(201);
        order("C-1");
        order("C-2");
    }

    private void advance(String to) {
        api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
    }

    private void order(String customer) {
        api.post("/orders", "{\"customer\":\"%s\",\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"5\"}]}".formatted(customer)).expect(201);
    }

    private String shipBy(String order) {
        return api.get("/orders/" + order).expect(200).text("/lines/0/schedule/0/shipBy");
    }

    private Answer apply(String preview) {
        return api.post("/settings/apply", "{\"preview\":\"%s\",\"settings\":%s}".formatted(preview, SURER));
    }

    @Test
    void it_says_how_many_promises_would_move_and_who_would_hear_and_moves_none() {
        twoWaitForAVendorWithARecord();
        var before = shipBy("SO-1");
        var change = api.post("/settings/preview", SURER).expect(200);

        assertThat(change.text("/later")).isEqualTo("2");
        assertThat(change.text("/customersToTell")).isEqualTo("2");
        assertThat(change.text("/changes/0/told")).isEqualTo("true");
        assertThat(change.text("/changes/0/shipByBefore")).isEqualTo(before);
        assertThat(shipBy("SO-1")).isEqualTo(before);
        assertThat(api.get("/settings").text("/confidence")).isEqualTo("0.9");
        assertThat(api.get("/duties?state=open").expect(200).at("/data").size()).isZero();
    }

    @Test
    void what_is_applied_is_what_was_looked_at() {
        twoWaitForAVendorWithARecord();
        var change = api.post("/settings/preview", SURER).expect(200);
        apply(change.text("/preview")).expect(200);

        assertThat(api.get("/settings").text("/confidence")).isEqualTo("0.99");
        assertThat(shipBy("SO-1")).isEqualTo(change.text("/changes/0/shipBy"));
        assertThat(api.get("/duties?state=open").expect(200).at("/data").size()).isEqualTo(2);
    }

    @Test
    void it_is_refused_when_it_would_do_something_else_by_now() {
        twoWaitForAVendorWithARecord();
        var change = api.post("/settings/preview", SURER).expect(200);
        order("C-2");

        assertThat(apply(change.text("/preview")).expect(409).text("/detail")).contains("it would now move 3 deliveries, and 2 customers");
        assertThat(api.get("/settings").text("/confidence")).isEqualTo("0.9");
    }

    @Test
    void what_no_settings_may_say_is_refused_as_ever() {
        assertThat(api.post("/settings/preview", "{\"confidence\":\"1.5\"}").expect(422).text()).contains("/confidence");
    }
}
