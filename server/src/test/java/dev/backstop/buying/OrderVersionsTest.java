package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a vendor gets when an order is sent, changed and cancelled. */
@BackstopTest
class OrderVersionsTest {
    private final Api api;
    private final BoughtShop shop;

    @Autowired
    OrderVersionsTest(Api api) {
        this.api = api;
        this.shop = new BoughtShop(api);
    }

    @BeforeEach
    void open() {
        shop.open("en");
    }

    @Test
    void a_sent_order_leaves_once_in_the_vendors_words() {
        shop.sends();
        api.post("/purchase-orders/PO-1/send").expect(200);
        shop.advance("2026-01-05T09:01:00Z");
        shop.advance("2026-01-05T12:00:00Z");

        var mails = shop.mails();
        assertThat(mails.size()).isEqualTo(1);
        assertThat(mails.get(0).at("/to").stringValue()).isEqualTo("auftrag@toepferei.example");
        assertThat(mails.get(0).at("/subject").stringValue()).isEqualTo("Purchase order PO-1 from Brook & Sons");
        assertThat(mails.get(0).at("/text").stringValue()).contains("Hello Käthe Groß",
                "10 box Mug, blue (B-100), wanted on 2 February 2026",
                "12.5 m Rope (ROPE), wanted on 2 February 2026", "/vendor-order/");
        var versions = api.get("/purchase-orders/PO-1/versions").expect(200);
        assertThat(versions.at("/data").size()).isEqualTo(1);
        assertThat(versions.text("/data/0/state")).isEqualTo("sent");
        assertThat(versions.text("/data/0/way")).isEqualTo("mail");
    }

