package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Stock;
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
    private final SelfAudit audit;
    private final Stock levels;
    private final Items items;
    private final Locations locations;

    @Autowired
    LotsTest(Api api, SelfAudit audit, Stock levels, Items items, Locations locations) {
        this.api = api;
        this.audit = audit;
        this.levels = levels;
        this.items = items;
        this.locations = locations;
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
    void a_shipment_that_is_taken_back_comes_back_in_its_lots() {
        ship("15");
        var shipment = api.get("/stock/movements?sku=YOG&location=MAIN").expect(200).text("/data/0/reference");
        api.post("/shipments/%s/reverse".formatted(shipment)).expect(200);

        assertThat(lying("sellable")).containsExactlyInAnyOrder("A 10", "B 10", "C 10");
    }

    @Test
    void what_expires_is_nobodys_from_the_next_day_on() {
        var order = order("15");
        assertThat(promised(order)).as("B and A").isEqualTo("2026-01-05");
        advance("2026-01-20T22:00:00Z");
        assertThat(lying("sellable")).as("a lot is good on its day").contains("B 10");

        advance("2026-01-21T10:00:00Z");
        assertThat(lying("sellable")).containsExactlyInAnyOrder("A 10", "C 10");
        assertThat(lying("quarantine")).containsExactly("B 10");

        advance("2026-03-02T10:00:00Z");
        assertThat(lying("sellable")).containsExactly("C 10");
        assertThat(api.get("/orders/" + order).expect(200).at("/lines/0/schedule")).as("ten from C, five wait").hasSize(2);
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(order)).expect(200).text()).contains("Goods expired and went into quarantine.");
        assertThat(audit.goRound().differences()).isEmpty();
    }

    @Test
    void what_comes_in_expired_is_not_sold() {
        assertThat(receive("D", "5", "2026-01-02").expect(201).at("/filled")).isEmpty();
        assertThat(lying("quarantine")).containsExactly("D 5");
    }

    @Test
    void what_is_being_picked_when_it_expires_does_not_leave() {
        var order = order("30");
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"%s\"]}".formatted(order)).expect(201);
        advance("2026-03-02T10:00:00Z");

        var refused = api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"30\"}]}".formatted(order)).expect(409);
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

    private void advance(String to) {
        api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
    }

    private String promised(String order) {
        return api.get("/orders/" + order).expect(200).text("/lines/0/schedule/0/shipBy");
    }

    private List<String> lying(String condition) {
        return levels.levels(List.of(place())).stream().filter(level -> level.condition().code().equals(condition) && level.onHand() > 0)
                .map(level -> level.lot() + ' ' + level.onHand()).toList();
    }

    private Place place() {
        return new Place(items.require("YOG", "").id(), locations.require("MAIN", "").id());
    }
}
