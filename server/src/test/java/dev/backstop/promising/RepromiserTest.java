package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A container on which very many wait: the word that it comes later is one short write, and everybody is promised anew behind it. */
@BackstopTest
class RepromiserTest {
    private static final int ITEMS = 40;
    private static final int WAITING = 30; // 1,200 lines: more than one transaction settles

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void a_container_is_on_its_way() {
        SmallShop.open(api, "MUG-0", 0);
        for (var item = 1; item < ITEMS; item++) {
            api.put("/items/MUG-" + item, "{\"name\":\"Mug\"}").expect(201);
        }
        api.post("/purchase-orders", listed("{\"number\":\"PO-1\",\"vendor\":\"ACME\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\":[",
                item -> "{\"line\":%d,\"sku\":\"MUG-%d\",\"quantity\":\"90\",\"expectedOn\":\"2026-01-19\"}".formatted(item + 1, item))).expect(201);
        ship("2026-01-19").expect(201);
        api.put("/customers/C-2", "{\"name\":\"Another\",\"country\":\"GB\"}").expect(201);
        for (var n = 0; n < WAITING; n++) {
            api.post("/orders", listed("{\"customer\":\"C-%d\",\"lines\":[".formatted(1 + n % 2), item -> "{\"sku\":\"MUG-%d\",\"quantity\":\"1\"}".formatted(item)))
                    .expect(201);
        }
    }

    @Test
    void everybody_who_waits_is_promised_anew_and_owed_a_word() {
        var before = shipBy("SO-1");

        ship("2026-02-02").expect(200);

        assertThat(shipBy("SO-1")).isGreaterThan(before).isEqualTo(shipBy("SO-" + WAITING));
        assertThat(api.get("/duties/balance").expect(200).text("/open")).isEqualTo(Integer.toString(ITEMS * WAITING));
        var last = api.get("/orders/SO-1/lines/1/promises").expect(200).at("/data");
        assertThat(last.get(last.size() - 1).at("/cause/text").asString()).contains("CONT-7 is expected on 2 February");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void each_of_many_keeps_its_own_words_and_the_deadline_it_had() {
        ship("2026-02-02").expect(200);
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T14:00:00Z\"}").expect(200);

        ship("2026-02-16").expect(200);

        assertThat(jdbc.sql("SELECT DISTINCT p.supply FROM promising.schedule_line sl JOIN promising.promise p ON p.id = sl.promise_id").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, ITEMS).mapToObj("PO-1/%d"::formatted).toList());
        assertThat(number("""
                SELECT count(*)
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN promising.promise p ON p.id = sl.promise_id AND p.schedule_line_id = sl.id AND p.quantity = sl.quantity
                 WHERE p.supply = 'PO-1/' || split_part(i.sku, '-', 2)::int + 1 AND position(p.supply || ',' IN p.basis) > 0 AND p.cause_reference = 'CONT-7'
                """)).as("lines whose promise in force names their own supply").isEqualTo(ITEMS * WAITING);
        assertThat(number("""
                SELECT count(*)
                  FROM outreach.every_duty older
                  JOIN outreach.duty newer ON newer.schedule_line_id = older.schedule_line_id AND newer.state = 'open' AND newer.due_by = older.due_by
                  JOIN promising.schedule_line sl ON sl.id = newer.schedule_line_id AND sl.promise_id = newer.promise_id
                 WHERE older.state = 'superseded' AND older.evidence = 'a newer duty' AND older.ended_at = newer.opened_at AND older.opened_at < newer.opened_at
                """)).as("duties that took over from one and inherited its deadline").isEqualTo(ITEMS * WAITING);
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    private int number(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }

    @Test
    void too_many_customers_are_told_nothing_before_a_person_agrees_however_many_transactions_it_takes() {
        api.patch("/brakes/limits", "{\"customers\":1}").expect(200);

        ship("2026-02-02").expect(200);

        var held = api.get("/brakes?state=held").expect(200);
        assertThat(held.text("/data/0/customers")).isEqualTo("2");
        assertThat(held.text("/data/0/open")).isEqualTo(Integer.toString(ITEMS * WAITING));
        assertThat(held.at("/data")).hasSize(1);
    }

    @Test
    void who_orders_before_it_is_their_turn_comes_after_those_who_wait() {
        moveBehindTheBack();

        var order = api.post("/orders", SmallShop.order("MUG-3", 1)).expect(201);

        assertThat(order.text("/lines/0/schedule/0/shipBy")).isEqualTo(shipBy("SO-1", 3)).isGreaterThan("2026-02-01");
        assertThat(cause("SO-1", 4)).as("who waited").isEqualTo("supply-moved");
        assertThat(cause(order.text("/number"), 1)).as("who ordered").isEqualTo("ordered");
        assertThat(jdbc.sql("SELECT count(*) FROM promising.repromise_due").query(Long.class).single()).isZero();
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    /** As another instance of the program leaves it that is killed between its commit and the settling. */
    private void moveBehindTheBack() {
        jdbc.sql("""
                UPDATE supply.purchase_order_part SET expected_on = '2026-02-02', arrives_earliest = '2026-02-02', arrives_by = '2026-02-02', arrives_latest = '2026-02-02'
                 WHERE item_id = (SELECT id FROM catalog.item WHERE sku = 'MUG-3')
                """).update();
        jdbc.sql("""
                INSERT INTO promising.repromise_due (item_id, location_id, cause_kind, cause_text, pegs, noted_at)
                SELECT i.id, l.id, 'supply-moved', 'it comes later', 30, now() FROM catalog.item i, catalog.location l WHERE i.sku = 'MUG-3'
                """).update();
    }

    private Answer ship(String day) {
        return api.put("/inbound-shipments/CONT-7", listed("{\"expectedOn\":\"%s\",\"parts\":[".formatted(day),
                item -> "{\"purchaseOrder\":\"PO-1\",\"line\":%d,\"part\":1}".formatted(item + 1)));
    }

    private static String listed(String head, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, ITEMS).mapToObj(line).collect(Collectors.joining(",", head, "]}"));
    }

    private String shipBy(String order) {
        return shipBy(order, 0);
    }

    private String shipBy(String order, int line) {
        return api.get("/orders/" + order).expect(200).text("/lines/%d/schedule/0/shipBy".formatted(line));
    }

    private String cause(String order, int line) {
        var promises = api.get("/orders/%s/lines/%d/promises".formatted(order, line)).expect(200).at("/data");
        return promises.get(promises.size() - 1).at("/cause/kind").asString();
    }
}
