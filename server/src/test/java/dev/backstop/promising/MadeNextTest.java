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

/** What can be promised of something that is made when asked for, by how much it is. Of clay there is enough for twelve mugs. */
@BackstopTest
class MadeNextTest {
    private static final String AT_ONCE = "2026-01-08"; // begun on Monday the 5th, three days
    private static final String WITH_MORE_CLAY = "2026-01-15"; // clay ordered today comes on the 12th

    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @BeforeEach
    void clay_for_twelve_mugs() {
        SmallShop.open(api, "GLAZE", 100);
        api.put("/items/CLAY", "{\"name\":\"Clay\",\"unit\":\"kg\",\"decimals\":2}").expect(201);
        api.put("/items/MUG", """
                {"name":"Mug","unit":"piece",
                 "billOfMaterials":[{"sku":"CLAY","quantity":"0.4","scrap":"0.2"},{"sku":"GLAZE","quantity":"1"}]}""").expect(201);
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":3}]}").expect(201);
        clay("6");
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private void clay(String kilograms) {
        api.post("/stock/movements", """
                {"sku":"CLAY","location":"MAIN","quantity":"%s","reason":"opening"}""".formatted(kilograms)).expect(201);
    }

    private void clayIsBought() {
        api.put("/sourcing-terms/CLAY/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}").expect(201);
    }

    private Answer order(String sku, int quantity) {
        return api.post("/orders", SmallShop.order(sku, quantity)).expect(201);
    }

    private Answer quote(int quantity) {
        return api.post("/quotes", """
                {"customer":"C-1","lines":[{"sku":"MUG","quantity":"%d"}]}""".formatted(quantity)).expect(200);
    }

    /** The parts of the first line, {@code 12 on 2026-01-08}. */
    private static String parts(Answer answer) {
        var parts = new StringBuilder();
        for (var part : answer.at("/lines/0/schedule")) {
            parts.append(parts.isEmpty() ? "" : ", ").append(part.path("quantity").asString()).append(" on ")
                    .append(part.path("shipBy").asString(null));
        }
        return parts.toString();
    }

    @Test
    void what_the_clay_suffices_for_is_made_at_once_and_the_rest_when_more_comes() {
        clayIsBought();

        assertThat(parts(quote(12))).isEqualTo("12 on " + AT_ONCE);
        assertThat(parts(quote(30))).isEqualTo("12 on " + AT_ONCE + ", 18 on " + WITH_MORE_CLAY);
        assertThat(parts(order("MUG", 30))).as("an order says what its quote said")
                .isEqualTo("12 on " + AT_ONCE + ", 18 on " + WITH_MORE_CLAY);
    }

    @Test
    void what_one_was_promised_the_next_does_not_find() {
        clayIsBought();
        assertThat(parts(order("MUG", 10))).isEqualTo("10 on " + AT_ONCE);

        assertThat(parts(quote(5))).isEqualTo("2 on " + AT_ONCE + ", 3 on " + WITH_MORE_CLAY);
        assertThat(parts(order("MUG", 5))).isEqualTo("2 on " + AT_ONCE + ", 3 on " + WITH_MORE_CLAY);
        assertThat(parts(order("MUG", 1))).isEqualTo("1 on " + WITH_MORE_CLAY);
    }

    @Test
    void clay_that_a_production_order_holds_is_not_counted_again() {
        clayIsBought();
        api.post("/production-orders", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"10\",\"dueOn\":\"2026-01-09\"}").expect(201);

        assertThat(parts(order("MUG", 14))).isEqualTo("2 on " + AT_ONCE + ", 10 on 2026-01-09, 2 on " + WITH_MORE_CLAY);
    }

    @Test
    void each_part_says_what_its_day_rests_on() {
        clayIsBought();
        order("MUG", 30);

        var explained = api.get("/explanations/promise/SO-1/1").expect(200);
        assertThat(explained.text("/promised/0/why"))
                .isEqualTo("nothing free is being made; begun on 5 January it would be finished by 8 January");
        assertThat(explained.text("/promised/1/why"))
                .isEqualTo("nothing free is being made; begun on 12 January, when CLAY is here, it would be finished by 15 January");
        assertThat(explained.text())
                .contains("For 12 of MUG nothing is on its way to Main: nothing free is being made; begun on 5 January")
                .contains("For 18 of MUG nothing is on its way to Main: nothing free is being made; begun on 12 January, when CLAY");
    }

    @Test
    void a_shopper_sees_it_too() {
        clayIsBought();
        assertThat(api.get("//availability?sku=MUG&quantity=12").expect(200).text()).contains(AT_ONCE).doesNotContain(WITH_MORE_CLAY);
        assertThat(api.get("//availability?sku=MUG&quantity=13").expect(200).text()).contains(WITH_MORE_CLAY);
    }

    @Test
    void clay_that_comes_is_found_by_those_who_wait_for_mugs() {
        assertThat(parts(order("MUG", 30))).isEqualTo("12 on " + AT_ONCE + ", 18 on null");

        clay("9");
        assertThat(parts(api.get("/orders/SO-1").expect(200))).isEqualTo("12 on " + AT_ONCE + ", 18 on " + AT_ONCE);
    }

