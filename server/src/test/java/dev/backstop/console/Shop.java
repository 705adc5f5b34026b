package dev.backstop.console;

import com.microsoft.playwright.Page;
import dev.backstop.testing.Api;
import dev.backstop.testing.SmallShop;
import java.util.Map;

/** A small company with a person who may do everything, and that person at the pages. */
final class Shop {
    static final String EMAIL = "ada@shop.example";
    static final String PASSWORD = "four small words here";

    private final Api api;

    Shop(Api api) {
        this.api = api;
    }

    /** Five mugs on hand, reordered at twenty up to forty, seven days from Acme. */
    void open() {
        SmallShop.open(api, "MUG-1", 5);
        api.put("/reorder-points/MUG-1/MAIN", Map.of("mode", "manual", "reorderPoint", "20", "orderUpTo", "40"));
        api.put("/users/" + EMAIL, Map.of("name", "Ada Admin", "role", "admin", "password", PASSWORD));
    }

    /** Orders twelve mugs, seven more than there are, and buys thirty-five; gives the order's number. */
    String busy() {
        var order = api.post("/orders", SmallShop.order("MUG-1", 12)).expect(201).text("/number");
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"35"}]}
                """).expect(201);
        api.post("/plan-runs", Map.of()).expect(201);
        return order;
    }

    /** A mug is made of two lumps of clay, of which there are ten; a second location has none. */
    void makesAndMoves() {
        api.put("/locations/EAST", """
                {"name":"East","timeZone":"Europe/London","calendar":{"workingDays":["MO","TU","WE","TH","FR"]},"priority":2,"active":true,
                 "country":"GB"}
                """).expect(201);
        api.put("/items/CLAY", """
                {"name":"Clay","unit":"piece","decimals":0,"status":"active","backorders":{"policy":"yes"}}
                """).expect(201);
        api.put("/items/POT", """
                {"name":"Pot","unit":"piece","decimals":0,"status":"active","backorders":{"policy":"yes"},
                 "billOfMaterials":[{"sku":"CLAY","quantity":"2"}]}
                """).expect(201);
        api.post("/stock/movements", """
                {"sku":"CLAY","location":"MAIN","quantity":"10","reason":"opening"}
                """).expect(201);
    }

    /**
     * Acme ships sofas straight to customers, one of whom has ordered one; pots are made in a kiln; and mugs were agreed with Acme for the year.
     *
     * @return the purchase order of the sofa, sent
     */
    String shipsStraightAndAgrees() {
        api.put("/locations/ACME-DE", "{\"name\":\"Acme, Munich\",\"vendor\":\"ACME\",\"country\":\"DE\",\"priority\":9}").expect(201);
        api.put("/items/SOFA", "{\"name\":\"Sofa\",\"unit\":\"piece\",\"direct\":true,\"weight\":\"62.5\"}").expect(201);
        api.put("/sourcing-terms/SOFA/ACME-DE", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}").expect(201);
        api.post("/orders", SmallShop.order("SOFA", 2)).expect(201);
        api.post("/plan-runs", "{\"scope\":{\"skus\":[\"SOFA\"],\"locations\":null}}").expect(201);
        var proposal = api.get("/proposals?state=open&sku=SOFA").expect(200).text("/data/0/proposal");
        var purchase = api.post("/proposals/%s/release".formatted(proposal)).expect(200).text("/purchaseOrder");
        api.post("/purchase-orders/%s/send".formatted(purchase)).expect(200);
        api.put("/work-centres/KILN", "{\"name\":\"Kiln\",\"location\":\"MAIN\",\"minutesPerDay\":480}").expect(201);
        api.put("/sourcing-terms/POT/MAIN", "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":3}]}").expect(201);
        api.put("/routings/POT/MAIN", "{\"operations\":[{\"workCentre\":\"KILN\",\"setupMinutes\":\"30\",\"minutesPerUnit\":\"90\"}]}").expect(201);
        api.post("/blanket-orders", """
                {"vendor":"ACME","sku":"MUG-1","quantity":"500","price":"1.90","validFrom":"2026-01-01","validUntil":"2026-12-31"}""").expect(201);
        api.post("/blanket-orders/BO-1/call-offs", "{\"location\":\"MAIN\",\"quantity\":\"40\"}").expect(201);
        api.post("/agreements", """
                {"customer":"C-1","validFrom":"2026-01-01","validUntil":"2026-12-31","reserve":true,"lines":[{"sku":"MUG-1","quantity":"3"}]}
                """).expect(201);
        return purchase;
    }

    void signIn(Page page) {
        page.navigate(api.root() + "/sign-in");
        page.getByLabel("E-mail").fill(EMAIL);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByLabel("Password").press("Enter");
        page.waitForURL(api.root() + "/");
    }

    void go(Page page, String path) {
        page.navigate(api.root() + path);
    }
}
