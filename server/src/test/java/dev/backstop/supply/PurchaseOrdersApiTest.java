package dev.backstop.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock of the sandbox stands at Monday, 5 January 2026. */
@BackstopTest
class PurchaseOrdersApiTest {
    private final Api api;

    @Autowired
    PurchaseOrdersApiTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void a_vendor_that_sells_mugs_in_boxes_of_six_within_seven_days() {
        api.put("/locations/MAIN", """
                {"name":"Main","timeZone":"Europe/London","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[]},"priority":1}""").expect(201);
        api.put("/vendors/ACME", """
                {"name":"Acme","currency":"GBP","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[]}}""").expect(201);
        api.put("/items/MUG-1", """
                {"name":"Mug","unit":"piece","decimals":0}""").expect(201);
        api.put("/items/ROPE", """
                {"name":"Rope","unit":"m","decimals":1}""").expect(201);
        api.put("/sourcing-terms/MUG-1/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","rank":1,"leadTimeDays":7,"leadTimeUnit":"calendar",
                 "purchaseUnit":{"code":"box","factor":"6","decimals":0},
                 "priceBreaks":[{"from":"1","price":{"amount":"12","currency":"GBP"}},{"from":"10","price":{"amount":"11","currency":"GBP"}}]}]}""").expect(201);
    }

    @Test
    void a_sent_order_keeps_what_was_asked_for_and_when() {
        var made = api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"60","expectedOn":"2026-02-02"}]}""").expect(201);

        assertThat(made.text("/number")).isEqualTo("PO-1");
        assertThat(made.header("Location")).endsWith("/purchase-orders/PO-1");
        assertThat(made.text("/state")).isEqualTo("sent");
        assertThat(made.at("/lines/0/purchaseQuantity").toString()).isEqualTo("{\"quantity\":\"10\",\"unit\":\"box\"}");
        assertThat(made.at("/lines/0/price").toString()).isEqualTo("{\"amount\":\"11.00\",\"currency\":\"GBP\"}");
        assertThat(made.text("/lines/0/parts/0/requestedOn")).isEqualTo("2026-02-02");
        assertThat(made.text("/lines/0/parts/0/expectedOn")).isEqualTo("2026-02-02");
        assertThat(made.text("/lines/0/parts/0/by")).isEqualTo("2026-02-02");
        assertThat(made.text("/lines/0/parts/0/confirmedOn")).isEqualTo("null");
        assertThat(made.text("/lines/0/parts/0/confidence")).isEqualTo("null");
        assertThat(api.get("/purchase-orders/PO-1").expect(200).text()).isEqualTo(made.text());
    }

    @Test
    void without_a_date_the_lead_time_gives_one() {
        var made = api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"sku":"MUG-1","quantity":"6"},{"sku":"ROPE","quantity":"2.5"}]}""").expect(201);

        assertThat(made.text("/lines/0/parts/0/expectedOn")).isEqualTo("2026-01-12");
        assertThat(made.text("/lines/1/parts/0/expectedOn")).as("no lead time is known").isEqualTo("null");
        assertThat(made.text("/lines/1/quantity")).isEqualTo("2.5");
    }

    @Test
    void a_draft_is_sent_once() {
        api.post("/purchase-orders", """
                {"number":"A 1","vendor":"ACME","location":"MAIN","lines":[{"sku":"MUG-1","quantity":"6"}]}""").expect(201);

        var sent = api.post("/purchase-orders/A%201/send").expect(200);

        assertThat(sent.text("/state")).isEqualTo("sent");
        assertThat(sent.text("/lines/0/parts/0/requestedOn")).isEqualTo("2026-01-12");
        assertThat(api.post("/purchase-orders/A%201/send").expect(200).text()).isEqualTo(sent.text());
    }

    @Test
    void every_fault_of_an_order_is_told_at_once() {
        var refused = api.post("/purchase-orders", """
                {"vendor":"NONE","state":"lost","lines":[{"line":1,"sku":"CUP","quantity":"1"},{"line":1,"sku":"MUG-1","quantity":"0.5"}]}""").expect(422);

        assertThat(refused.json().at("/errors").valueStream().map(fault -> fault.get("pointer").stringValue()))
                .containsExactly("/state", "/vendor", "/location", "/lines/0/sku", "/lines/1/quantity", "/lines/1/line");
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","lines":[]}""").expect(422);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","lnes":[]}""").expect(400);
    }

    @Test
    void a_number_is_given_once() {
        order("PO-1", 6);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","lines":[{"sku":"MUG-1","quantity":"6"}]}""").expect(409);
        assertThat(api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","lines":[{"sku":"MUG-1","quantity":"6"}]}""").expect(201).text("/number")).isEqualTo("PO-2");
    }

    @Test
    void a_vendor_splits_a_line_and_what_it_does_not_name_keeps_its_date() {
        order("PO-1", 20);

        var split = confirm("""
                {"by":"mail","lines":[{"line":1,"status":"changed","parts":[{"quantity":"8","expectedOn":"2026-02-10"}],"reason":"short of clay"}]}""");

        assertThat(parts(split.at("/lines/0/parts"))).containsExactly("1: 12 on 2026-02-02", "2: 8 on 2026-02-10");
        assertThat(split.text("/lines/0/parts/0/confirmedOn")).isEqualTo("null");
        assertThat(split.text("/lines/0/parts/1/confirmedOn")).isEqualTo("2026-02-10");
        assertThat(split.text("/lines/0/parts/1/requestedOn")).isEqualTo("2026-02-02");

        var rest = confirm("""
                {"by":"mail","lines":[{"line":1,"status":"changed","parts":[{"quantity":"8","expectedOn":"2026-02-17"},{"quantity":"12","expectedOn":null}]}]}""");

        assertThat(parts(rest.at("/lines/0/parts"))).containsExactly("1: 12 on null", "2: 8 on 2026-02-17");
        assertThat(rest.text("/lines/0/parts/0/by")).isEqualTo("null");
    }

    @Test
    void a_line_that_the_vendor_rejects_is_closed_and_one_that_it_accepts_is_confirmed() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"sku":"MUG-1","quantity":"6"},{"sku":"ROPE","quantity":"2.5","expectedOn":"2026-02-02"}]}""")
                .expect(201);

        var confirmed = confirm("""
                {"by":"edi","lines":[{"line":1,"status":"rejected","reason":"no longer made"},{"line":2,"status":"accepted"}]}""");

        assertThat(confirmed.text("/state")).isEqualTo("sent");
        assertThat(confirmed.text("/lines/0/open")).isEqualTo("0");
        assertThat(confirmed.text("/lines/0/parts/0/cancelled")).isEqualTo("6");
        assertThat(confirmed.text("/lines/1/parts/0/confirmedOn")).isEqualTo("2026-02-02");
        assertThat(confirm("""
                {"by":"edi","lines":[{"line":2,"status":"rejected"}]}""").text("/state")).isEqualTo("cancelled");
    }

    @Test
    void a_confirmation_is_about_lines_that_are_on_their_way() {
        order("PO-1", 20);
        refusedConfirmation(422, """
                {"by":"pigeon","lines":[{"line":1,"status":"accepted"}]}""");
        refusedConfirmation(422, """
                {"by":"mail","lines":[{"line":2,"status":"accepted"}]}""");
        refusedConfirmation(422, """
                {"by":"mail","lines":[]}""");
        refusedConfirmation(422, """
                {"by":"mail","lines":[{"line":1,"status":"changed","parts":[{"quantity":"21","expectedOn":"2026-02-10"}]}]}""");
        refusedConfirmation(422, """
                {"by":"mail","lines":[{"line":1,"status":"accepted","parts":[{"quantity":"1","expectedOn":"2026-02-10"}]}]}""");
        refusedConfirmation(422, """
                {"by":"mail","lines":[{"line":1,"status":"accepted"},{"line":1,"status":"rejected"}]}""");
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","lines":[{"sku":"MUG-1","quantity":"6"}]}""").expect(201);
        api.post("/purchase-orders/PO-2/confirmations", """
                {"by":"mail","lines":[{"line":1,"status":"accepted"}]}""").expect(409);
        api.post("/purchase-orders/PO-9/confirmations", """
                {"by":"mail","lines":[{"line":1,"status":"accepted"}]}""").expect(404);
    }

    @Test
    void a_buyer_moves_a_date_and_the_vendors_word_stays_beside_it() {
        order("PO-1", 20);
        confirm("""
                {"by":"phone","lines":[{"line":1,"status":"accepted"}]}""");

        var moved = api.patch("/purchase-orders/PO-1/lines/1/parts/1", """
                {"expectedOn":"2026-02-20","reason":"ship is late"}""").expect(200);

        assertThat(moved.text("/lines/0/parts/0/expectedOn")).isEqualTo("2026-02-20");
        assertThat(moved.text("/lines/0/parts/0/confirmedOn")).isEqualTo("2026-02-02");
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{}").expect(422);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"soon\"}").expect(422);
        api.patch("/purchase-orders/PO-1/lines/1/parts/2", "{\"expectedOn\":null}").expect(404);
        assertThat(api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":null}").expect(200).text("/lines/0/parts/0/expectedOn"))
                .isEqualTo("null");
    }

    @Test
    void the_quantity_of_a_line_changes_and_its_parts_with_it() {
        order("PO-1", 20);
        confirm("""
                {"by":"mail","lines":[{"line":1,"status":"changed","parts":[{"quantity":"8","expectedOn":"2026-02-10"}]}]}""");

        assertThat(parts(change("15").at("/lines/0/parts"))).containsExactly("1: 12 on 2026-02-02", "2: 3 on 2026-02-10");
        assertThat(parts(change("10").at("/lines/0/parts"))).containsExactly("1: 10 on 2026-02-02");
        assertThat(change("30").text("/lines/0/purchaseQuantity/quantity")).isEqualTo("5");
        api.patch("/purchase-orders/PO-1/lines/1", "{\"quantity\":\"0\"}").expect(422);
        api.patch("/purchase-orders/PO-1/lines/2", "{\"quantity\":\"1\"}").expect(404);
    }

    @Test
    void cancelling_twice_changes_nothing_and_what_is_cancelled_stays() {
        order("PO-1", 20);

        var cancelled = api.post("/purchase-orders/PO-1/cancel").expect(200);

        assertThat(cancelled.text("/state")).isEqualTo("cancelled");
        assertThat(cancelled.text("/lines/0/open")).isEqualTo("0");
        assertThat(api.post("/purchase-orders/PO-1/cancel").expect(200).text()).isEqualTo(cancelled.text());
        api.post("/purchase-orders/PO-1/send").expect(409);
        api.patch("/purchase-orders/PO-1/lines/1", "{\"quantity\":\"1\"}").expect(409);
    }

    @Test
    void a_change_made_on_an_old_view_is_refused() {
        order("PO-1", 20);
        var seen = api.get("/purchase-orders/PO-1").expect(200).header("ETag");
        change("21");

        api.send("PATCH", "/purchase-orders/PO-1/lines/1", "{\"quantity\":\"22\"}", "If-Match", seen).expect(412);
        api.send("PATCH", "/purchase-orders/PO-1/lines/1", "{\"quantity\":\"22\"}", "If-Match", api.get("/purchase-orders/PO-1").header("ETag")).expect(200);
    }

    @Test
    void orders_are_listed_the_newest_first_and_page_by_page() {
        order("PO-1", 20);
        order("PO-2", 20);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","lines":[{"sku":"ROPE","quantity":"1"}]}""").expect(201);

        var first = api.get("/purchase-orders?limit=2").expect(200);
        assertThat(numbers(first.at("/data"))).containsExactly("PO-3", "PO-2");
        assertThat(numbers(api.get("/purchase-orders?limit=2&cursor=" + first.text("/nextCursor")).at("/data"))).containsExactly("PO-1");
        assertThat(numbers(api.get("/purchase-orders?sku=ROPE").at("/data"))).containsExactly("PO-3");
        assertThat(numbers(api.get("/purchase-orders?vendor=ACME&state=sent").at("/data"))).containsExactly("PO-2", "PO-1");
        api.get("/purchase-orders?state=lost").expect(422);
    }

    private void order(String number, int quantity) {
        api.post("/purchase-orders", """
                {"number":"%s","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"sku":"MUG-1","quantity":"%d","expectedOn":"2026-02-02"}]}"""
                .formatted(number, quantity)).expect(201);
    }

    private dev.backstop.testing.Answer confirm(String body) {
        return api.post("/purchase-orders/PO-1/confirmations", body).expect(200);
    }

    private void refusedConfirmation(int status, String body) {
        api.post("/purchase-orders/PO-1/confirmations", body).expect(status);
    }

    private dev.backstop.testing.Answer change(String quantity) {
        return api.patch("/purchase-orders/PO-1/lines/1", "{\"quantity\":\"%s\"}".formatted(quantity)).expect(200);
    }

    private static java.util.List<String> parts(tools.jackson.databind.JsonNode parts) {
        return parts.valueStream()
                .map(part -> "%s: %s on %s".formatted(part.get("part"), part.get("quantity").stringValue(), part.get("expectedOn").asString("null"))).toList();
    }

    private static java.util.List<String> numbers(tools.jackson.databind.JsonNode orders) {
        return orders.valueStream().map(order -> order.get("number").stringValue()).toList();
    }
}
