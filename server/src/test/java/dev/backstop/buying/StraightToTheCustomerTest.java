package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** ACME in Munich ships sofas straight to customers: seven days after it was ordered from, and two to four days on the road to Great Britain. */
@BackstopTest
class StraightToTheCustomerTest {
    private final Api api;

    @Autowired
    StraightToTheCustomerTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void firm() {
        api.put("/locations/MAIN", """
                {"name":"Main","timeZone":"UTC","calendar":{"workingDays":["MO","TU","WE","TH","FR","SA","SU"],"holidays":[]}}""").expect(201);
        api.put("/letterhead", "{\"name\":\"Brook & Sons\",\"address\":[\"1 High Street\"]}").expect(200);
        api.put("/vendors/ACME", """
                {"name":"Acme","email":"orders@acme.example","country":"DE","language":"en","currency":"EUR",
                 "calendar":{"workingDays":["MO","TU","WE","TH","FR","SA","SU"],"holidays":[]}}""").expect(201);
        api.put("/locations/ACME-DE", """
                {"name":"Acme, Munich","vendor":"ACME","timeZone":"UTC","country":"DE",
                 "calendar":{"workingDays":["MO","TU","WE","TH","FR","SA","SU"],"holidays":[]}}""").expect(201);
        api.put("/transit-times/ACME-DE/GB", "{\"p50Days\":2,\"p95Days\":4}").expect(201);
        item("SOFA", true);
        api.put("/customers/C-1", "{\"name\":\"Ada Byron\",\"country\":\"GB\",\"email\":\"ada@byron.example\"}").expect(201);
    }

    private void item(String sku, boolean direct) {
        api.put("/items/" + sku, "{\"name\":\"%s\",\"direct\":%b,\"price\":{\"amount\":\"899\",\"currency\":\"EUR\"}}".formatted(sku, direct)).expect(201);
        api.put("/sourcing-terms/%s/ACME-DE".formatted(sku), """
                {"terms":[{"kind":"buy","vendor":"ACME","leadTimeDays":7,"priceBreaks":[{"from":"1","price":{"amount":"410","currency":"EUR"}}]}]}""").expect(201);
    }

    private Answer ordered(String lines) {
        return api.post("/orders", """
                {"customer":"C-1","shipTo":{"name":"Ada Byron","lines":["12 St James's Square"],"postcode":"SW1Y 4JH","country":"GB"},"lines":[%s]}"""
                .formatted(lines)).expect(201);
    }

    private String order(int units) {
        return ordered("{\"sku\":\"SOFA\",\"quantity\":\"%d\"}".formatted(units)).text("/number");
    }

    private JsonNode proposals() {
        api.post("/plan-runs", "{\"scope\":{\"skus\":null,\"locations\":null}}").expect(201);
        return api.get("/proposals?state=open").expect(200).at("/data");
    }

    private String bought(int at) {
        return api.post("/proposals/%s/release".formatted(proposals().get(at).get("proposal").stringValue())).expect(200).text("/purchaseOrder");
    }

    private String sent() {
        var number = bought(0);
        api.post("/purchase-orders/%s/send".formatted(number)).expect(200);
        return number;
    }

    private String shipBy(String order) {
        return api.get("/orders/" + order).expect(200).text("/lines/0/schedule/0/shipBy");
    }

    private JsonNode movements() {
        return api.get("/stock/movements?sku=SOFA").expect(200).at("/data");
    }

