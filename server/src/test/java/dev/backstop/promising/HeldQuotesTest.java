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
class HeldQuotesTest {
    private static final String NOON = "2026-01-05T12:00:00Z";

    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @BeforeEach
    void five_mugs() {
        SmallShop.open(api, "MUG", 5);
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private Answer hold(long quantity) {
        return api.post("/quotes", """
                {"customer":"C-1","holdUntil":"%s","lines":[{"line":1,"sku":"MUG","quantity":"%d"}]}""".formatted(NOON, quantity)).expect(200);
    }

    private Answer order(String quote, long quantity) {
        return api.post("/orders", """
                {"customer":"C-1","quote":"%s","lines":[{"line":1,"sku":"MUG","quantity":"%d"}]}""".formatted(quote, quantity));
    }

    private String level(String field) {
        return api.get("/stock/levels?sku=MUG&location=MAIN").expect(200).text("/data/0/" + field);
    }

    @Test
    void a_quote_that_only_asks_leaves_everything_free() {
        var quote = api.post("/quotes", "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"4\"}]}").expect(200);

        assertThat(quote.text("/quote")).isEqualTo("null");
        assertThat(level("allocated")).isEqualTo("0");
    }

    @Test
    void a_quote_that_holds_counts_as_allocated() {
        var quote = hold(4);

        assertThat(quote.text("/quote")).isEqualTo("Q-1");
        assertThat(quote.text("/expiresAt")).isEqualTo(NOON);
        assertThat(quote.text("/lines/0/schedule/0/source")).isEqualTo("stock");
        assertThat(level("allocated")).isEqualTo("4");
        var next = api.post("/orders", SmallShop.order("MUG", 3)).expect(201);
        assertThat(next.text("/lines/0/schedule/0/quantity")).isEqualTo("1");
        assertThat(next.text("/lines/0/state")).isEqualTo("part-backordered");
    }

    @Test
    void its_order_takes_over_what_it_held() {
        hold(4);
        api.post("/orders", SmallShop.order("MUG", 3)).expect(201);
        var order = order("Q-1", 4).expect(201);

        assertThat(order.text("/lines/0/state")).isEqualTo("allocated");
        assertThat(level("allocated")).isEqualTo("5");
        var quote = api.get("/quotes/Q-1").expect(200);
        assertThat(quote.text("/state")).isEqualTo("ordered");
        assertThat(quote.text("/order")).isEqualTo(order.text("/number"));
        assertThat(order("Q-1", 1).expect(409).text("/detail")).contains("ordered already");
    }

    @Test
    void its_order_keeps_the_place_in_the_queue_for_what_is_on_the_way() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"3","expectedOn":"2026-01-08"}]}""").expect(201);
        hold(8);
        var between = api.post("/orders", SmallShop.order("MUG", 3)).expect(201);
        assertThat(between.text("/lines/0/schedule/0/source")).isEqualTo("planned");
        var order = order("Q-1", 8).expect(201);

        assertThat(order.text("/lines/0/schedule/1/source")).isEqualTo("inbound");
        assertThat(api.get("/orders/" + between.text("/number")).expect(200).text("/lines/0/schedule/0/source")).isEqualTo("planned");
    }

    @Test
    void what_the_order_leaves_out_goes_to_the_next_in_line_and_what_it_adds_is_promised_afresh() {
        hold(5);
        api.post("/orders", SmallShop.order("MUG", 2)).expect(201);
        order("Q-1", 3).expect(201);
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/state")).isEqualTo("allocated");

        api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"2\",\"reason\":\"adjustment\"}").expect(201);
        hold(2);
        var more = order("Q-2", 6).expect(201);
        assertThat(more.text("/lines/0/schedule/0/quantity")).isEqualTo("2");
        assertThat(more.text("/lines/0/schedule/1/quantity")).isEqualTo("4");
        assertThat(more.text("/lines/0/schedule/1/source")).isEqualTo("planned");
    }

    @Test
    void it_lapses_by_the_clock_and_its_order_is_then_promised_afresh() {
        hold(5);
        api.post("/orders", SmallShop.order("MUG", 2)).expect(201);
        api.post("/sandbox/clock/advance", "{\"to\":\"%s\"}".formatted(NOON)).expect(200);

        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/state")).isEqualTo("allocated");
        assertThat(api.get("/orders/SO-1/lines/1/promises").expect(200).text("/data/1/cause/kind")).isEqualTo("lapsed");
        assertThat(api.get("/quotes/Q-1").expect(200).text("/state")).isEqualTo("lapsed");
        var order = order("Q-1", 5).expect(201);
        assertThat(order.text("/lines/0/schedule/0/quantity")).isEqualTo("3");
        assertThat(order.text("/lines/0/schedule/1/source")).isEqualTo("planned");
    }

    @Test
    void a_checkout_holds_for_minutes_and_for_more_while_the_shopper_is_there() {
        var quote = api.post("/quotes", "{\"holdMinutes\":15,\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"5\"}]}").expect(200);
        assertThat(quote.text("/expiresAt")).isEqualTo("2026-01-05T09:15:00Z");
        assertThat(quote.text("/quotedAt")).isEqualTo("2026-01-05T09:00:00Z");

        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T09:14:00Z\"}").expect(200);
        assertThat(api.patch("/quotes/Q-1", "{\"holdMinutes\":10}").expect(200).text("/expiresAt")).isEqualTo("2026-01-05T09:24:00Z");
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T09:20:00Z\"}").expect(200);
        assertThat(level("allocated")).isEqualTo("5");
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T09:24:00Z\"}").expect(200);
        assertThat(level("allocated")).isEqualTo("0");
        assertThat(api.patch("/quotes/Q-1", "{\"holdMinutes\":10}").expect(409).text("/detail")).contains("Q-1 holds nothing any more");
        assertThat(api.patch("/quotes/Q-1", "{}").expect(422).text("/errors/0/pointer")).isEqualTo("/holdUntil");
    }

    @Test
    void a_cart_that_is_emptied_lets_go_at_once_and_once() {
        hold(5);
        assertThat(api.post("/quotes/Q-1/release").expect(200).text("/state")).isEqualTo("lapsed");
        assertThat(level("allocated")).isEqualTo("0");
        assertThat(api.post("/quotes/Q-1/release").expect(200).text("/state")).isEqualTo("lapsed");
        assertThat(api.post("/orders", SmallShop.order("MUG", 5)).expect(201).text("/lines/0/state")).isEqualTo("allocated");
        api.post("/quotes/Q-9/release").expect(404);
    }

    @Test
    void what_was_told_is_kept_beside_what_holds_now() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"3","expectedOn":"2026-01-08"}]}""").expect(201);
        hold(8);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-09\",\"reason\":\"late\"}").expect(200);
        var quote = api.get("/quotes/Q-1").expect(200);

        assertThat(quote.text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-09");
        assertThat(quote.text("/lines/0/told/1/shipBy")).isEqualTo("2026-01-08");
        assertThat(quote.text("/lines/0/told/1/supply")).isEqualTo("PO-1/1");
    }

    @Test
    void it_is_said_in_one_way_and_within_reason_how_long_it_holds() {
        assertThat(api.post("/quotes", """
                {"holdMinutes":0,"lines":[{"sku":"MUG","quantity":"1"}]}""").expect(422).text("/errors/0/pointer")).isEqualTo("/holdMinutes");
        assertThat(api.post("/quotes", """
                {"holdMinutes":5,"holdUntil":"%s","lines":[{"sku":"MUG","quantity":"1"}]}""".formatted(NOON)).expect(422).text("/detail"))
                .contains("one of the two ways");
    }

    @Test
    void it_holds_nothing_where_it_may_not_be_sold() {
        api.patch("/items/MUG", "{\"backorders\":{\"policy\":\"no\"}}").expect(200);
        var quote = hold(6);

        assertThat(quote.text("/sellable")).isEqualTo("false");
        assertThat(quote.text("/state")).isEqualTo("kept");
        assertThat(quote.text("/expiresAt")).isEqualTo("null");
        assertThat(level("allocated")).isEqualTo("0");
    }

    @Test
    void a_quote_is_for_its_customer_and_for_a_time_to_come() {
        hold(1);
        api.put("/customers/C-2", "{\"name\":\"Another\"}").expect(201);
        assertThat(api.post("/orders", """
                {"customer":"C-2","quote":"Q-1","lines":[{"sku":"MUG","quantity":"1"}]}""").expect(422).text("/errors/0/pointer")).isEqualTo("/quote");
        assertThat(order("Q-9", 1).expect(422).text("/errors/0/pointer")).isEqualTo("/quote");
        assertThat(api.post("/quotes", """
                {"holdUntil":"2026-01-05T09:00:00Z","lines":[{"sku":"MUG","quantity":"1"}]}""").expect(422).text("/errors/0/pointer")).isEqualTo("/holdUntil");
        api.get("/quotes/Q-9").expect(404);
    }

    @Test
    void a_kit_is_held_by_its_components() {
        api.put("/items/SPOON", "{\"name\":\"Spoon\",\"unit\":\"piece\"}").expect(201);
        api.post("/stock/movements", "{\"sku\":\"SPOON\",\"location\":\"MAIN\",\"quantity\":\"9\",\"reason\":\"opening\"}").expect(201);
        api.put("/items/SET", """
                {"name":"Set","unit":"piece","components":[{"sku":"MUG","quantity":"2"},{"sku":"SPOON","quantity":"1"}]}""").expect(201);
        api.post("/quotes", """
                {"customer":"C-1","holdUntil":"%s","lines":[{"line":1,"sku":"SET","quantity":"2"}]}""".formatted(NOON)).expect(200);

        assertThat(level("allocated")).isEqualTo("4");
        var order = api.post("/orders", """
                {"customer":"C-1","quote":"Q-1","lines":[{"line":1,"sku":"SET","quantity":"2"}]}""").expect(201);
        assertThat(order.text("/lines/0/state")).isEqualTo("allocated");
        assertThat(level("allocated")).isEqualTo("4");
    }

    private void containerOn(String day) {
        api.patch("/customers/C-1", "{\"email\":\"buyer@shop.example\"}").expect(200);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG","quantity":"20","expectedOn":"%s"}]}
                """.formatted(day)).expect(201);
    }

    @Test
    void who_orders_by_a_quote_whose_day_has_slipped_meanwhile_is_told_of_the_later_one() {
        containerOn("2026-01-09");
        assertThat(hold(12).text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-09");
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-23\",\"reason\":\"late\"}").expect(200);
        var order = order("Q-1", 12).expect(201);
        assertThat(order.text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-23");
        var duties = api.get("/duties?state=open&order=SO-1").expect(200);
        assertThat(duties.at("/data").size()).as("for the seven that come later, not for the five that are here").isEqualTo(1);
        assertThat(duties.text("/data/0/oldShipBy")).isEqualTo("2026-01-09");
        assertThat(duties.text("/data/0/newShipBy")).isEqualTo("2026-01-23");
        var first = api.get("/orders/SO-1/lines/1/promises").expect(200).text();
        assertThat(first).contains("The customer was quoted this date.", "the day that quote Q-1 had said could no longer be kept");
    }

    @Test
    void a_day_within_the_grace_of_what_was_quoted_owes_no_word() {
        containerOn("2026-01-08");
        hold(12);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-09\",\"reason\":\"late\"}").expect(200);
        order("Q-1", 12).expect(201);
        assertThat(api.get("/duties?state=open&order=SO-1").expect(200).at("/data").size()).isZero();
    }

    @Test
    void a_quote_that_held_nothing_any_more_is_what_the_customer_heard_all_the_same() {
        containerOn("2026-01-09");
        hold(12);
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T13:00:00Z\"}").expect(200);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-23\",\"reason\":\"late\"}").expect(200);
        order("Q-1", 12).expect(201);
        assertThat(api.get("/duties?state=open&order=SO-1").expect(200).text("/data/0/oldShipBy")).isEqualTo("2026-01-09");
    }
}
