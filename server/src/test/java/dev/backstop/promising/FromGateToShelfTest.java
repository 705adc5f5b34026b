package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** From a purchase order that was sent to goods in the hands of those who wait. */
@BackstopTest
class FromGateToShelfTest {
    @Autowired
    private Api api;

    private Scene scene;

    @BeforeEach
    void five_mugs_and_twenty_on_their_way(
            @Autowired Stock stock, @Autowired Items items, @Autowired Locations locations, @Autowired PlatformTransactionManager manager) {
        scene = new Scene(api, stock, items, locations, manager);
        scene.shop();
        scene.stock("MUG", 5);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"20","expectedOn":"2026-01-14"}]}""").expect(201);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(api.get("/audit/self").expect(200).text("/state")).as(api.get("/audit/self").text()).isEqualTo("clean");
    }

    private String receive(String line) {
        return "{\"purchaseOrder\":\"PO-1\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,%s}]}".formatted(line);
    }

    @Test
    void who_waits_is_promised_the_day_of_the_supply_and_follows_it() {
        var order = scene.order("A", "MUG", 12);
        assertThat(order.at("/lines/0/schedule/1/source").asString()).isEqualTo("inbound");
        assertThat(order.at("/lines/0/schedule/1/supply").asString()).isEqualTo("PO-1/1");
        assertThat(order.at("/lines/0/schedule/1/shipBy").asString()).isEqualTo("2026-01-14");

        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-20\",\"reason\":\"the ship is late\"}").expect(200);

        var moved = api.get("/orders/SO-1").expect(200);
        assertThat(moved.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-05");
        assertThat(moved.text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-20");
        var promises = api.get("/orders/SO-1/lines/1/promises").expect(200);
        assertThat(promises.text()).contains("supply PO-1/1 moved from 14 to 20 January by us (the ship is late)");
    }

    @Test
    void a_receipt_fills_the_first_in_line_and_the_rest_the_next() {
        scene.order("A", "MUG", 12);
        scene.order("B", "MUG", 4);

        var first = api.post("/receipts", receive("\"quantity\":\"8\"")).expect(201);
        assertThat(first.text("/receipt")).isEqualTo("R-1");
        assertThat(first.json().path("filled").size()).isEqualTo(2);
        assertThat(first.text("/filled/0/order")).isEqualTo("SO-1");
        assertThat(first.text("/filled/0/quantity")).isEqualTo("7");
        assertThat(first.text("/filled/1/order")).isEqualTo("SO-2");
        assertThat(first.text("/filled/1/quantity")).isEqualTo("1");
        assertThat(api.get("/orders/SO-1").text("/lines/0/state")).isEqualTo("allocated");
        assertThat(api.get("/orders/SO-2").text("/lines/0/state")).isEqualTo("part-backordered");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/parts/0/received")).isEqualTo("8");
        assertThat(api.get("/purchase-orders/PO-1").text("/state")).isEqualTo("sent");

        var rest = api.post("/receipts", receive("\"quantity\":\"12\"")).expect(201);
        assertThat(rest.text("/filled/0/order")).isEqualTo("SO-2");
        assertThat(rest.text("/filled/0/quantity")).isEqualTo("3");
        assertThat(api.get("/purchase-orders/PO-1").text("/state")).isEqualTo("received");
        assertThat(api.get("/orders/SO-2/lines/1/promises").text()).contains("supply-received").contains("Receipt R-1 of purchase order PO-1 came in.");
    }

    @Test
    void a_preview_says_what_the_receipt_will_do_and_leaves_no_trace() {
        scene.order("A", "MUG", 12);

        var preview = api.post("/receipts/preview", receive("\"quantity\":\"3\"")).expect(200);
        assertThat(preview.json().path("receipt").isNull()).isTrue();
        assertThat(preview.text("/filled/0/quantity")).isEqualTo("3");
        assertThat(api.get("/receipts").json().path("data").size()).isZero();
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/received")).isEqualTo("0");

        var booked = api.post("/receipts", receive("\"quantity\":\"3\"")).expect(201);
        assertThat(booked.json().path("filled")).isEqualTo(preview.json().path("filled"));
    }

    @Test
    void what_came_damaged_fills_nobody() {
        scene.order("A", "MUG", 12);

        var receipt = api.post("/receipts", receive("\"quantity\":\"2\",\"damaged\":\"18\"")).expect(201);

        assertThat(receipt.text("/filled/0/quantity")).isEqualTo("2");
        assertThat(api.get("/purchase-orders/PO-1").text("/state")).isEqualTo("received");
        var schedule = api.get("/orders/SO-1").json().at("/lines/0/schedule");
        assertThat(schedule.at("/2/source").asString()).isEqualTo("planned");
        assertThat(schedule.at("/2/quantity").asString()).isEqualTo("5");
    }

    @Test
    void more_than_was_ordered_is_taken_in() {
        api.post("/receipts", receive("\"quantity\":\"23\"")).expect(201);

        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/received")).isEqualTo("23");
        assertThat(api.get("/purchase-orders/PO-1").text("/state")).isEqualTo("received");
    }

    @Test
    void a_line_closed_short_expects_nothing_more() {
        scene.order("A", "MUG", 12);

        api.post("/receipts", """
                {"purchaseOrder":"PO-1","lines":[{"line":1,"quantity":"4"}],"closeShort":true}""").expect(201);

        assertThat(api.get("/purchase-orders/PO-1").text("/state")).isEqualTo("received");
        assertThat(api.get("/orders/SO-1").text("/lines/0/schedule/2/source")).isEqualTo("planned");

        api.post("/receipts/R-1/reverse").expect(200);
        assertThat(api.get("/purchase-orders/PO-1").text("/state")).isEqualTo("sent");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/open")).isEqualTo("20");
        assertThat(api.get("/orders/SO-1").text()).contains("\"source\":\"inbound\"").doesNotContain("\"source\":\"planned\"");
    }

    @Test
    void a_receipt_whose_goods_have_left_stays() {
        scene.order("A", "MUG", 12);
        api.post("/receipts", receive("\"quantity\":\"8\"")).expect(201);
        api.post("/shipments", """
                {"order":"SO-1","location":"MAIN","lines":[{"line":1,"quantity":"12"}]}""").expect(201);

        api.post("/receipts/R-1/reverse").expect(409);
        assertThat(api.get("/receipts").text("/data/0/reversed")).isEqualTo("false");
    }

    @Test
    void a_draft_cannot_arrive() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"draft","lines":[{"line":1,"sku":"MUG","quantity":"20","expectedOn":"2026-01-14"}]}""").expect(201);

        api.post("/receipts", """
                {"purchaseOrder":"PO-2","lines":[{"line":1,"quantity":"1"}]}""").expect(409);
        api.post("/receipts", receive("\"quantity\":\"0\"")).expect(422);
        api.post("/receipts", """
                {"purchaseOrder":"PO-9","lines":[{"line":1,"quantity":"1"}]}""").expect(404);
    }
}