    @Test
    void the_promise_is_the_vendors_lead_time_and_its_way_to_the_customer() {
        var line = ordered("{\"sku\":\"SOFA\",\"quantity\":\"2\"}");

        assertThat(line.text("/lines/0/schedule/0/location")).isEqualTo("ACME-DE");
        assertThat(line.text("/lines/0/schedule/0/source")).isEqualTo("planned");
        assertThat(line.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-12");
        assertThat(line.text("/lines/0/schedule/0/deliverEarliest")).isEqualTo("2026-01-14");
        assertThat(line.text("/lines/0/schedule/0/deliverLatest")).isEqualTo("2026-01-16");
    }

    @Test
    void a_line_may_go_straight_or_from_our_stock_whatever_the_item_usually_does() {
        item("LAMP", false);
        var lines = ordered("{\"sku\":\"LAMP\",\"quantity\":\"1\"},{\"sku\":\"LAMP\",\"quantity\":\"1\",\"direct\":true},{\"sku\":\"SOFA\",\"quantity\":\"1\",\"direct\":false}");

        assertThat(lines.text("/lines/0/schedule/0/location")).isEqualTo("MAIN");
        assertThat(lines.text("/lines/1/schedule/0/location")).isEqualTo("ACME-DE");
        assertThat(lines.text("/lines/2/schedule/0/location")).isEqualTo("MAIN");
    }

    @Test
    void what_nobody_ships_straight_cannot_be_ordered_so() {
        api.put("/items/RUG", "{\"name\":\"Rug\"}").expect(201);
        var refused = api.post("/orders", "{\"customer\":\"C-1\",\"lines\":[{\"sku\":\"RUG\",\"quantity\":\"1\",\"direct\":true}]}").expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/lines/0/direct");
        assertThat(refused.text("/errors/0/detail")).startsWith("No vendor ships RUG straight to customers.");
    }

    @Test
    void each_order_is_bought_for_itself_and_never_with_stock() {
        var first = order(2);
        var second = order(3);
        api.put("/sourcing-terms/SOFA/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}").expect(201);
        api.put("/reorder-points/SOFA/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"5\",\"orderUpTo\":\"10\"}").expect(201);
        var open = proposals();
        var ids = open.findValuesAsString("proposal");

        var released = api.post("/proposals/release", Map.of("proposals", ids)).expect(200);

        assertThat(open.findValuesAsString("quantity").subList(0, 1)).isNotEmpty();
        assertThat(released.at("/results").findValuesAsString("purchaseOrder")).hasSize(3).doesNotHaveDuplicates();
        var orders = api.get("/purchase-orders").expect(200).at("/data");
        assertThat(orders.findValues("straightTo").stream().map(each -> each.path("order").asString("stock"))).containsExactlyInAnyOrder(first, second, "stock");
        assertThat(proposals().size()).as("nothing is bought twice").isZero();
    }

    @Test
    void the_vendor_reads_the_customers_address_and_no_price_of_ours() {
        var order = order(2);
        var purchase = sent();
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-05T09:10:00Z")).expect(200);

        var mail = mailTo("orders@acme.example");
        assertThat(mail).contains("It goes straight to our customer: Ada Byron, 12 St James's Square, SW1Y 4JH, GB", "Put the number " + order)
                .doesNotContain("899");
        var csv = api.get("/purchase-orders/%s/versions/1/csv".formatted(purchase)).expect(200).text();
        assertThat(csv).contains("Ada Byron, 12 St James's Square, SW1Y 4JH, GB", order).doesNotContain("899");
        assertThat(api.get("/purchase-orders/" + purchase).expect(200).at("/straightTo/address").size()).isEqualTo(4);
    }

    private String mailTo(String address) {
        for (var message : api.get("/sandbox/messages").expect(200).at("/data")) {
            if (address.equals(message.path("to").asString(""))) {
                return message.path("text").asString("");
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    @Test
    void a_later_word_of_the_vendor_moves_this_customers_promise_and_nobody_elses() {
        var first = order(2);
        sent();
        var second = order(2);
        var other = sent();

        api.post("/purchase-orders/%s/confirmations".formatted(other), """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"2","expectedOn":"2026-01-08"}]}]}""").expect(200);

        assertThat(shipBy(second)).isEqualTo("2026-01-08");
        assertThat(shipBy(first)).as("its goods go to the other customer").isEqualTo("2026-01-12");
    }

    @Test
    void what_the_vendor_ships_is_shipped_for_the_customer_and_never_touches_our_stock() {
        var order = order(3);
        var purchase = sent();

        var shipped = api.post("/purchase-orders/%s/shipped".formatted(purchase), """
                {"carrier":"DHL","tracking":"JD-1","lines":[{"line":1,"quantity":"2"}]}""").expect(201);

        assertThat(shipped.text("/order")).isEqualTo(order);
        assertThat(shipped.text("/location")).isEqualTo("ACME-DE");
        var line = api.get("/orders/" + order).expect(200);
        assertThat(line.text("/lines/0/shipped")).isEqualTo("2");
        assertThat(line.text("/lines/0/open")).isEqualTo("1");
        assertThat(api.get("/purchase-orders/" + purchase).text("/lines/0/open")).isEqualTo("1");
        assertThat(movements().size()).isZero();
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-05T12:00:00Z")).expect(200);
        assertThat(api.get("/notices?order=" + order).expect(200).at("/data").findValuesAsString("kind")).contains("shipment");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");

        api.post("/purchase-orders/%s/shipped".formatted(purchase), "{}").expect(201);
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("shipped");
        assertThat(api.get("/purchase-orders/" + purchase).text("/state")).isEqualTo("received");
        api.post("/purchase-orders/%s/shipped".formatted(purchase), "{}").expect(409);
    }

    @Test
    void a_shipment_that_was_a_mistake_is_taken_back_with_its_purchase() {
        var order = order(2);
        var purchase = sent();
        var shipment = api.post("/purchase-orders/%s/shipped".formatted(purchase), "{}").expect(201).text("/shipment");

        api.post("/shipments/%s/reverse".formatted(shipment)).expect(200);

        assertThat(api.get("/orders/" + order).text("/lines/0/open")).isEqualTo("2");
        assertThat(api.get("/orders/" + order).text("/lines/0/schedule/0/source")).isEqualTo("inbound");
        assertThat(api.get("/purchase-orders/" + purchase).text("/lines/0/open")).isEqualTo("2");
        assertThat(movements().size()).isZero();
    }

    @Test
    void a_cancelled_order_flags_its_purchase_and_a_parcel_that_left_is_not_booked_for_it() {
        var order = order(2);
        var kept = order(1);
        var numbers = api.post("/proposals/release", Map.of("proposals", proposals().findValuesAsString("proposal"))).expect(200);
        var purchase = numbers.text("/results/0/purchaseOrder");
        api.post("/purchase-orders/%s/send".formatted(purchase)).expect(200);
        assertThat(api.get("/surplus-supply").expect(200).at("/data").size()).as("a draft for an order that stands is no surplus").isZero();

        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"changed my mind\"}").expect(200);

        var surplus = api.get("/surplus-supply").expect(200);
        assertThat(surplus.at("/data").size()).as("not the draft for " + kept).isEqualTo(1);
        assertThat(surplus.text("/data/0/purchaseOrder")).isEqualTo(purchase);
        assertThat(surplus.text("/data/0/action")).isEqualTo("cancel");
        assertThat(surplus.text("/data/0/words")).isEqualTo("Cancel the 2 on line 1 of %s: the customer of order %s no longer wants them, and they would go straight there."
                .formatted(purchase, order) + " Ask Acme first: it was sent.");
        assertThat(api.post("/purchase-orders/%s/shipped".formatted(purchase), "{}").expect(409).text("/detail")).contains("the rest was cancelled");
    }

    @Test
    void nothing_of_ours_lies_at_a_vendors_place() {
        order(2);
        var purchase = sent();

        assertThat(api.post("/receipts", "{\"purchaseOrder\":\"%s\",\"lines\":[{\"line\":1,\"quantity\":\"2\"}]}".formatted(purchase)).expect(409).text("/detail"))
                .contains("goes straight to the customer");
        api.post("/stock/movements", "{\"sku\":\"SOFA\",\"location\":\"ACME-DE\",\"quantity\":\"2\",\"reason\":\"adjustment\"}").expect(422);
        api.post("/purchase-orders", "{\"vendor\":\"ACME\",\"location\":\"ACME-DE\",\"lines\":[{\"sku\":\"SOFA\",\"quantity\":\"2\"}]}").expect(422);
        api.post("/transfers", "{\"from\":\"ACME-DE\",\"to\":\"MAIN\",\"lines\":[{\"sku\":\"SOFA\",\"quantity\":\"2\"}]}").expect(422);
        api.put("/sourcing-terms/SOFA/ACME-DE", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"moq\":\"5\"}]}").expect(422);
        api.patch("/locations/ACME-DE", "{\"vendor\":null}").expect(409);
        api.patch("/locations/MAIN", "{\"vendor\":\"NOBODY\"}").expect(422);
    }

    @Test
    void goods_that_go_straight_do_not_hold_up_what_ships_complete_from_here() {
        item("LAMP", false);
        api.post("/stock/movements", "{\"sku\":\"LAMP\",\"location\":\"MAIN\",\"quantity\":\"5\",\"reason\":\"opening\"}").expect(201);
        var order = api.post("/orders", """
                {"customer":"C-1","shipping":"complete-order","lines":[{"sku":"LAMP","quantity":"1"},{"sku":"SOFA","quantity":"1"}]}""").expect(201);

        assertThat(order.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-05");
        assertThat(order.text("/lines/1/schedule/0/shipBy")).isEqualTo("2026-01-12");
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"1\"}]}".formatted(order.text("/number"))).expect(201);
    }

    @Test
    void a_rule_that_sends_by_itself_sends_each_order_at_once() {
        api.post("/automation-rules", "{\"name\":\"Acme by itself\",\"vendor\":\"ACME\",\"level\":\"send\"}").expect(201);
        var first = order(1);
        var second = order(2);

        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-05T09:05:00Z")).expect(200);

        var orders = api.get("/purchase-orders?state=sent").expect(200).at("/data");
        assertThat(orders.findValues("straightTo").stream().map(each -> each.path("order").asString(""))).containsExactlyInAnyOrder(first, second);
        assertThat(api.get("/orders/" + first).expect(200).text("/lines/0/schedule/0/source")).isEqualTo("inbound");
    }

    @Test
    void a_kit_is_put_together_here() {
        api.put("/items/SET", "{\"name\":\"Set\",\"components\":[{\"sku\":\"SOFA\",\"quantity\":\"2\"}]}").expect(201);

        assertThat(api.post("/orders", "{\"customer\":\"C-1\",\"lines\":[{\"sku\":\"SET\",\"quantity\":\"1\",\"direct\":true}]}").expect(422)
                .text("/errors/0/detail")).startsWith("SET is a kit, and kits are put together here.");
        api.put("/items/SET-2", "{\"name\":\"Set\",\"direct\":true,\"components\":[{\"sku\":\"SOFA\",\"quantity\":\"2\"}]}").expect(422);
    }
}
