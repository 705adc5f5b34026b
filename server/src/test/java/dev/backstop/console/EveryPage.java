package dev.backstop.console;

import dev.backstop.testing.Api;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Map;

/** A small company with something on every page, and the addresses of all of them. */
final class EveryPage {
    static final String NOWHERE = "/no-such-page";

    private final Api api;
    private final Shop shop;
    private String order = "";
    private String late = "";
    private String straight = "";

    EveryPage(Api api, Shop shop) {
        this.api = api;
        this.shop = shop;
    }

    void open() {
        shop.open();
        order = shop.busy();
        shop.makesAndMoves();
        api.post("/production-orders", """
                {"sku":"POT","location":"MAIN","quantity":"3","dueOn":"2026-01-20"}
                """).expect(201);
        api.post("/transfers", """
                {"from":"MAIN","to":"EAST","expectedOn":"2026-01-20","lines":[{"sku":"CLAY","quantity":"6"}]}
                """).expect(201);
        api.post("/report-schedules", """
                {"name":"Morning","report":{"report":"stock-level"},"format":"csv","when":{"kind":"daily","at":"08:00"},
                 "recipients":{"roles":["buyer"],"addresses":["owner@shop.example"]}}
                """).expect(201);
        api.post("/report-schedules/RS-1/run").expect(200);
        late = tooLate();
        straight = shop.shipsStraightAndAgrees();
        offersMade();
        ruleChanged();
    }

    /** A rule on trial, of which everything was changed that is chosen from a list. */
    private void ruleChanged() {
        api.post("/automation-rules", """
                {"name":"Acme","vendor":"ACME","level":"send","mode":"trial","budget":{"amount":"500","period":"month","per":"vendor"},
                 "approvers":[{"who":"role:buyer"},{"above":"900","who":"role:admin"}]}
                """).expect(201);
        api.put("/automation-rules/AR-1", """
                {"name":"Acme","vendor":"ACME","kind":"buy","level":"approve","mode":"trial","budget":{"amount":"900","period":"week","per":"rule"},
                 "approvers":[{"who":"role:buyer"}]}
                """).expect(200);
    }

    /** A proposal that is there because supply comes after its need. */
    private String tooLate() {
        api.post("/orders", SmallShop.order("MUG-1", 30)).expect(201);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"50","expectedOn":"2026-03-02"}]}
                """).expect(201);
        api.post("/plan-runs", Map.of()).expect(201);
        return api.get("/proposals").expect(200).text("/data/0/proposal");
    }

    /** Rules whose sentences differ in all they can. */
    private void offersMade() {
        api.put("/offers/rules/waits", """
                {"name":"Mug","afterDays":10,"afterSlips":2,"customerClasses":["A"],"categories":["Pot"],"leastValue":"5.00",
                 "gives":"sample","most":"3.00","monthlyBudget":"50.00"}
                """).expect(201);
        for (var gives : List.of("substitute", "split")) {
            api.put("/offers/rules/" + gives, """
                    {"name":"Mug","afterSlips":1,"gives":"%s","most":"3.00","monthlyBudget":"50.00"}
                    """.formatted(gives)).expect(201);
        }
    }

    List<String> paths() {
        return List.of("/", "/items", "/items?q=nothing-fits", "/items/new", "/items/MUG-1", "/items/MUG-1/edit", "/items/MUG-1/at/MAIN",
                "/items/MUG-1/stock?location=MAIN", "/orders", "/orders/new?sku=MUG-1", "/orders/" + order, "/waiting", "/what-if",
                "/what-if?sku=MUG-1&quantity=500", "/customers", "/customers/new", "/customers/C-1", "/customers/C-1/edit", "/replenish",
                "/replenish/approvals", "/replenish/" + late + "/late", "/replenish/why?sku=MUG-1&location=MAIN", "/purchase-orders",
                "/purchase-orders/new", "/purchase-orders/PO-1", "/purchase-orders/PO-1/lines/1", "/orders/" + order + "/lines/1/why",
                "/items/MUG-1/reallocate?location=MAIN", "/production-orders", "/production-orders/new", "/production-orders/MO-1",
                "/transfers", "/transfers/new", "/transfers/TR-1", "/vendors", "/vendors/new", "/vendors/ACME", "/vendors/ACME/edit",
                "/vendors/ACME/ordering", "/vendors/ACME/questions", "/vendors/questions", "/vendors/slip-radar", "/receive",
                "/receive/PO-1", "/picking", "/planning", "/planning/events", "/duties", "/refunds", "/calls", "/messages", "/shop-feeds",
                "/catalogue-editions", "/catalogue-editions/new", "/dashboards", "/dashboards?for=buyer&sku=NO-SUCH", "/report-schedules",
                "/report-schedules/new?report=stock-level", "/report-schedules/RS-1", "/report-schedules/RS-1/edit", "/reports",
                "/reports/stock-level", "/reports/backorders?groupBy=customer", "/reports/stock-valuation", "/imports", "/widget",
                "/widget?sku=NONE", "/offers", "/offers/rules/new", "/offers/rules/waits", "/shops", "/shops/connect/shopify",
                "/shops/connect/woocommerce", "/shops/connect/medusa", "/said", "/said?order=" + order, "/duties/rules",
                "/desk/new-customer", "/desk/orders/new", "/reports/offers", "/people", "/people/new", "/people/" + Shop.EMAIL,
                "/api-keys", "/settings", "/settings/audit", "/settings/automation", "/settings/automation/AR-1/edit", "/settings/letterhead", "/settings/locations/new",
                "/settings/locations/MAIN", "/menu", "/search?q=mug", "/desk", "/desk/changes", "/desk/measures", "/desk/questions",
                "/desk/callers/C-1", "/desk/callers/C-1/parts/1/wait", "/desk/callers/C-1/parts/1/call-back",
                "/desk/callers/C-1/parts/1/goodwill", "/desk/pop?ani=%2B49", "/desk/orders/" + order + "/placed", "/work-centres",
                "/work-centres/new", "/work-centres/KILN", "/items/POT/at/MAIN", "/items/SOFA/edit", "/settings/locations/ACME-DE",
                "/quotes", "/agreements", "/agreements/new", "/agreements/AG-1", "/blanket-orders", "/blanket-orders/new", "/blanket-orders/BO-1",
                "/purchase-orders/" + straight, NOWHERE);
    }
}