    @Test
    void a_buyer_sees_what_the_vendor_will_get_before_it_is_sent() throws IOException {
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"draft","lines":[{"line":1,"sku":"MUG","quantity":"60"}]}""").expect(201);
        try (var pdf = Loader.loadPDF(api.file("/purchase-orders/PO-1/preview/pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Draft of purchase order PO-1", "Nothing is ordered by it.",
                    "your number B-100", "10", "12,500.00");
        }
        assertThat(api.get("/purchase-orders/PO-1/versions").at("/data").size()).as("it is not kept").isZero();
        api.post("/purchase-orders/PO-1/send").expect(200);
        assertThat(api.get("/purchase-orders/PO-1/preview/pdf").expect(409).text("/detail"))
                .contains("Its versions are what its vendor got");
    }

    @Test
    void a_call_off_tells_its_vendor_what_it_is_called_off_from() throws IOException {
        api.post("/blanket-orders", """
                {"vendor":"ACME","sku":"MUG","quantity":"600","price":"1200","validFrom":"2026-01-01","validUntil":"2026-06-30"}""").expect(201);
        var order = api.post("/blanket-orders/BO-1/call-offs", "{\"location\":\"MAIN\",\"quantity\":\"60\"}").expect(201).text("/purchaseOrder");

        try (var pdf = Loader.loadPDF(api.file("/purchase-orders/%s/versions/1/pdf".formatted(order)))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Called off from BO-1", "12,000.00");
        }
    }

    @Test
    void changes_close_together_make_versions_and_one_mail() {
        shop.sends();
        shop.advance("2026-01-05T09:01:00Z");
        change("PO-1", 1, "72");
        change("PO-1", 1, "48");
        ask("PO-1", 2, "2026-02-09");
        shop.advance("2026-01-05T09:30:00Z");

        assertThat(states("PO-1")).containsExactly("4 change sent", "3 change withdrawn", "2 change withdrawn", "1 order sent");
        var mails = shop.mails();
        assertThat(mails.size()).isEqualTo(2);
        assertThat(mails.get(1).at("/text").stringValue())
                .contains("Mug, blue: now 8 box on 2 February 2026; before, 10 box on 2 February 2026",
                        "Rope: now 12.5 m on 9 February 2026; before, 12.5 m on 2 February 2026");
    }

    @Test
    void a_change_that_is_taken_back_in_time_is_not_told() {
        shop.sends();
        shop.advance("2026-01-05T09:01:00Z");
        change("PO-1", 1, "72");
        change("PO-1", 1, "60");
        shop.advance("2026-01-05T10:00:00Z");

        assertThat(shop.mails().size()).isEqualTo(1);
        assertThat(states("PO-1")).containsExactly("2 change withdrawn", "1 order sent");
    }

    @Test
    void what_the_vendor_says_itself_makes_no_version() {
        shop.sends();
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"phone","lines":[{"line":1,"status":"short","parts":[{"quantity":"48","expectedOn":"2026-02-05"}]}]}""").expect(200);
        assertThat(states("PO-1")).hasSize(1);
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/open")).isEqualTo("48");
    }

    @Test
    void a_cancelled_order_is_cancelled_with_the_vendor_unless_it_never_left() {
        shop.sends();
        shop.advance("2026-01-05T09:01:00Z");
        api.post("/purchase-orders/PO-1/cancel").expect(200);
        shop.advance("2026-01-05T09:02:00Z");
        assertThat(shop.mails().get(1).at("/subject").stringValue()).isEqualTo("Cancelled: purchase order PO-1 from Brook & Sons");

        api.put("/streams/service/pause", "{\"until\":\"2026-01-05T09:30:00Z\",\"reason\":\"a test\"}").expect(204);
        api.post("/purchase-orders", """
                {"number":"PO-2","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"6"}]}""").expect(201);
        api.post("/purchase-orders/PO-2/cancel").expect(200);
        shop.advance("2026-01-05T10:00:00Z");
        assertThat(states("PO-2")).containsExactly("2 cancellation not-needed", "1 order withdrawn");
        assertThat(shop.mails().size()).isEqualTo(2);
    }

    @Test
    void without_a_mail_address_a_person_hands_it_over() {
        api.patch("/vendors/ACME", "{\"email\":null}").expect(200);
        shop.sends();
        assertThat(states("PO-1")).containsExactly("1 order to-hand-over");
        assertThat(api.post("/purchase-orders/PO-1/versions/1/send-again").expect(409).text("/detail")).contains("gets its orders by hand");

        api.post("/purchase-orders/PO-1/versions/1/hand-over").expect(200);
        assertThat(states("PO-1")).containsExactly("1 order handed-over");
        assertThat(shop.mails().size()).isZero();
        assertThat(api.put("/vendors/ACME/ordering", "{\"way\":\"mail\"}").expect(422).text("/detail")).contains("no mail address");
        assertThat(api.get("/purchase-orders/PO-1/versions/9").expect(404).text("/detail")).contains("9 of purchase order PO-1");
    }

    @Test
    void a_version_that_arrived_is_not_sent_again() {
        shop.sends();
        shop.advance("2026-01-05T09:01:00Z");
        assertThat(api.post("/purchase-orders/PO-1/versions/1/send-again").expect(409).text("/detail")).contains("is not sent twice");
    }

    @Test
    void the_table_has_the_vendors_numbers_and_room_for_its_answer() {
        shop.sends();
        assertThat(api.get("/purchase-orders/PO-1/versions/1/csv").expect(200).text().lines()).containsExactly(
                "purchaseOrder,version,line,sku,vendorSku,name,quantity,unit,price,currency,requestedOn,confirmedQuantity,confirmedOn,answer,note",
                "PO-1,1,1,MUG,B-100,\"Mug, blue\",10,box,1250,EUR,2026-02-02,,,,",
                "PO-1,1,2,ROPE,,Rope,12.5,m,0.125,EUR,2026-02-02,,,,");
    }

    private void change(String order, int line, String quantity) {
        api.patch("/purchase-orders/%s/lines/%d".formatted(order, line), Map.of("quantity", quantity)).expect(200);
    }

    private void ask(String order, int line, String day) {
        api.patch("/purchase-orders/%s/lines/%d/parts/1".formatted(order, line), Map.of("requestedOn", day)).expect(200);
    }

    private List<String> states(String order) {
        var states = new ArrayList<String>();
        for (JsonNode version : api.get("/purchase-orders/%s/versions".formatted(order)).expect(200).at("/data")) {
            states.add("%d %s %s".formatted(version.at("/version").intValue(), version.at("/kind").stringValue(), version.at("/state")
                    .stringValue()));
        }
        return states;
    }
}
