package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is said would happen is what happens when it does, and asking changes nothing. */
@BackstopTest
class WhatIfsTest {
    @Autowired
    Api api;

    @BeforeEach
    void two_orders_of_mugs_are_on_their_way_and_five_customers_wait() {
        SmallShop.open(api, "MUG", 3);
        buy("PO-1", "8", "2026-01-19");
        buy("PO-2", "20", "2026-02-02");
        ship("PO-1", "2026-01-19").expect(201);
        for (var n = 1; n <= 5; n++) {
            api.put("/customers/W-" + n, "{\"name\":\"Customer %d\"}".formatted(n)).expect(201);
            order("W-" + n, 4, 5);
        }
    }

    private void buy(String number, String quantity, String day) {
        api.post("/purchase-orders", """
                {"number":"%s","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"%s","expectedOn":"%s"}]}"""
                .formatted(number, quantity, day)).expect(201);
    }

    private Answer ship(String order, String day) {
        return api.put("/inbound-shipments/CONT-7", """
                {"expectedOn":"%s","carrier":"Sea","parts":[{"purchaseOrder":"%s","line":1,"part":1}]}""".formatted(day, order));
    }

    private void order(String customer, int units, int priority) {
        api.post("/orders", "{\"customer\":\"%s\",\"priority\":%d,\"lines\":[{\"sku\":\"MUG\",\"quantity\":\"%d\"}]}".formatted(customer, priority, units)).expect(201);
    }

    private Answer ask(String supposition) {
        return api.post("/what-ifs", "{\"suppositions\":[" + supposition + "]}");
    }

    /** What each order is promised: how much by when. */
    private Map<String, List<String>> promised() {
        var promised = new HashMap<String, List<String>>();
        api.get("/orders").expect(200).at("/data").forEach(order -> promised.put(order.path("number").asString(), parts(order.at("/lines/0/schedule"))));
        return promised;
    }

    private static List<String> parts(JsonNode schedule) {
        return schedule.valueStream().map(part -> part.path("quantity").asString() + " by " + part.path("shipBy").asString("no day")).sorted().toList();
    }

    /** What is promised afterwards is what was said of those that change, and what it was before of the others. */
    private void holds(Answer said, Map<String, List<String>> before, Map<String, List<String>> after) {
        var changed = said.at("/lines").valueStream().map(line -> line.path("order").asString()).collect(toSet());
        after.forEach((order, parts) -> {
            if (changed.contains(order)) {
                assertThat(parts).containsAll(said.at("/lines").valueStream().filter(line -> line.path("order").asString().equals(order))
                        .map(line -> line.path("quantity").asString() + " by " + line.path("shipBy").asString("no day")).toList());
            } else if (before.containsKey(order)) {
                assertThat(parts).isEqualTo(before.get(order));
            }
        });
        assertThat(api.get("/duties/balance").expect(200).text("/open")).isEqualTo(said.text("/promisesBroken"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 14, 21, -5})
    void what_is_said_of_a_late_shipment_is_what_happens_when_it_is_late(int days) {
        var before = promised();
        var said = ask("{\"kind\":\"late\",\"reference\":\"CONT-7\",\"days\":%d}".formatted(days)).expect(200);
        assertThat(promised()).isEqualTo(before);

        ship("PO-1", LocalDate.parse("2026-01-19").plusDays(days).toString()).expect(200);

        assertThat(said.at("/lines")).isNotEmpty();
        holds(said, before, promised());
    }

    @Test
    void who_waits_longer_than_they_heard_already_is_not_called_kept() {
        ship("PO-1", "2026-01-28").expect(200);

        var said = ask("{\"kind\":\"late\",\"reference\":\"CONT-7\",\"days\":1}").expect(200);

        assertThat(said.at("/lines").valueStream()
                .filter(line -> line.path("shipByBefore").asString().compareTo(line.path("heardShipBy").asString()) > 0)
                .map(line -> line.path("promise").asString())).isNotEmpty().containsOnly("broken-before");
        assertThat(said.at("/lines").valueStream().map(line -> line.path("promise").asString())).doesNotContain("kept");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_is_said_of_an_order_is_what_happens_when_it_is_placed(long seed) {
        var random = new Random(seed);
        var units = 1 + random.nextInt(12);
        var priority = 1 + random.nextInt(9);
        var before = promised();
        var said = ask("{\"kind\":\"order\",\"sku\":\"MUG\",\"quantity\":\"%d\",\"priority\":%d}".formatted(units, priority)).expect(200);

        order("C-1", units, priority);

        var after = promised();
        assertThat(after.get("SO-6")).isEqualTo(parts(said.at("/promised/0/schedule")));
        holds(said, before, after);
    }

    @Test
    void a_vendor_who_delivers_nothing_more_leaves_who_waits_without_what_was_ordered() {
        var said = ask("{\"kind\":\"vendor-dropped\",\"vendor\":\"ACME\"}").expect(200);

        assertThat(said.at("/lines")).isNotEmpty();
        assertThat(said.text("/notices")).isEqualTo("5");
        assertThat(api.get("/duties/balance").expect(200).text("/open")).isEqualTo("0");
    }

    @Test
    void what_cannot_be_supposed_is_refused_with_what_can() {
        assertThat(ask("{\"kind\":\"late\",\"reference\":\"CONT-9\",\"days\":3}").expect(422).text()).contains("Nothing of CONT-9 is on its way");
        assertThat(ask("{\"kind\":\"late\",\"reference\":\"CONT-7\",\"days\":0}").expect(422).text()).contains("0 is no number of days");
        assertThat(ask("{\"kind\":\"strike\"}").expect(422).text()).contains("strike cannot be supposed");
        assertThat(ask("").expect(422).text()).contains("Say what is supposed to happen");
    }
}
