package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lots leave in the order in which they expire. The clock stands at Monday, 5 January 2026. */
@BackstopTest
class LotsTest {
    private final Api api;

    @Autowired
    LotsTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void yoghurt_in_three_lots() {
        SmallShop.open(api, "MUG", 0);
        api.put("/items/YOG", "{\"name\":\"Yoghurt\",\"unit\":\"piece\",\"decimals\":0,\"lots\":true}").expect(201);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"YOG","quantity":"60"}]}""")
                .expect(201);
        receive("A", "10", "2026-03-01").expect(201);
        receive("B", "10", "2026-01-20").expect(201);
        receive("C", "10", null).expect(201);
    }

    @Test
    void first_expired_first_out_and_what_never_expires_last() {
        ship("15");
        assertThat(shipped()).containsExactlyInAnyOrder("B -10", "A -5");
        ship("15");
        assertThat(shipped()).containsExactlyInAnyOrder("B -10", "A -5", "A -5", "C -10");
    }

    @Test
    void what_has_expired_does_not_leave_and_the_answer_says_what_to_do() {
        api.post("/sandbox/clock/advance", Map.of("to", "2026-03-02T10:00:00Z")).expect(200);
        ship("10");
        assertThat(shipped()).containsExactly("C -10");
        var order = order("5");
        var refused = api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}".formatted(order)).expect(409);
        assertThat(refused.text("/detail")).contains("Of YOG only lots are left that have expired", "Move them to quarantine");
    }

    @Test
    void a_lot_expires_once_and_a_day_needs_a_lot() {
        assertThat(receive("A", "1", "2026-03-01").expect(201).status()).isEqualTo(201);
        assertThat(receive("A", "1", "2026-04-01").expect(409).text("/detail")).contains("Lot A of YOG expires on 2026-03-01");
        assertThat(receive("", "1", "2026-04-01").expect(422).text("/detail")).contains("YOG");
    }

    private Answer receive(String lot, String quantity, @org.jspecify.annotations.Nullable String expiresOn) {
        return api.post("/receipts", "{\"purchaseOrder\":\"PO-1\",\"lines\":[{\"line\":1,\"quantity\":\"%s\",\"lot\":\"%s\"%s}]}"
                .formatted(quantity, lot, expiresOn == null ? "" : ",\"expiresOn\":\"" + expiresOn + '"'));
    }

    private String order(String quantity) {
        return api.post("/orders", "{\"customer\":\"C-1\",\"channel\":\"web\",\"lines\":[{\"line\":1,\"sku\":\"YOG\",\"quantity\":\"%s\"}]}".formatted(quantity))
                .expect(201).text("/number");
    }

    private void ship(String quantity) {
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"%s\"}]}".formatted(order(quantity), quantity)).expect(201);
    }

    private List<String> shipped() {
        return api.get("/stock/movements?sku=YOG&location=MAIN").expect(200).at("/data").valueStream()
                .filter(movement -> movement.at("/reason").stringValue().equals("shipment"))
                .map(movement -> movement.at("/lot").stringValue() + ' ' + movement.at("/quantity").stringValue()).toList();
    }
}
