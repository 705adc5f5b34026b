package dev.backstop.buying;

import dev.backstop.testing.Api;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A shop in London that buys mugs in boxes of six, and rope by the metre, from a maker in Germany. The clock stands at Monday, 5 January 2026, 9:00. */
final class BoughtShop {
    private final Api api;

    BoughtShop(Api api) {
        this.api = api;
    }

    void open(String language) {
        api.put("/locations/MAIN", """
                {"name":"Main warehouse","timeZone":"Europe/London","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[]},"country":"GB"}""").expect(201);
        api.put("/locations/MAIN/address", "{\"address\":[\"1 Dock Road\",\"London E16 1AA\"]}").expect(200);
        api.put("/letterhead", """
                {"name":"Brook & Sons","address":["1 High Street","London SE1 1AA"],"email":"orders@brook.example","phone":"+44 20 7946 0000","taxNumber":"GB 123"}""")
                .expect(200);
        api.put("/vendors/ACME", """
                {"name":"Töpferei Süd","email":"auftrag@toepferei.example","country":"DE","language":"%s","currency":"EUR","buyer":"Ann",
                 "calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[]}}""".formatted(language)).expect(201);
        api.put("/vendors/ACME/ordering", """
                {"address":["Lehmweg 3","80331 München"],"contact":"Käthe Groß","customerNumber":"K-77","paymentTerms":"30 days net","deliveryTerms":"DAP London"}""")
                .expect(200);
        api.put("/items/MUG", "{\"name\":\"Mug, blue\",\"unit\":\"piece\",\"decimals\":0}").expect(201);
        api.put("/items/ROPE", "{\"name\":\"Rope\",\"unit\":\"m\",\"decimals\":1}").expect(201);
        api.put("/vendors/ACME/skus/MUG", "{\"vendorSku\":\"B-100\"}").expect(200);
        api.put("/sourcing-terms/MUG/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","rank":1,"leadTimeDays":14,"purchaseUnit":{"code":"box","factor":"6","decimals":0},
                 "priceBreaks":[{"from":"1","price":{"amount":"1250","currency":"EUR"}}]}]}""").expect(201);
        api.put("/sourcing-terms/ROPE/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","rank":1,"leadTimeDays":14,"priceBreaks":[{"from":"1","price":{"amount":"0.125","currency":"EUR"}}]}]}""")
                .expect(201);
        api.put("/customers/C-1", "{\"name\":\"A Shop\",\"country\":\"GB\",\"kind\":\"business\"}").expect(201);
    }

    /** PO-1: 60 mugs, which are 10 boxes, and 12.5 m of rope, wanted on 2 February. */
    void sends() {
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent","lines":[
                 {"line":1,"sku":"MUG","quantity":"60","expectedOn":"2026-02-02"},{"line":2,"sku":"ROPE","quantity":"12.5","expectedOn":"2026-02-02"}]}""").expect(201);
    }

    void advance(String to) {
        api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
    }

    /** What left the building for the vendor, the oldest first. */
    JsonNode mails() {
        return api.get("/sandbox/messages").expect(200).at("/data");
    }

    /** The address behind the button of a mail. */
    static String link(Api api, String text) {
        var path = text.substring(text.indexOf("/vendor-order/")).split("\\s", 2)[0];
        return api.root() + path;
    }
}
