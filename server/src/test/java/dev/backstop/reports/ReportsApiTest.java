package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What programs ask of reports, and how they are refused. */
@BackstopTest
class ReportsApiTest {
    @Autowired
    Api api;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 10);
        api.put("/items/CUP",
                "{\"name\":\"Cup\",\"unit\":\"piece\",\"category\":\"Kitchen\",\"cost\":{\"amount\":\"2.50\",\"currency\":\"EUR\"}}")
                .expect(201);
        api.put("/items/WIRE", "{\"name\":\"Wire\",\"unit\":\"m\",\"decimals\":1}").expect(201);
        api.post("/stock/movements", "{\"sku\":\"CUP\",\"location\":\"MAIN\",\"quantity\":\"4\",\"reason\":\"opening\"}").expect(201);
        api.post("/orders", SmallShop.order("MUG", 13)).expect(201);
    }

    @Test
    void a_report_brings_rows_totals_and_what_it_says() {
        var answer = api.get("/reports/stock-level").expect(200);
        assertThat(answer.at("/data").toString()).isEqualTo("""
                [{"sku":"CUP","name":"Cup","location":"MAIN","onHand":"4","allocated":"0","available":"4","backordered":"0","onOrder":"0",\
                "value":{"amount":"10.00","currency":"EUR"}},\
                {"sku":"MUG","name":"Mug","location":"MAIN","onHand":"10","allocated":"10","available":"0","backordered":"3",\
                "onOrder":"0","value":null}]""");
        assertThat(answer.at("/totals/onHand").asString()).isEqualTo("14");
        assertThat(answer.at("/totals/value/amount").asString()).isEqualTo("10.00");
        assertThat(answer.at("/summary/says/0").asString())
                .isEqualTo("2 items are kept; of 1 active item nothing is available, and for 1 item customers wait.");
        assertThat(answer.at("/summary/figures").toString()).contains("\"items for which customers wait\":1");
    }

    @Test
    void quantities_of_several_units_are_not_added_up() {
        api.post("/stock/movements", "{\"sku\":\"WIRE\",\"location\":\"MAIN\",\"quantity\":\"2.5\",\"reason\":\"opening\"}").expect(201);
        var answer = api.get("/reports/stock-level?sort=-onHand").expect(200);
        assertThat(answer.at("/totals/onHand").isNull()).isTrue();
        assertThat(api.get("/reports/stock-level?sku=WIRE").expect(200).at("/totals/onHand").asString()).isEqualTo("2.5");
        assertThat(api.get("/reports/stock-level?onHand.to=2.5").expect(200).at("/data").size()).isEqualTo(1);
    }

    @Test
    void rows_are_filtered_sorted_chosen_and_read_page_by_page() {
        assertThat(api.get("/reports/stock-level?available.to=0&columns=sku,available").expect(200).at("/data").toString())
                .isEqualTo("[{\"sku\":\"MUG\",\"available\":\"0\"}]");
        assertThat(api.get("/reports/stock-level?q=cu").expect(200).at("/data").size()).isEqualTo(1);
        assertThat(api.get("/reports/stock-level?category.empty=yes").expect(200).at("/data/0/sku").asString()).isEqualTo("MUG");
        var first = api.get("/reports/stock-level?sort=-onHand&limit=1").expect(200);
        assertThat(first.at("/data/0/sku").asString()).isEqualTo("MUG");
        var second = api.get("/reports/stock-level?sort=-onHand&limit=1&cursor=" + first.at("/nextCursor").asString()).expect(200);
        assertThat(second.at("/data/0/sku").asString()).isEqualTo("CUP");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
        assertThat(second.at("/totals").isNull()).isTrue();
    }

    @Test
    void rows_are_grouped_and_worked_with() {
        var answer = api.get("/reports/stock-level?groupBy=location&columns=onHand,value&formula=value/onHand&formulaTitle=Each"
                + "&sort=-formula").expect(200);
        assertThat(answer.at("/data/0/rows").asString()).isEqualTo("2");
        assertThat(answer.at("/totals/rows").asString()).as("rows of all groups, not groups").isEqualTo("2");
        assertThat(answer.at("/data/0/onHand").asString()).isEqualTo("14");
        assertThat(answer.at("/data/0/formula").asString()).startsWith("0.714");
    }

    @Test
    void what_cannot_be_asked_is_answered_with_what_can() {
        assertThat(api.get("/reports/stock-levels").expect(404).text("/detail")).contains("no report stock-levels");
        assertThat(api.get("/reports/stock-level?columns=sku,stock").expect(400).text("/detail")).contains("no column stock")
                .contains("onHand");
        assertThat(api.get("/reports/stock-level?place=MAIN").expect(400).text("/detail")).contains("no filter place").contains("location");
        var few = api.get("/reports/stock-level?onHand.to=few").expect(400);
        assertThat(few.text("/detail")).isEqualTo("onHand.to: few is not a number. Write it as \"12\" or \"8.5\".");
        assertThat(few.text("/errors/0/pointer")).isEqualTo("/onHand.to");
        assertThat(api.get("/reports/stock-level?groupBy=onHand").expect(400).text("/detail")).contains("cannot be grouped by onHand");
        assertThat(api.get("/reports/stock-level?formula=value/(1").expect(400).text("/detail")).contains("closing bracket");
        assertThat(api.get("/reports/stock-level?formula=sku*2").expect(400).text("/detail")).contains("sku cannot stand in a formula");
        assertThat(api.get("/reports/stock-level?formula=value;DROP").expect(400).text("/detail"))
                .contains("cannot be read at character 6");
        assertThat(api.get("/reports/stock-level?sort=name;").expect(400).text("/detail")).contains("no column name;");
    }

    @Test
    void a_request_is_kept_as_a_report_of_ones_own_and_asked_again() {
        var kept = api.post("/reports", """
                {"title":"Mugs each","report":"stock-level","filters":{"sku":"MUG"},"columns":["sku","onHand","available"],
                 "formula":{"title":"Share free","expression":"available / onHand"}}""").expect(201);
        assertThat(kept.text("/name")).isEqualTo("own-1");
        assertThat(kept.header("Location")).isEqualTo("/api/v1/reports/own-1");
        var answer = api.get("/reports/own-1").expect(200);
        assertThat(answer.text("/title")).isEqualTo("Mugs each");
        assertThat(answer.at("/data").toString()).isEqualTo("[{\"sku\":\"MUG\",\"onHand\":\"10\",\"available\":\"0\",\"formula\":\"0\"}]");
        assertThat(api.get("/reports/own-1?sku=CUP").expect(200).at("/data/0/formula").asString()).isEqualTo("1");
        assertThat(api.get("/reports/own-1.csv").expect(200).text()).startsWith("sku,unit,onHand,available,formula");
        assertThat(api.get("/reports").expect(200).text()).contains("\"own-1\"");
        api.delete("/reports/own-1").expect(204);
        assertThat(api.get("/reports/own-1").expect(404).text("/detail")).contains("no report own-1");
    }

    @Test
    void what_cannot_be_answered_is_not_kept_and_what_comes_with_the_program_stays() {
        assertThat(api.post("/reports", "{\"title\":\"x\",\"report\":\"stock-level\",\"columns\":[\"stock\"]}").expect(400).text("/detail"))
                .contains("no column stock");
        assertThat(api.post("/reports", "{\"title\":\" \",\"report\":\"stock-level\"}").expect(422).text("/detail")).contains("1 to 100");
        assertThat(api.delete("/reports/stock-level").expect(409).text("/detail")).contains("comes with the program");
        assertThat(api.get("/reports/own-x").expect(404).text("/detail")).contains("own-x");
    }
}
