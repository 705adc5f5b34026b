package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a vendor did, and what of it is to come. The clock begins at Monday, 5 January 2026. */
@BackstopTest
class VendorRecordTest {
    private final Api api;
    private final JdbcClient jdbc;
    private final BoughtShop shop;

    @Autowired
    VendorRecordTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
        this.shop = new BoughtShop(api);
    }

    @BeforeEach
    void open() {
        shop.open("en");
    }

    @Test
    void the_record_counts_words_slips_first_deliveries_and_what_customers_waited() {
        shop.sends();
        var order = api.post("/orders", "{\"customer\":\"C-1\",\"channel\":\"web\",\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"30\"}]}").expect(201);
        assertThat(order.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-02-02");
        shop.advance("2026-01-06T09:00:00Z");
        confirm("2026-02-02");
        shop.advance("2026-01-20T09:00:00Z");
        confirm("2026-02-12");
        shop.advance("2026-02-12T09:00:00Z");
        receive("40");
        receive("20");

        var record = api.get("/vendors/ACME/record").expect(200);
        assertThat(record.text("/orders")).isEqualTo("1");
        assertThat(record.text("/acknowledgement/answered")).isEqualTo("1");
        assertThat(record.text("/acknowledgement/medianHours")).isEqualTo("24.0");
        assertThat(record.at("/slips").toString()).isEqualTo("{\"count\":1,\"days\":10}");
        assertThat(record.text("/firstFill")).startsWith("0.666");
        assertThat(record.text("/onTime") + " of " + record.text("/dated")).as("ten days after the first word").isEqualTo("0 of 2");
        assertThat(record.text("/late/p90")).isEqualTo("10.0");
        assertThat(record.text("/leadTime/p50")).isEqualTo("38.0");
        assertThat(record.at("/delay").toString()).isEqualTo("{\"customerDays\":10,\"promises\":1,\"customers\":1}");
        assertThat(record.text("/worst/0/sku")).isEqualTo("MUG");
        assertThat(api.get("/vendors/ACME/record?from=2026-02-01&to=2026-01-01").expect(422).text("/detail")).contains("lies after");
    }

    @Test
    void the_sheet_for_the_talk_says_the_same() throws IOException {
        shop.sends();
        var sheet = new VendorRecord("ACME", "Acme", java.time.LocalDate.of(2025, 1, 5), java.time.LocalDate.of(2026, 1, 5), 12, 10,
                new VendorRecord.Spread(10.0, 14.0, 21.0), new VendorRecord.Spread(-1.0, 2.0, 9.0), 6, 10, new VendorRecord.Slips(3, 17),
                new VendorRecord.Acknowledgement(11, 1, 30.0, 100.0), 0.87, new VendorRecord.Delay(64, 9, 7),
                java.util.List.of(new VendorRecord.Worst("MUG", "Mug & saucer", 5, 4, 3.25)), 2);
        try (var pdf = Loader.loadPDF(NegotiationSheet.pdf(sheet,
                new Letterhead("Brook & Sons", java.util.List.of(), null, null, null, null)))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Acme", "14 days", "21 days", "6 of 10", "3, by 17 days", "30 hours",
                    "87 %",
                    "64, on 9 deliveries to 7 customers", "Mug & saucer", "4 of 5", "3.3");
        }
    }

    /** What was taken over names the last receipt of a line only, so its first delivery is not known: it did come. */
    @Test
    void of_deliveries_that_were_taken_over_the_first_is_not_known_rather_than_none() throws IOException {
        past(4, 2);
        var record = api.get("/vendors/ACME/record").expect(200);
        assertThat(record.text("/deliveries")).isEqualTo("4");
        assertThat(record.at("/firstFill").isNull()).isTrue();
        var none = new VendorRecord.Spread(null, null, null);
        try (var pdf = Loader.loadPDF(NegotiationSheet.pdf(new VendorRecord("ACME", "Acme", java.time.LocalDate.of(2025, 1, 5), java.time.LocalDate.of(2026, 1, 5),
                4, 4, none, none, 0, 4, new VendorRecord.Slips(0, 0), new VendorRecord.Acknowledgement(0, 0, null, null), null,
                new VendorRecord.Delay(0, 0, 0), java.util.List.of(), 0), new Letterhead("Brook & Sons", java.util.List.of(), null, null, null, null)))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("not known of what was taken over").doesNotContain("nothing came");
        }
    }

    /** Four deliveries in five came two days late, one ten: the line is not late yet, and nobody has said that it will be. */
    @Test
    void the_radar_shows_which_promises_will_break_before_the_vendor_says_so() {
        past(5, 2);
        past(3, 10);
        shop.sends();
        var early = api.post("/orders", order("30", null)).expect(201);
        assertThat(early.text("/lines/0/schedule/0/shipBy")).as("the record is in the promise").isGreaterThan("2026-02-02");
        api.post("/orders", order("12", "2026-02-03")).expect(201);

        var blips = api.get("/slip-radar").expect(200).at("/data");
        assertThat(blips.size()).isEqualTo(1 + 1);
        var mugs = blips.get(0);
        assertThat(mugs.at("/purchaseOrder").stringValue() + '/' + mugs.at("/line").intValue()).isEqualTo("PO-1/1");
        assertThat(mugs.at("/overdue").booleanValue()).isFalse();
        assertThat(mugs.at("/chanceLate").doubleValue()).isGreaterThan(0.8);
        assertThat(mugs.at("/promises").intValue()).isEqualTo(1);
        assertThat(mugs.at("/atRisk/currency").stringValue()).isEqualTo("EUR");
        assertThat(new java.math.BigDecimal(mugs.at("/atRisk/amount").stringValue()))
                .isBetween(new java.math.BigDecimal("90"), new java.math.BigDecimal("120"));
        assertThat(mugs.at("/expedite/by").stringValue()).isEqualTo("2026-02-02");
        assertThat(mugs.at("/expedite/promises").intValue()).isEqualTo(1);
        assertThat(mugs.at("/expedite/value/amount").stringValue()).isEqualTo("120.00");
        api.get("/slip-radar?limit=0").expect(422);
    }

    /** It is expected after the day that the customers heard: as expected it keeps nothing, and before that day it does. */
    @Test
    void what_is_expected_too_late_is_worth_hurrying_while_a_promise_can_still_be_kept() {
        shop.sends();
        api.post("/orders", order("12", "2026-01-20")).expect(201);
        api.post("/orders", order("12", "2026-01-27")).expect(201);
        api.post("/orders", order("12", "2026-01-05")).expect(201);

        var mugs = api.get("/slip-radar").expect(200).at("/data/0");
        assertThat(mugs.at("/expectedOn").stringValue()).isEqualTo("2026-02-02");
        assertThat(mugs.at("/promises").intValue()).isEqualTo(3);
        assertThat(mugs.at("/expedite/promises").intValue()).as("half of what can be kept").isEqualTo(1);
        assertThat(mugs.at("/expedite/by").stringValue()).isLessThanOrEqualTo("2026-01-27").isGreaterThan("2026-01-20");
    }

    private void past(int deliveries, int daysLate) {
        for (var i = 0; i < deliveries; i++) {
            jdbc.sql("""
                    INSERT INTO supply.lead_time_observation (vendor_id, item_id, location_id, delivery, ordered_on, expected_on, received_on, quantity)
                    SELECT v.id, i.id, l.id, 'past ' || :daysLate || '-' || :at, DATE '2025-10-06', DATE '2025-10-20', DATE '2025-10-20' + :daysLate, 10
                      FROM catalog.vendor v, catalog.item i, catalog.location l
                     WHERE v.code = 'ACME' AND i.sku = 'MUG' AND l.code = 'MAIN'
                    """).param("daysLate", daysLate).param("at", i).update();
        }
    }

    private static String order(String quantity, @org.jspecify.annotations.Nullable String promisedOn) {
        return "{\"customer\":\"C-1\",\"channel\":\"%s\",\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"%s\",\"price\":{\"amount\":\"10.00\",\"currency\":\"EUR\"}%s}]}"
                .formatted(promisedOn == null ? "web" : "import", quantity, promisedOn == null ? ""
                        : ",\"promisedOn\":\"" + promisedOn + '"');
    }

    private void confirm(String day) {
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"mail","lines":[{"line":1,"status":"changed","parts":[{"quantity":"60","expectedOn":"%s"}]}]}""".formatted(day)).expect(200);
    }

    private void receive(String quantity) {
        api.post("/receipts", "{\"purchaseOrder\":\"PO-1\",\"lines\":[{\"line\":1,\"quantity\":\"%s\"}]}".formatted(quantity)).expect(201);
    }
}
