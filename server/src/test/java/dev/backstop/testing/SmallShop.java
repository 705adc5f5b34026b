package dev.backstop.testing;

import java.util.Map;

/** One location, one vendor who delivers in seven days, one customer, and items with so many on hand: enough to order from. */
public final class SmallShop {
    private SmallShop() {}

    /** Opens the shop with one item, {@code sku}, of which there are {@code onHand}. */
    public static void open(Api api, String sku, long onHand) {
        api.put("/locations/MAIN", """
                {"name":"Main","timeZone":"Europe/London","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[],"cutOff":null},
                 "priority":1,"active":true,"handlingDays":0,"country":"GB"}
                """).expect(201);
        api.put("/vendors/ACME", """
                {"name":"Acme","country":"GB","language":"en","currency":"EUR",
                 "calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[],"cutOff":null},"orderDays":[]}
                """).expect(201);
        api.put("/customers/C-1", """
                {"name":"A Shop","country":"GB","kind":"business","class":"A","priority":5,"language":"en","timeZone":"Europe/London"}
                """).expect(201);
        api.put("/items/" + sku, """
                {"name":"Mug","unit":"piece","decimals":0,"status":"active","backorders":{"policy":"yes"}}
                """).expect(201);
        api.put("/sourcing-terms/" + sku + "/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","rank":1,"leadTimeDays":7,"leadTimeUnit":"calendar"}]}
                """);
        if (onHand > 0) {
            api.post("/stock/movements", Map.of("sku", sku, "location", "MAIN", "quantity", Long.toString(onHand), "reason", "opening")).expect(201);
        }
    }

    /** An order for some of one item. */
    public static String order(String sku, long quantity) {
        return """
                {"customer":"C-1","channel":"web","lines":[{"line":1,"sku":"%s","quantity":"%d"}]}
                """.formatted(sku, quantity);
    }
}
