package dev.backstop.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class InboundShipmentsTest {
    @Autowired
    private Api api;

    @BeforeEach
    void two_orders_on_the_way() {
        SmallShop.open(api, "MUG", 0);
        for (var i = 0; i < 2; i++) {
            api.post("/purchase-orders", """
                    {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"10","expectedOn":"2026-01-12"}]}""").expect(201);
        }
        api.post("/orders", SmallShop.order("MUG", 10)).expect(201);
        api.post("/orders", SmallShop.order("MUG", 10)).expect(201);
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(api.get("/audit/self").expect(200).text("/differences")).isEqualTo("[]");
    }

    private static String container(String day) {
        return """
                {"expectedOn":"%s","carrier":"Sea","parts":[{"purchaseOrder":"PO-1","line":1,"part":1,"quantity":"8"},{"purchaseOrder":"PO-2","line":1,"part":1}]}"""
                .formatted(day);
    }

    private String shipBy(String order, int part) {
        return api.get("/orders/" + order).expect(200).text("/lines/0/schedule/%d/shipBy".formatted(part));
    }

    @Test
    void parts_that_travel_together_move_together_and_what_stays_behind_keeps_its_date() {
        var put = api.put("/inbound-shipments/CONT-7", container("2026-01-20")).expect(201);

        assertThat(put.text("/shipment")).isEqualTo("CONT-7");
        assertThat(put.text("/parts/0/quantity")).isEqualTo("8");
        assertThat(put.text("/parts/1/quantity")).isEqualTo("10");
        assertThat(shipBy("SO-1", 0) + shipBy("SO-1", 1) + shipBy("SO-2", 0)).isEqualTo("2026-01-122026-01-202026-01-20");
        var order = api.get("/purchase-orders/PO-1").expect(200);
        assertThat(order.text("/lines/0/parts/0/quantity") + order.text("/lines/0/parts/1/quantity")).isEqualTo("82");
        var promises = api.get("/orders/SO-2/lines/1/promises").expect(200).at("/data");
        assertThat(promises.get(promises.size() - 1).at("/cause/text").asString()).contains("CONT-7");
    }

    @Test
    void the_same_again_changes_nothing_and_a_later_day_moves_all() {
        api.put("/inbound-shipments/CONT-7", container("2026-01-20")).expect(201);
        api.put("/inbound-shipments/CONT-7", container("2026-01-20")).expect(200);
        assertThat(api.get("/purchase-orders/PO-1").expect(200).at("/lines/0/parts").size()).isEqualTo(2);
        api.put("/inbound-shipments/CONT-7", container("2026-01-27")).expect(200);

        assertThat(shipBy("SO-2", 0)).isEqualTo("2026-01-27");
        assertThat(api.get("/inbound-shipments").expect(200).text("/data/0/expectedOn")).isEqualTo("2026-01-27");
        api.delete("/inbound-shipments/CONT-7").expect(204);
        api.get("/inbound-shipments/CONT-7").expect(404);
        assertThat(shipBy("SO-2", 0)).isEqualTo("2026-01-27");
    }

    @Test
    void more_than_is_open_cannot_travel() {
        assertThat(api.put("/inbound-shipments/CONT-8", """
                {"parts":[{"purchaseOrder":"PO-1","line":1,"part":1,"quantity":"11"}]}""").expect(422).text("/errors/0/pointer")).isEqualTo("/parts/0/quantity");
        assertThat(api.put("/inbound-shipments/CONT-8", """
                {"parts":[{"purchaseOrder":"PO-9","line":1}]}""").expect(422).text("/errors/0/pointer")).isEqualTo("/parts/0/purchaseOrder");
    }
}
