package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the shelf to the packing table: mugs in bin B-2, yoghurt in two lots in bin A-1, and two orders. */
@BackstopTest
class PickingTest {
    private final Api api;
    private final SelfAudit audit;

    @Autowired
    PickingTest(Api api, SelfAudit audit) {
        this.api = api;
        this.audit = audit;
    }

    @BeforeEach
    void two_orders_are_picked() {
        SmallShop.open(api, "MUG", 10);
        api.put("/items/YOG", "{\"name\":\"Yoghurt\",\"unit\":\"piece\",\"lots\":true}").expect(201);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"sku":"YOG","quantity":"20"}]}""").expect(201);
        lot("OLD", "2026-02-01");
        lot("NEW", "2026-03-01");
        api.put("/item-locations/MUG/MAIN", "{\"bin\":\"B-2\"}");
        api.put("/item-locations/YOG/MAIN", "{\"bin\":\"A-1\"}");
        order("MUG", 3);
        order("YOG", 4);
        order("MUG", 2);
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-1\",\"SO-2\",\"SO-3\"]}").expect(201);
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private void lot(String lot, String expiresOn) {
        api.post("/receipts", """
                {"purchaseOrder":"PO-1","lines":[{"line":1,"quantity":"10","lot":"%s","expiresOn":"%s"}]}"""
                .formatted(lot, expiresOn)).expect(201);
    }

    private void order(String sku, int units) {
        api.post("/orders", SmallShop.order(sku, units)).expect(201);
    }

    private Answer scan(String code, String more) {
        return api.post("/picks/PK-1/scans", "{\"code\":\"%s\"%s}".formatted(code, more));
    }

    private String refused(String code, String more) {
        return scan(code, more).expect(422).text("/errors/0/detail");
    }

    @Test
    void a_list_goes_from_bin_to_bin_and_names_the_lot_that_expires_first() {
        var lines = api.get("/picks/PK-1").expect(200).at("/lines");

        assertThat(lines.findValuesAsString("bin")).containsExactly("A-1", "B-2", "B-2");
        assertThat(lines.at("/0/lot").stringValue()).isEqualTo("OLD");
        assertThat(lines.findValuesAsString("order")).containsExactly("SO-2", "SO-1", "SO-3");
    }

    @Test
    void each_scan_counts_one_and_says_where_to_go_next() {
        assertThat(scan("mug", "").expect(200).text("/words")).isEqualTo("MUG: 1 of 3 for order SO-1. Next: A-1 YOG.");
        assertThat(scan("OLD", ",\"quantity\":\"4\"").expect(200).text("/words")).isEqualTo("YOG: 4 of 4 for order SO-2. Next: B-2 MUG.");
        assertThat(scan("MUG", ",\"quantity\":\"4\"").expect(200).text("/words"))
                .isEqualTo("MUG: 3 of 3 for order SO-1, 2 of 2 for order SO-3. All of the list is fetched.");
    }

    @Test
    void what_the_list_does_not_ask_for_stays_on_its_shelf() {
        assertThat(refused("JUG", "")).isEqualTo("JUG is not on pick list PK-1. Leave it on its shelf.");
        assertThat(refused("NEW", "")).as("the older lot goes first").startsWith("NEW is not on pick list PK-1");
        assertThat(refused("YOG", "")).isEqualTo("Of YOG this list fetches lot OLD. Scan the lot.");
        assertThat(refused("MUG", ",\"quantity\":\"6\"")).isEqualTo("Only 5 of MUG are still to be fetched.");
        scan("MUG", ",\"quantity\":\"5\"").expect(200);
        assertThat(refused("MUG", "")).isEqualTo("All of MUG on pick list PK-1 is fetched. Leave this one on its shelf.");
        scan("  ", "").expect(422);
        api.post("/picks/PK-9/scans", "{\"code\":\"MUG\"}").expect(404);
    }

    @Test
    void what_is_missing_is_counted_out_and_its_order_is_promised_anew() {
        api.post("/picks/PK-1/short", "{\"order\":\"SO-1\",\"line\":1,\"quantity\":\"3\"}").expect(200);
        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", "-5", "reason", "adjustment")).expect(201);

        assertThat(api.get("/stock/levels?sku=MUG").expect(200).text("/data/0/onHand")).isEqualTo("2");
        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/0/schedule").findValuesAsString("shipBy")).as("SO-3 holds what is left")
                .isNotEmpty().doesNotContain("2026-01-05");
        assertThat(api.get("/orders/SO-3").expect(200).text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-05");
        assertThat(refused("MUG", ",\"quantity\":\"3\"")).isEqualTo("Only 2 of MUG are still to be fetched.");
    }

    private Answer missing(String body) {
        return api.post("/picks/PK-1/short", body);
    }

    @Test
    void what_was_found_of_a_line_ships_and_the_rest_waits() {
        order("MUG", 5);
        var list = missing("{\"order\":\"SO-1\",\"line\":1,\"quantity\":\"2\"}").expect(200);

        assertThat(list.at("/lines").findValuesAsString("missing")).containsExactly("0", "2", "0");
        assertThat(list.text("/lines/1/quantity")).isEqualTo("1");
        var order = api.get("/orders/SO-1").expect(200);
        assertThat(order.at("/lines/0/schedule").findValuesAsString("quantity")).containsExactlyInAnyOrder("1", "2");
        assertThat(order.at("/lines/0/schedule").findValues("released")).extracting(Object::toString).containsExactlyInAnyOrder("true",
                "false");
        assertThat(api.get("/orders/SO-1/lines/1/promises").expect(200).text())
                .contains("Goods were missing when they were picked.").doesNotContain("put back");
        api.post("/shipments", "{\"order\":\"SO-1\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"1\"}]}").expect(201);
        assertThat(api.get("/stock/levels?sku=MUG").expect(200).text("/data/0/onHand")).as("10, 2 missing, 1 shipped").isEqualTo("7");
    }

    @Test
    void the_lot_that_was_missing_is_counted_out() {
        missing("{\"order\":\"SO-2\",\"line\":1,\"quantity\":\"1\",\"lot\":\"NEW\"}").expect(422);
        missing("{\"order\":\"SO-2\",\"line\":1,\"quantity\":\"1\"}").expect(200);

        assertThat(api.get("/stock/movements?sku=YOG").expect(200).text("/data/0/lot")).isEqualTo("OLD");
        assertThat(scan("OLD", ",\"quantity\":\"3\"").expect(200).text("/words")).startsWith("YOG: 3 of 3 for order SO-2.");
    }

    @Test
    void of_a_kit_the_missing_component_leaves_the_books_and_the_others_go_back() {
        for (var sku : List.of("CUP", "SAUCER")) {
            api.put("/items/" + sku, "{\"name\":\"Part of a set\",\"unit\":\"piece\"}").expect(201);
            api.post("/stock/movements", Map.of("sku", sku, "location", "MAIN", "quantity", "4", "reason", "opening")).expect(201);
        }
        api.put("/items/SET",
                "{\"name\":\"Set\",\"components\":[{\"sku\":\"CUP\",\"quantity\":\"2\"},{\"sku\":\"SAUCER\",\"quantity\":\"2\"}]}")
                .expect(201);
        order("SET", 2);
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-4\"]}").expect(201);
        assertThat(api.post("/picks/PK-2/short", "{\"order\":\"SO-4\",\"line\":1,\"quantity\":\"1\"}").expect(422).text("/errors/0/detail"))
                .isEqualTo("Line 1 is fetched as CUP, SAUCER. Say which of them was not found.");

        var list = api.post("/picks/PK-2/short", "{\"order\":\"SO-4\",\"line\":1,\"sku\":\"CUP\",\"quantity\":\"1\"}").expect(200);

        assertThat(list.at("/lines").findValuesAsString("quantity")).as("one set, of two cups and two saucers").containsExactly("2", "2");
        assertThat(api.get("/stock/levels?sku=CUP").expect(200).text("/data/0/onHand")).isEqualTo("3");
        assertThat(api.get("/stock/levels?sku=SAUCER").expect(200).text("/data/0/onHand")).isEqualTo("4");
    }

    @Test
    void no_more_is_missing_than_the_list_names_of_the_line() {
        assertThat(missing("{\"order\":\"SO-1\",\"line\":1,\"quantity\":\"4\"}").expect(422).text("/errors/0/detail"))
                .isEqualTo("4 were not found, but only 3 are fetched here. If more is missing, count the item on its stock page.");
        assertThat(api.get("/stock/levels?sku=MUG").expect(200).text("/data/0/onHand")).isEqualTo("10");
        assertThat(api.get("/picks/PK-1").expect(200).text("/lines/1/quantity")).isEqualTo("3");
    }

    @Test
    void a_list_that_was_put_back_holds_nothing_of_the_next_one() {
        api.post("/picks/PK-1/put-back").expect(200);
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-1\"]}").expect(201);

        assertThat(refused("MUG", "")).isEqualTo("MUG is not on pick list PK-1. Leave it on its shelf.");
        api.post("/picks/PK-1/put-back").expect(200);
        assertThat(api.post("/picks/PK-2/scans", "{\"code\":\"MUG\",\"quantity\":\"3\"}").expect(200).text("/words")).contains("3 of 3");
        assertThat(api.get("/picks/PK-1").expect(200).text("/state")).isEqualTo("put-back");
        api.post("/shipments", "{\"order\":\"SO-1\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"3\"}]}").expect(201);
        assertThat(api.get("/picks/PK-2").expect(200).text("/state")).isEqualTo("done");
    }

    @Test
    void what_is_put_back_is_fetched_anew_by_another_list() {
        scan("MUG", ",\"quantity\":\"5\"").expect(200);
        api.post("/picks/PK-1/put-back").expect(200);
        scan("MUG", "").expect(422);

        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-1\"]}").expect(201);
        assertThat(api.post("/picks/PK-2/scans", "{\"code\":\"MUG\"}").expect(200).text("/words"))
                .isEqualTo("MUG: 1 of 3 for order SO-1. Next: B-2 MUG.");
    }
}
