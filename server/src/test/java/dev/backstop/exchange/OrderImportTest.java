package dev.backstop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sandbox's clock stands at Monday, 5 January 2026. */
@BackstopTest
class OrderImportTest {
    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void a_small_firm() {
        take("locations", "code,name,time zone\nMAIN,Main,UTC\n");
        take("vendors", "code,name,currency\nACME,Acme,EUR\n");
        take("items", "sku,name\nMUG,Mug\nCUP,Cup\n");
        take("sourcing-terms", "sku,location,vendor,lead time\nMUG,MAIN,ACME,14\n");
        take("customers", "code,name\nC-1,A Shop\n");
    }

    @Test
    void stock_opens_and_is_counted_later() {
        assertThat(take("stock", "sku,location,qty\nMUG,MAIN,10\n").text("/changes/created")).isEqualTo("1");
        var counted = take("stock", "sku,location,qty\nMUG,MAIN,8\nCUP,MAIN,3\n");
        assertThat(counted.at("/changes").toString()).isEqualTo("{\"created\":1,\"changed\":1,\"unchanged\":0}");
        assertThat(jdbc.sql("SELECT on_hand FROM stock.level l JOIN catalog.item i ON i.id = l.item_id WHERE i.sku = 'MUG'").query(Long.class).single())
                .isEqualTo(8);
        assertThat(take("stock", "sku,location,qty\nMUG,MAIN,8\n").text("/changes/unchanged")).isEqualTo("1");
    }

    @Test
    void an_open_order_waits_with_the_date_its_customer_heard_and_a_check_leaves_nothing() {
        var csv = """
                order number,customer,order date,sku,qty,shipped,promised
                OLD-1,C-1,2025-12-20,MUG,12,5,2026-01-08
                OLD-1,C-1,2025-12-20,CUP,2,2,
                OLD-2,C-1,2025-12-21,MUG,4,4,
                """;
        var checked = post("orders", true, csv);
        assertThat(checked.text("/state")).isEqualTo("checked");
        assertThat(checked.text("/changes/created")).isEqualTo("2");
        assertThat(checked.text("/promisesMoved")).isEqualTo("1");
        assertThat(checked.text("/customersToTell")).isEqualTo("1");
        api.get("/orders/OLD-1").expect(404);

        api.post("/imports/" + checked.text("/import") + "/apply").expect(200);
        var order = api.get("/orders/OLD-1").expect(200);
        assertThat(order.text("/lines/0/shipped")).isEqualTo("5");
        assertThat(order.text("/lines/0/open")).isEqualTo("7");
        var waiting = api.get("/waiting").expect(200);
        assertThat(waiting.text("/data/0/heardShipBy")).isEqualTo("2026-01-08");
        assertThat(waiting.text("/data/0/shipBy")).isEqualTo("2026-01-19");
        assertThat(api.get("/orders/OLD-1/lines/1/promises").expect(200).text("/data/0/tellings/0/words")).isEqualTo("Ships by 8 January 2026");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
        assertThat(take("orders", csv).text("/changes/unchanged")).isEqualTo("2");
    }

    @Test
    void what_cannot_be_is_named_by_its_line() {
        var refused = post("orders", false, """
                order number,customer,order date,sku,qty,shipped
                O-1,C-1,2025-12-20,MUG,2,3
                O-2,C-9,2025-12-20,MUG,2,
                O-3,C-1,2025-12-20,MUG,2,
                O-3,C-1,2025-12-20,POT,2,
                O-4,C-1,2027-01-01,MUG,1.5,
                """);
        assertThat(refused.text("/state")).isEqualTo("refused");
        var lines = new java.util.ArrayList<String>();
        refused.at("/faults").forEach(fault -> lines.add(fault.get("line").asString() + " " + fault.get("column").asString("")));
        assertThat(lines).containsExactly("2 shipped", "3 customer", "5 sku", "6 orderedAt", "6 quantity");
        api.get("/orders/O-3").expect(404);
    }

    private Answer take(String kind, String csv) {
        var answer = post(kind, false, csv);
        assertThat(answer.text("/state")).as(answer.text()).isEqualTo("applied");
        return answer;
    }

    private Answer post(String kind, boolean dryRun, String csv) {
        return api.send("POST", "/imports?kind=" + kind + "&dryRun=" + dryRun, csv, "Content-Type", "text/csv").expect(201);
    }
}
