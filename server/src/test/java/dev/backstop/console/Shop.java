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
