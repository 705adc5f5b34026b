package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class ProductionOrdersTest {
    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @BeforeEach
    void mugs_are_made_of_clay() {
        SmallShop.open(api, "GLAZE", 20);
        api.put("/items/CLAY", "{\"name\":\"Clay\",\"unit\":\"kg\",\"decimals\":2}").expect(201);
        api.put("/items/MUG", """
                {"name":"Mug","unit":"piece","billOfMaterials":[{"sku":"CLAY","quantity":"0.4","scrap":"0.2"},{"sku":"GLAZE","quantity":"1"}]}""").expect(201);
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":3}]}").expect(201);
        clay("6");
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private void clay(String kilograms) {
        api.post("/stock/movements", "{\"sku\":\"CLAY\",\"location\":\"MAIN\",\"quantity\":\"%s\",\"reason\":\"opening\"}".formatted(
                kilograms)).expect(201);
    }

    private Answer make(int units) {
        return api.post("/production-orders", """
                {"sku":"MUG","location":"MAIN","quantity":"%d","dueOn":"2026-01-09"}""".formatted(units));
    }

    private String level(String sku, String field) {
        return api.get("/stock/levels?sku=%s&location=MAIN".formatted(sku)).expect(200).text("/data/0/" + field);
    }

    @Test
    void it_asks_for_its_components_and_may_be_promised() {
        var made = make(10).expect(201);

        assertThat(made.text("/number")).isEqualTo("MO-1");
        assertThat(made.text("/components/0/sku")).isEqualTo("CLAY");
        assertThat(made.text("/components/0/unit")).isEqualTo("kg");
        assertThat(made.text("/components/0/quantity")).isEqualTo("5"); // 10 · 0.4 kg, of which a fifth is lost
        assertThat(level("CLAY", "allocated")).isEqualTo("5");
        assertThat(level("GLAZE", "allocated")).isEqualTo("10");
        assertThat(level("MUG", "supply/0/kind")).isEqualTo("production-order");
        var order = api.post("/orders", SmallShop.order("MUG", 4)).expect(201);
        assertThat(order.text("/lines/0/schedule/0/supply")).isEqualTo("MO-1/1");
        assertThat(order.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-09");
    }

    @Test
    void it_starts_when_all_is_here_and_issues_it() {
        make(15).expect(201);
        assertThat(api.post("/production-orders/MO-1/start").expect(409).text("/detail")).contains("Only 6 of the 7.5 kg of CLAY");
        clay("2");

        var started = api.post("/production-orders/MO-1/start").expect(200);
        assertThat(started.text("/state")).isEqualTo("started");
        assertThat(started.text("/components/0/issued")).isEqualTo("7.5");
        assertThat(level("CLAY", "onHand")).isEqualTo("0.5");
        assertThat(level("GLAZE", "onHand")).isEqualTo("5");
        api.post("/production-orders/MO-1/start").expect(409);
        api.post("/production-orders/MO-1/cancel").expect(409);
    }

    @Test
    void what_comes_out_good_fills_the_line_and_scrap_comes_no_more() {
        make(10).expect(201);
        api.post("/orders", SmallShop.order("MUG", 7)).expect(201);
        assertThat(api.post("/production-orders/MO-1/report", "{\"good\":\"5\",\"scrap\":\"1\"}").expect(409).text("/detail"))
                .contains("Start it first");
        api.post("/production-orders/MO-1/start").expect(200);
        var reported = api.post("/production-orders/MO-1/report", "{\"good\":\"5\",\"scrap\":\"1\"}").expect(200);

        assertThat(reported.text("/good")).isEqualTo("5");
        assertThat(reported.text("/scrap")).isEqualTo("1");
        assertThat(reported.text("/open")).isEqualTo("4");
        assertThat(level("MUG", "onHand")).isEqualTo("5");
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/0/quantity")).isEqualTo("5");

        var finished = api.post("/production-orders/MO-1/finish").expect(200);
        assertThat(finished.text("/state")).isEqualTo("finished");
        assertThat(finished.text("/components/1/issued")).isEqualTo("6");
        assertThat(level("GLAZE", "onHand")).isEqualTo("14"); // what four mugs did not need is back
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/1/source")).isEqualTo("planned");
    }

    @Test
    void a_receipt_names_it_too() {
        make(2).expect(201);
        api.post("/production-orders/MO-1/start").expect(200);
        var receipt = api.post("/receipts", "{\"productionOrder\":\"MO-1\",\"lines\":[{\"line\":1,\"quantity\":\"2\"}]}").expect(201);

        assertThat(receipt.text("/productionOrder")).isEqualTo("MO-1");
        assertThat(level("MUG", "onHand")).isEqualTo("2");
        api.post("/receipts/" + receipt.text("/receipt") + "/reverse").expect(200);
        assertThat(level("MUG", "onHand")).isEqualTo("0");
        assertThat(level("MUG", "onOrder")).isEqualTo("2");
    }

    @Test
    void one_that_was_not_started_can_be_cancelled_and_lets_go_what_it_held() {
        make(10).expect(201);
        assertThat(api.post("/production-orders/MO-1/cancel").expect(200).text("/state")).isEqualTo("cancelled");

        assertThat(level("CLAY", "allocated")).isEqualTo("0");
        assertThat(level("MUG", "onOrder")).isEqualTo("0");
        assertThat(api.post("/production-orders/MO-1/cancel").expect(200).text("/state")).isEqualTo("cancelled");
    }

    @Test
    void a_proposal_to_make_is_released_into_one() {
        api.put("/reorder-points/MUG/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"3\",\"orderUpTo\":\"5\"}").expect(201);
        api.post("/plan-runs", "{}").expect(201);
        var proposal = api.get("/proposals?state=open&sku=MUG").expect(200);
        assertThat(proposal.text("/data/0/kind")).isEqualTo("make");

        var released = api.post("/proposals/release", "{\"proposals\":[\"%s\"]}".formatted(proposal.text("/data/0/proposal"))).expect(200);
        assertThat(released.text("/results/0/productionOrder")).isEqualTo("MO-1");
        assertThat(api.get("/production-orders/MO-1").expect(200).text("/dueOn")).isEqualTo("2026-01-08");
        assertThat(api.get("/proposals?state=released").expect(200).text("/data/0/productionOrder")).isEqualTo("MO-1");
    }

    private void clayComesOn(String day) {
        api.put("/sourcing-terms/CLAY/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":30}]}").expect(201);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"CLAY","quantity":"4","expectedOn":"%s"}]}""".formatted(day))
                .expect(201);
    }

    private String promised() {
        return api.get("/orders/SO-1").expect(200).text("/lines/0/schedule/0/shipBy");
    }

    @Test
    void a_late_component_makes_it_late_and_moves_what_customers_were_promised() {
        clayComesOn("2026-01-06");
        assertThat(make(20).expect(201).text("/expectedOn")).isEqualTo("2026-01-09");
        api.post("/orders", SmallShop.order("MUG", 4)).expect(201);
        assertThat(promised()).isEqualTo("2026-01-09");

        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"4","expectedOn":"2026-01-14"}]}]}""").expect(200);

        var made = api.get("/production-orders/MO-1").expect(200);
        assertThat(made.text("/dueOn")).as("what was asked for stays").isEqualTo("2026-01-09");
        assertThat(made.text("/expectedOn")).as("three working days after Wednesday").isEqualTo("2026-01-19");
        assertThat(promised()).isEqualTo("2026-01-19");
        var cause = api.get("/orders/SO-1/lines/1/promises").expect(200).text();
        assertThat(cause).contains("production order MO-1 moved from 9 to 19 January: it waits for CLAY from PO-1/1");
        assertThat(api.get("/duties?state=open").expect(200).text()).contains("SO-1");
    }

    @Test
    void when_the_component_comes_after_all_the_day_asked_for_holds_again() {
        clayComesOn("2026-01-14");
        assertThat(make(20).expect(201).text("/expectedOn")).isEqualTo("2026-01-19");
        clay("4");

        assertThat(api.get("/production-orders/MO-1").expect(200).text("/expectedOn")).isEqualTo("2026-01-09");
    }

    @Test
    void of_a_component_that_nobody_supplies_no_day_can_be_given() {
        var made = make(20).expect(201);

        assertThat(made.at("/expectedOn").isNull()).isTrue();
        api.post("/orders", SmallShop.order("MUG", 4)).expect(201);
        assertThat(api.get("/orders/SO-1").expect(200).at("/lines/0/schedule/0/shipBy").isNull()).isTrue();
    }

    private void kiln(int minutesPerDay) {
        api.put("/work-centres/KILN", "{\"name\":\"Kiln\",\"location\":\"MAIN\",\"minutesPerDay\":%d}".formatted(minutesPerDay)).expect(201);
        api.put("/routings/MUG/MAIN", "{\"operations\":[{\"workCentre\":\"KILN\",\"setupMinutes\":\"20\",\"minutesPerUnit\":\"10\"}]}").expect(201);
    }

    private String planned(int units) {
        return api.post("/production-orders", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"%d\"}".formatted(units)).expect(201).text("/expectedOn");
    }

    @Test
    void work_centres_take_one_order_after_the_other_as_far_as_they_have_room() {
        kiln(120);
        assertThat(planned(5)).as("70 minutes on Monday").isEqualTo("2026-01-05");
        assertThat(planned(5)).as("50 left on Monday, 20 on Tuesday").isEqualTo("2026-01-06");

        var load = api.get("/work-centres/KILN/load").expect(200);
        assertThat(load.text("/data/0/booked")).isEqualTo("120");
        assertThat(load.text("/data/1/booked")).isEqualTo("20");

        api.post("/production-orders/MO-1/cancel").expect(200);
        assertThat(api.get("/work-centres/KILN/load").expect(200).text("/data/0/booked")).as("the second moves up").isEqualTo("70");
    }

    @Test
    void what_could_be_made_next_counts_components_and_room() {
        kiln(30);
        api.put("/sourcing-terms/CLAY/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}").expect(201);
        api.post("/orders", SmallShop.order("MUG", 1)).expect(201);
        assertThat(promised()).as("clay is here, and the kiln has half an hour").isEqualTo("2026-01-05");

        make(12).expect(201);
        api.post("/orders", SmallShop.order("MUG", 13)).expect(201);
        var second = api.get("/orders/SO-2").expect(200);
        assertThat(second.text("/lines/0/schedule/0/supply")).isEqualTo("MO-1/1");
        assertThat(second.text("/lines/0/schedule/1/shipBy")).as("ordered today, clay comes on the 12th, and two take two days")
                .isEqualTo("2026-01-13");
        assertThat(api.get("/explanations/promise/SO-2/1").expect(200).text())
                .contains("begun on 12 January, when CLAY is here, it would be finished by 13 January");
    }

    @Test
    void an_operation_names_a_work_centre_that_is_there() {
        assertThat(api.put("/routings/MUG/MAIN", "{\"operations\":[{\"workCentre\":\"OVEN\",\"minutesPerUnit\":\"1\"}]}").expect(422).text())
                .contains("There is no work centre OVEN at MAIN");
    }
}
