package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock stands at Monday, 5 January 2026, and ten mugs are here. */
@BackstopTest
class AgreementsTest {
    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @BeforeEach
    void ten_mugs() {
        SmallShop.open(api, "MUG", 10);
        api.put("/customers/C-2", "{\"name\":\"Another Shop\",\"country\":\"GB\",\"kind\":\"business\"}").expect(201);
    }

    @AfterEach
    void the_books_add_up() {
        assertThat(audit.goRound().differences()).isEmpty();
    }

    private Answer agree(String quantity, String more) {
        return api.post("/agreements", """
                {"customer":"C-1","reference":"FRAME-26","validFrom":"2026-01-05","validUntil":"2026-01-31",%s
                 "lines":[{"sku":"MUG","quantity":"%s","price":{"amount":"4.20"}}]}""".formatted(more, quantity)).expect(201);
    }

    private Answer callOff(String quantity) {
        return api.post("/agreements/AG-1/call-offs", "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"%s\"}]}".formatted(quantity));
    }

    private Answer order(String customer, long quantity) {
        return api.post("/orders", """
                {"customer":"%s","lines":[{"line":1,"sku":"MUG","quantity":"%d"}]}""".formatted(customer, quantity)).expect(201);
    }

    private void clock(String to) {
        api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
    }

    private String left() {
        return api.get("/agreements/AG-1").expect(200).text("/lines/0/left");
    }

    @Test
    void a_call_off_is_an_order_at_the_price_agreed_and_the_rest_stays_to_be_called_off() {
        assertThat(agree("100", "").text("/number")).isEqualTo("AG-1");
        var order = callOff("6").expect(201);

        assertThat(order.text("/customer")).isEqualTo("C-1");
        assertThat(order.text("/lines/0/price/amount")).isEqualTo("4.20");
        assertThat(order.text("/lines/0/state")).isEqualTo("allocated");
        var agreement = api.get("/agreements/AG-1").expect(200);
        assertThat(agreement.text("/state")).isEqualTo("open");
        assertThat(agreement.text("/lines/0/called")).isEqualTo("6");
        assertThat(agreement.text("/lines/0/left")).isEqualTo("94");
        assertThat(api.get("/agreements/AG-1/call-offs").expect(200).text("/data/0/order")).isEqualTo(order.text("/number"));
        assertThat(api.get("/agreements?order=" + order.text("/number")).expect(200).text("/data/0/number")).isEqualTo("AG-1");
        assertThat(api.get("/agreements?customer=C-2").expect(200).at("/data").size()).isZero();
    }

    /** The next delivery goes first to who agreed before the other ordered, whenever it is called off. */
    @Test
    void it_keeps_the_date_of_the_agreement_in_the_line() {
        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", "-10", "reason", "adjustment")).expect(201);
        agree("100", "");
        clock("2026-01-06T10:00:00Z");
        var other = order("C-2", 5).text("/number");
        clock("2026-01-07T10:00:00Z");
        var called = callOff("5").expect(201).text("/number");

        var waiting = api.get("/waiting?sku=MUG").expect(200);
        assertThat(waiting.text("/data/0/order")).isEqualTo(called);
        assertThat(waiting.text("/data/0/priorityDate")).startsWith("2026-01-05");
        assertThat(waiting.text("/data/1/order")).isEqualTo(other);
        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", "5", "reason", "adjustment")).expect(201);
        assertThat(api.get("/orders/" + called).text("/lines/0/state")).isEqualTo("allocated");
        assertThat(api.get("/orders/" + other).text("/lines/0/state")).isEqualTo("backordered");
    }

