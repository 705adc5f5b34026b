package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Five mugs: some are sold from stock, some to buyers who see that they wait, and one date slips after it was ordered. */
@BackstopTest
class ToldBeforeAfterTest {
    @Autowired
    Api api;

    @BeforeEach
    void trade() {
        SmallShop.open(api, "MUG-1", 5);
        api.put("/items/CUP-1", "{\"name\":\"Cup\",\"unit\":\"piece\",\"backorders\":{\"policy\":\"no\"}}").expect(201);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"50","expectedOn":"2026-01-12"}]}
                """).expect(201);
        look("MUG-1", 3);
        look("MUG-1", 3);
        look("MUG-1", 9);
        look("CUP-1", 1);
        order("SO-1", 4);
        order("SO-2", 6);
        order("SO-3", 2);
        api.post("/orders/SO-3/cancel", "{\"reason\":\"too long\"}").expect(200);
    }

    private void look(String sku, int quantity) {
        api.withKey(null).get("//availability?sku=%s&quantity=%d".formatted(sku, quantity)).expect(200);
    }

    private void order(String number, int quantity) {
        api.post("/orders", """
                {"number":"%s","customer":"C-1","channel":"web",
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"%d","price":{"amount":"2","currency":"EUR"}}]}
                """.formatted(number, quantity)).expect(201);
    }

    private void nextDay() {
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T09:00:00Z\"}").expect(200);
    }

    private Map<String, String> rows() {
        var rows = new TreeMap<String, String>();
        api.get("/reports/told-before-after?days=28&columns=learned,sku,views,lines,webLines,cancelled,rang,value&limit=50").expect(200)
                .at("/data").forEach(row -> rows.put(row.at("/learned").asString() + ' ' + row.at("/sku").asString(),
                        row.at("/views").asString() + ' ' + row.at("/lines").asString() + ' ' + row.at("/webLines").asString() + ' '
                        + row.at("/cancelled").asString() + ' ' + row.at("/rang").asString() + ' ' + row.at("/value/amount").asString()));
        return rows;
    }

    @Test
    void looks_and_orders_stand_by_what_the_page_said() {
        nextDay();
        assertThat(rows()).containsOnly(
                java.util.Map.entry("no wait MUG-1", "2 1 1 0 0 8.00"),
                java.util.Map.entry("before ordering MUG-1", "1 2 2 1 0 16.00"),
                java.util.Map.entry("could not order CUP-1", "1 0 0 0 0 0.00"));
    }

    @Test
    void whoever_asks_before_we_wrote_learned_it_by_asking() {
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-26\",\"reason\":\"the kiln broke\"}").expect(200);
        api.post("/calls/pbx-1/wrap-up", """
                {"direction":"inbound","startedAt":"2026-01-05T09:00:00Z","reason":"WHERE_IS_IT","orders":["SO-2"]}
                """).expect(200);
        nextDay();
        assertThat(rows()).contains(java.util.Map.entry("after, by asking MUG-1", "0 1 1 0 1 12.00"));
        assertThat(api.get("/reports/told-before-after?days=28").expect(200).at("/summary").toString())
                .contains("for 1 line the buyer learned of it by asking");
    }
}