    @Test
    void who_takes_no_later_day_is_promised_what_can_be_made_by_then() {
        clayIsBought();
        api.post("/orders", """
                {"customer":"C-1","channel":"web","latestAcceptableOn":"2026-01-10",
                 "lines":[{"line":1,"sku":"MUG","quantity":"20"}]}""").expect(201);

        assertThat(parts(api.get("/orders/SO-1").expect(200))).isEqualTo("12 on " + AT_ONCE + ", 8 on null");
        assertThat(parts(order("MUG", 1))).as("what it leaves waits for clay all the same").isEqualTo("1 on " + WITH_MORE_CLAY);
    }

    @Test
    void a_component_that_is_made_itself_has_its_own_days() {
        api.put("/items/SAND", "{\"name\":\"Sand\",\"unit\":\"kg\",\"decimals\":2}").expect(201);
        api.put("/items/CLAY", """
                {"name":"Clay","unit":"kg","decimals":2,"billOfMaterials":[{"sku":"SAND","quantity":"1"}]}""").expect(200);
        api.put("/sourcing-terms/CLAY/MAIN", "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":1}]}").expect(201);
        api.put("/sourcing-terms/SAND/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":14}]}").expect(201);
        api.post("/stock/movements", "{\"sku\":\"SAND\",\"location\":\"MAIN\",\"quantity\":\"4\",\"reason\":\"opening\"}").expect(201);

        assertThat(parts(quote(30))).as("12 of the clay here, 8 of clay from the sand here, 10 of sand that comes on the 19th")
                .isEqualTo("12 on " + AT_ONCE + ", 8 on 2026-01-09, 10 on 2026-01-23");
    }

    @Test
    void work_centres_have_room_for_so_much_a_day() {
        clayIsBought();
        api.put("/work-centres/KILN", "{\"name\":\"Kiln\",\"location\":\"MAIN\",\"minutesPerDay\":30}").expect(201);
        api.put("/routings/MUG/MAIN", "{\"operations\":[{\"workCentre\":\"KILN\",\"minutesPerUnit\":\"10\"}]}").expect(201);

        assertThat(parts(quote(3))).isEqualTo("3 on 2026-01-05");
        assertThat(parts(quote(4))).isEqualTo("4 on 2026-01-06");
        assertThat(parts(quote(15))).as("three a day").isEqualTo("12 on 2026-01-08, 3 on 2026-01-12");
    }

    @Test
    void what_is_released_to_be_made_keeps_the_days_that_were_promised() {
        clayIsBought();
        order("MUG", 30);
        api.put("/reorder-points/MUG/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"0\",\"orderUpTo\":\"0\"}").expect(201);
        api.post("/plan-runs", "{}").expect(201);
        var proposal = api.get("/proposals?state=open&sku=MUG").expect(200);
        assertThat(proposal.text("/data/0/quantity")).isEqualTo("30");

        var released = api.post("/proposals/release", "{\"proposals\":[\"%s\"]}".formatted(proposal.text("/data/0/proposal"))).expect(200);

        assertThat(released.at("/results/0/productionOrders").toString()).as("both are named").isEqualTo("[\"MO-1\",\"MO-2\"]");
        assertThat(api.get("/proposals/" + proposal.text("/data/0/proposal")).expect(200).at("/productionOrders").toString()).isEqualTo("[\"MO-1\",\"MO-2\"]");
        assertThat(api.get("/production-orders/MO-1").expect(200).text("/quantity")).as("as many as there is clay for").isEqualTo("12");
        assertThat(api.get("/production-orders/MO-2").expect(200).text("/quantity")).isEqualTo("18");
        assertThat(parts(api.get("/orders/SO-1").expect(200))).isEqualTo("12 on " + AT_ONCE + ", 18 on " + WITH_MORE_CLAY);
        assertThat(api.get("/duties?state=open").expect(200).text()).as("nobody slips by it").doesNotContain("SO-1");
    }

    @Test
    void a_rule_that_makes_names_itself_for_each_of_the_orders_that_it_becomes() {
        clayIsBought();
        order("MUG", 30);
        api.put("/reorder-points/MUG/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"0\",\"orderUpTo\":\"0\"}").expect(201);
        api.post("/automation-rules", "{\"name\":\"Make mugs\",\"kind\":\"make\",\"level\":\"send\"}").expect(201);

        api.post("/automation-rules/decide", "{}").expect(200);

        for (var number : java.util.List.of("MO-1", "MO-2", "MO-3")) {
            var named = api.get("/automation-decisions?order=" + number).expect(200).at("/data");
            assertThat(named.size()).as(number).isEqualTo(number.equals("MO-3") ? 0 : 1);
        }
        assertThat(api.get("/automation-decisions?order=MO-2").expect(200).text("/data/0/order")).isEqualTo("MO-1, MO-2");
    }
}
