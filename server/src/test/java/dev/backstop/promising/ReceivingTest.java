package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock of the sandbox stands at Monday, 5 January 2026. */
@BackstopTest
class ReceivingTest {
    private final Api api;

    @Autowired
    ReceivingTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void twenty_mugs_are_on_their_way_and_a_shop_waits_for_twelve() {
        api.put("/locations/MAIN", """
                {"name":"Main","timeZone":"Europe/London","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[]},"priority":1}""").expect(201);
        api.put("/vendors/ACME", """
                {"name":"Acme","currency":"GBP","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[]}}""").expect(201);
        api.put("/items/MUG-1", """
                {"name":"Mug","unit":"piece","decimals":0}""").expect(201);
        api.put("/customers/C-1", """
                {"name":"A Shop","country":"GB","kind":"business"}""").expect(201);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"sku":"MUG-1","quantity":"20","expectedOn":"2026-01-12"}]}""")
                .expect(201);
        api.post("/orders", """
                {"number":"SO-1","customer":"C-1","channel":"web","lines":[{"line":1,"sku":"MUG-1","quantity":"12"}]}""").expect(201);
    }

    @Test
    void what_comes_fills_who_waits() {
        var received = receive("8", 201);

        assertThat(received.text("/receipt")).isEqualTo("R-1");
        assertThat(received.text("/filled/0/order")).isEqualTo("SO-1");
        assertThat(received.text("/filled/0/quantity")).isEqualTo("8");
        var order = api.get("/purchase-orders/PO-1").expect(200);
        assertThat(order.text("/state")).isEqualTo("sent");
        assertThat(order.text("/lines/0/parts/0/received")).isEqualTo("8");
        assertThat(order.text("/lines/0/open")).isEqualTo("12");
        assertThat(receive("13", 201).text("/filled/0/quantity")).as("what the shop still waits for").isEqualTo("4");
        assertThat(api.get("/purchase-orders/PO-1").text("/state")).as("one came more than was ordered").isEqualTo("received");
        receive("1", 409);
    }

    @Test
    void a_preview_changes_nothing() {
        var preview = api.post("/receipts/preview", body("8")).expect(200);

        assertThat(preview.text("/filled/0/quantity")).isEqualTo("8");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/received")).isEqualTo("0");
        assertThat(receive("8", 201).text("/filled/0/quantity")).isEqualTo("8");
    }

    @Test
    void a_receipt_that_was_a_mistake_is_taken_back_while_the_goods_are_here() {
        receive("20", 201);

        assertThat(api.post("/receipts/R-1/reverse").expect(200).text("/reversed")).isEqualTo("true");
        assertThat(api.get("/purchase-orders/PO-1").text("/state")).isEqualTo("sent");
        api.post("/receipts/R-1/reverse").expect(409);
        api.post("/receipts/R-9/reverse").expect(404);
    }

    @Test
    void what_comes_short_is_closed_on_demand_and_what_is_damaged_is_not_sold() {
        var received = api.post("/receipts", """
                {"purchaseOrder":"PO-1","location":"MAIN","lines":[{"line":1,"quantity":"5","damaged":"2"}],"closeShort":true}""").expect(201);

        assertThat(received.text("/filled/0/quantity")).isEqualTo("5");
        var order = api.get("/purchase-orders/PO-1").expect(200);
        assertThat(order.text("/state")).isEqualTo("received");
        assertThat(order.text("/lines/0/parts/0/received")).isEqualTo("7");
        assertThat(order.text("/lines/0/parts/0/cancelled")).isEqualTo("13");
    }

    @Test
    void a_receipt_names_lines_of_an_order_that_is_on_its_way() {
        receive("0", 422);
        receive("-1", 422);
        api.post("/receipts", """
                {"purchaseOrder":"PO-1","lines":[{"line":2,"quantity":"1"}]}""").expect(422);
        api.post("/receipts", """
                {"purchaseOrder":"PO-9","lines":[{"line":1,"quantity":"1"}]}""").expect(404);
        api.post("/receipts", """
                {"lines":[]}""").expect(422);
    }

    @Test
    void three_receipts_make_a_record() {
        receive("1", 201);
        receive("1", 201);
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/parts/0/confidence")).isEqualTo("null");
        receive("1", 201);
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/parts/0/confidence")).isEqualTo("0.9");
    }

    @Test
    void stock_that_is_allocated_cannot_be_issued_but_a_count_says_what_is_there() {
        receive("15", 201);

        api.post("/stock/movements", """
                {"sku":"MUG-1","location":"MAIN","quantity":"-4","reason":"issue"}""").expect(409);
        api.post("/stock/movements", """
                {"sku":"MUG-1","location":"MAIN","quantity":"-3","reason":"issue"}""").expect(201);
        var counted = api.post("/stock/counts", """
                {"sku":"MUG-1","location":"MAIN","condition":"sellable","counted":"10"}""").expect(201);
        assertThat(counted.text("/difference")).isEqualTo("-2");
        assertThat(counted.text("/displaced/0/order")).isEqualTo("SO-1");
        assertThat(counted.text("/displaced/0/quantity")).isEqualTo("2");
        api.post("/stock/movements", """
                {"sku":"MUG-1","location":"MAIN","quantity":"-11","reason":"adjustment"}""").expect(409);
    }

    @Test
    void levels_and_their_days_show_what_is_here_who_holds_it_and_what_will_come() {
        receive("15", 201);

        var level = api.get("/stock/levels?sku=MUG-1&location=MAIN").expect(200);
        assertThat(level.text("/data/0/onHand")).isEqualTo("15");
        assertThat(level.text("/data/0/allocated")).isEqualTo("12");
        assertThat(level.text("/data/0/available")).isEqualTo("3");
        assertThat(level.text("/data/0/onOrder")).isEqualTo("5");
        assertThat(level.text("/data/0/position")).isEqualTo("8");
        assertThat(level.text("/data/0/supply/0/unpegged")).isEqualTo("5");
        assertThat(level.text("/data/1")).isEqualTo("null");
        assertThat(api.get("/stock/levels?limit=1").expect(200).text("/data/0/sku")).isEqualTo("MUG-1");

        var days = api.get("/stock/projection?sku=MUG-1&location=MAIN&from=2026-01-05&to=2026-01-12").expect(200);
        assertThat(days.text("/data/0/available")).isEqualTo("3");
        assertThat(days.text("/data/7/date")).isEqualTo("2026-01-12");
        assertThat(days.text("/data/7/supply")).isEqualTo("5");
        assertThat(days.text("/data/7/available")).isEqualTo("8");

        var movements = api.get("/stock/movements?sku=MUG-1").expect(200);
        assertThat(movements.text("/data/0/quantity")).isEqualTo("15");
        assertThat(movements.text("/data/0/reason")).isEqualTo("receipt");
        assertThat(movements.text("/data/0/reference")).isEqualTo("R-1");
    }

    private Answer receive(String quantity, int status) {
        return api.post("/receipts", body(quantity)).expect(status);
    }

    private static String body(String quantity) {
        return """
                {"purchaseOrder":"PO-1","location":"MAIN","lines":[{"line":1,"quantity":"%s","damaged":"0","lot":null}],"closeShort":false}""".formatted(quantity);
    }

    @Test
    void something_else_goes_into_quarantine_and_the_vendor_owes_us_for_it() {
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\",\"decimals\":0}").expect(201);
        var received = api.post("/receipts", """
                {"purchaseOrder":"PO-1","location":"MAIN","lines":[{"line":1,"quantity":"8","damaged":"2","instead":{"sku":"CUP","quantity":"5"}}]}""").expect(201);

        assertThat(received.text("/filled/0/quantity")).isEqualTo("8");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/open")).as("cups are no mugs").isEqualTo("10");
        assertThat(api.get("/stock/movements?sku=CUP&location=MAIN").expect(200).text()).contains("quarantine");
        var claims = api.get("/vendor-claims?vendor=ACME&state=open").expect(200);
        assertThat(claims.at("/data").findValuesAsString("kind")).containsExactly("wrong-item", "damaged");
        assertThat(claims.text("/data/0/came")).isEqualTo("CUP");
        assertThat(claims.text("/data/0/ordered")).isEqualTo("MUG-1");

        api.post("/vendor-claims/VC-1/settle", "{\"outcome\":\"maybe\"}").expect(422);
        assertThat(api.post("/vendor-claims/VC-1/settle", "{\"outcome\":\"returned\",\"note\":\"RMA 12\"}").expect(200).text("/outcome")).isEqualTo("returned");
        api.post("/vendor-claims/VC-1/settle", "{\"outcome\":\"kept\"}").expect(409);
        api.post("/receipts/R-1/reverse").expect(200);
        assertThat(api.get("/vendor-claims?state=open").expect(200).at("/data")).isEmpty();
    }

    @Test
    void something_else_is_another_item_and_comes_from_a_vendor() {
        assertThat(api.post("/receipts", """
                {"purchaseOrder":"PO-1","location":"MAIN","lines":[{"line":1,"instead":{"sku":"MUG-1","quantity":"5"}}]}""").expect(422).text())
                .contains("MUG-1 is what the line orders");
    }
}