    /** Whoever ordered after the agreement was made stands back for its call-off, and is told of the later day and why. */
    @Test
    void a_call_off_that_takes_what_was_promised_to_others_is_told_to_them() {
        agree("100", "");
        clock("2026-01-06T10:00:00Z");
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"5","expectedOn":"2026-01-09"}]}""").expect(201);
        var other = order("C-2", 15).text("/number");
        assertThat(api.get("/orders/" + other).text("/lines/0/schedule/1/shipBy")).isLessThanOrEqualTo("2026-01-13");
        callOff("5").expect(201);

        var standing = api.get("/orders/%s/lines/1/promises".formatted(other)).expect(200);
        assertThat(standing.text("/data/2/cause/kind")).isEqualTo("overtaken");
        assertThat(standing.text("/data/2/cause/text")).contains("served first by its priority");
        var duty = api.get("/duties?state=open&order=" + other).expect(200);
        assertThat(duty.at("/data").size()).isEqualTo(1);
        assertThat(duty.text("/data/0/newShipBy")).isGreaterThan(duty.text("/data/0/oldShipBy"));
    }

    @Test
    void no_more_is_called_off_than_was_agreed_and_what_is_cancelled_can_be_called_off_again() {
        agree("8", "");
        var first = callOff("5").expect(201).text("/number");
        assertThat(callOff("4").expect(409).text("/detail")).isEqualTo(
                "Only 3 of 8 piece of MUG are left in agreement AG-1. Call off less, or order the rest without it.");
        assertThat(api.patch("/orders/%s/lines/1".formatted(first), "{\"quantity\":\"9\"}").expect(409).text("/detail")).contains("Only 3 of 8");
        assertThat(left()).isEqualTo("3");

        api.post("/orders/%s/lines/1/cancel".formatted(first), "{\"quantity\":\"2\",\"reason\":\"too many\"}").expect(200);
        callOff("5").expect(201);
        assertThat(api.get("/agreements/AG-1").text("/state")).isEqualTo("called-off");
        assertThat(callOff("1").expect(409).text("/detail")).contains("All 8 piece of MUG in agreement AG-1 are called off");
    }

    @Test
    void it_holds_from_its_first_day_to_its_last() {
        api.post("/agreements", """
                {"customer":"C-1","validFrom":"2026-01-07","validUntil":"2026-01-08","lines":[{"sku":"MUG","quantity":"5"}]}""").expect(201);
        assertThat(callOff("1").expect(409).text("/detail")).isEqualTo(
                "Agreement AG-1 holds from 2026-01-07 to 2026-01-08. Call it off then, or order without it.");
        clock("2026-01-08T20:00:00Z");
        callOff("1").expect(201);
        clock("2026-01-09T09:00:00Z");
        assertThat(callOff("1").expect(409).text("/detail")).contains("Agree a new one");
        assertThat(api.get("/agreements/AG-1").text("/state")).isEqualTo("over");
    }

    @Test
    void what_it_reserves_is_held_and_handed_over_part_by_part() {
        assertThat(agree("8", "\"reserve\":true,").text("/lines/0/held")).isEqualTo("8");
        assertThat(order("C-2", 4).text("/lines/0/schedule/0/quantity")).as("two were free").isEqualTo("2");

        var called = callOff("5").expect(201);
        assertThat(called.text("/lines/0/state")).isEqualTo("allocated");
        assertThat(called.at("/lines/0/schedule").size()).isEqualTo(1);
        var told = api.get("/orders/%s/lines/1/promises".formatted(called.text("/number"))).expect(200);
        assertThat(told.text("/data/0/cause/text")).contains("called off agreement AG-1");
        assertThat(told.at("/data/0/tellings").size()).isEqualTo(1);
        var agreement = api.get("/agreements/AG-1").expect(200);
        assertThat(agreement.text("/lines/0/held")).isEqualTo("3");
        assertThat(agreement.text("/lines/0/schedule/0/source")).isEqualTo("stock");
        callOff("3").expect(201);
        assertThat(api.get("/agreements/AG-1").text("/lines/0/held")).isEqualTo("0");
    }

    @Test
    void what_was_reserved_goes_to_the_next_in_line_when_it_is_over_or_ended() {
        agree("8", "\"reserve\":true,");
        var other = order("C-2", 10).text("/number");
        assertThat(api.get("/orders/" + other).text("/lines/0/state")).isEqualTo("part-backordered");
        clock("2026-02-01T00:00:00Z");
        assertThat(api.get("/orders/" + other).text("/lines/0/state")).isEqualTo("allocated");
        assertThat(api.get("/agreements/AG-1").text("/reserves")).isEqualTo("false");

        api.post("/agreements", """
                {"customer":"C-1","validFrom":"2026-02-01","validUntil":"2026-02-28","reserve":true,"lines":[{"sku":"MUG","quantity":"5"}]}""").expect(201);
        var ended = api.post("/agreements/AG-2/end", "{\"reason\":\"the customer closes\"}").expect(200);
        assertThat(ended.text("/state")).isEqualTo("ended");
        assertThat(ended.text("/lines/0/held")).isEqualTo("0");
        assertThat(api.post("/agreements/AG-2/call-offs", "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"1\"}]}").expect(409).text("/detail"))
                .contains("was ended: the customer closes");
    }

    /** Ten branches of one customer call off four each of twenty, at the same moment. */
    @Test
    void whoever_calls_off_at_the_same_moment_never_gets_more_than_was_agreed() throws InterruptedException {
        agree("20", "\"reserve\":true,");
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> branch = () -> callOff("4").status();
            statuses = threads.invokeAll(Collections.nCopies(10, branch)).stream().map(Future::resultNow).toList();
        }

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(5);
        assertThat(left()).isEqualTo("0");
        assertThat(api.get("/stock/levels?sku=MUG&location=MAIN").text("/data/0/allocated")).isEqualTo("10");
    }

    @Test
    void the_same_key_calls_off_once() {
        agree("8", "");
        var body = "{\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"5\"}]}";
        var once = api.send("POST", "/agreements/AG-1/call-offs", body, "Idempotency-Key", "K-1").expect(201);
        var again = api.send("POST", "/agreements/AG-1/call-offs", body, "Idempotency-Key", "K-1").expect(201);

        assertThat(again.text("/number")).isEqualTo(once.text("/number"));
        assertThat(left()).isEqualTo("3");
    }

    @Test
    void what_cannot_be_agreed_is_named() {
        var refused = api.post("/agreements", """
                {"customer":"C-1","validFrom":"2026-01-05","validUntil":"2026-01-04","lines":[{"sku":"MUG","quantity":"5"},{"sku":"MUG","quantity":"6"}]}""").expect(422);
        assertThat(refused.text()).contains("/validUntil", "MUG is agreed twice");
        agree("8", "");
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\"}").expect(201);
        assertThat(api.post("/agreements/AG-1/call-offs", "{\"lines\":[{\"sku\":\"CUP\",\"quantity\":\"1\"}]}").expect(422).text())
                .contains("CUP is not part of agreement AG-1, which is about MUG");
    }
}
