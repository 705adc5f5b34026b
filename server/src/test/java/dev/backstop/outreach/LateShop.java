package dev.backstop.outreach;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import java.util.Locale;
import java.util.Map;

/** A shop in New York without stock, whose goods come from one purchase order, so that moving its date makes customers wait. */
final class LateShop {
    private final Api api;

    LateShop(Api api) {
        this.api = api;
    }

    /** 2 March 2026, a Monday; nothing on the shelf; customers US (a consumer), SHOP (a business in Ohio), DE and GB (consumers). */
    void open() {
        clock("2026-03-02T14:00:00Z");
        api.put("/locations/MAIN", """
                {"name":"Main","timeZone":"America/New_York","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[],"cutOff":null},"country":"US"}
                """).expect(201);
        api.put("/vendors/ACME", "{\"name\":\"Acme\",\"currency\":\"EUR\"}").expect(201);
        customer("US", "US", "consumer");
        customer("SHOP", "US", "business");
        customer("DE", "DE", "consumer");
        customer("GB", "GB", "consumer");
        customer("FIRM", "DE", "business");
        for (var sku : new String[] {"MUG", "CUP"}) {
            api.put("/items/" + sku, "{\"name\":\"%s\",\"unit\":\"piece\",\"price\":{\"amount\":\"10.00\",\"currency\":\"EUR\"}}".formatted(sku)).expect(201);
            api.put("/sourcing-terms/%s/MAIN".formatted(sku), "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}")
                    .expect(201);
        }
    }

    void customer(String code, String country, String kind) {
        api.put("/customers/" + code, "{\"name\":\"%s\",\"email\":\"%s@customer.example\",\"country\":\"%s\",\"kind\":\"%s\"}".formatted(
                code, code.toLowerCase(Locale.ROOT), country, kind)).expect(201);
    }

    void clock(String instant) {
        api.put("/sandbox/clock", Map.of("now", instant)).expect(200);
    }

    /** Moves the clock and runs what would have run. */
    void advance(String instant) {
        api.post("/sandbox/clock/advance", Map.of("to", instant)).expect(200);
    }

    /** So many mugs are to come on a day. */
    void comes(String quantity, String day) {
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"%s","expectedOn":"%s"}]}
                """.formatted(quantity, day)).expect(201);
    }

    /** A buyer moves the date of what is to come. */
    void moves(String day) {
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"%s\",\"reason\":\"the vendor phoned\"}".formatted(day))
                .expect(200);
    }

    /** Nobody knows any more when what is to come will come, or how long another order would take. */
    void loses() {
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":null}]}").expect(200);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":null,\"reason\":\"the vendor cannot say\"}").expect(200);
    }

    /** The vendor confirms another date. */
    void confirms(String day) {
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"vendor-link","lines":[{"line":1,"status":"changed","parts":[{"quantity":"%s","expectedOn":"%s"}]}]}
                """.formatted(api.get("/purchase-orders/PO-1").expect(200).text("/lines/0/quantity"), day)).expect(200);
    }

    void stock(String sku, String quantity) {
        api.post("/stock/movements", Map.of("sku", sku, "location", "MAIN", "quantity", quantity, "reason", "adjustment")).expect(201);
    }

    /** An order for mugs, paid by card. */
    String order(String customer, String quantity) {
        return order(customer, quantity, "");
    }

    String order(String customer, String quantity, String more) {
        return api.post("/orders", """
                {"customer":"%s","channel":"web",%s"payment":{"method":"card","paid":{"amount":"%s0.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG","quantity":"%s"}]}
                """.formatted(customer, more, quantity, quantity)).expect(201).text("/number");
    }

    Answer legal(String order) {
        return api.get("/orders/" + order + "/legal").expect(200);
    }

    Answer chooses(String order, String choice) {
        return api.post("/consents", "{\"order\":\"%s\",\"line\":1,\"choice\":\"%s\",\"channel\":\"phone\",\"callId\":\"call-7\",\"scriptVersion\":\"3\"}"
                .formatted(order, choice));
    }
}
