package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.web.IdempotentWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that are taken together, and those that must be taken alone. */
@BackstopTest
class GatheredOrdersTest {
    private static final int ORDERS = 25;
    private static final JsonMapper mapper = JsonMapper.builder().build();

    @Autowired
    Api api;

    @Autowired
    OrderGatherer gatherer;

    @Autowired
    Stock stock;

    @Autowired
    Items items;

    @Autowired
    Locations locations;

    @Autowired
    PlatformTransactionManager manager;

    private Scene scene() {
        return new Scene(api, stock, items, locations, manager);
    }

    @BeforeEach
    void shop() {
        open();
    }

    private void open() {
        var scene = scene();
        scene.shop();
        scene.item("SPOON");
        scene.kit("SET", "MUG", 2, "SPOON", 1);
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"Europe/London\",\"priority\":2}").expect(201);
        scene.stock("MUG", 20);
        scene.stock("SPOON", 9);
    }

    @Test
    void what_others_leave_is_taken_together() {
        assertThat(take(scene().orderJson("A", "MUG", 5))).isInstanceOf(GatheredOrder.Outcome.Taken.class);
        assertThat(take(scene().orderJson("A", "MUG", 99))).as("last in line").isInstanceOf(GatheredOrder.Outcome.Taken.class);
        assertThat(take(scene().orderJson("B", "SET", 1))).as("a kit that waits").isInstanceOf(GatheredOrder.Outcome.Taken.class);
    }

    @Test
    void who_goes_before_others_that_wait_is_taken_alone() {
        scene().order("A", "MUG", 99);
        assertThat(take(scene().orderJson("B", "MUG", 1).replace("\"lines\"", "\"priority\":1,\"lines\""))).isInstanceOf(GatheredOrder.Outcome.Alone.class);
    }

    @Test
    void what_may_not_simply_wait_is_taken_alone() {
        scene().patchItem("MUG", "{\"backorders\":{\"policy\":\"limited\",\"limit\":{\"quantity\":\"3\"}}}");
        assertThat(take(scene().orderJson("A", "MUG", 20))).isInstanceOf(GatheredOrder.Outcome.Taken.class);
        assertThat(take(scene().orderJson("A", "MUG", 1))).isInstanceOf(GatheredOrder.Outcome.Alone.class);
    }

    @Test
    void what_is_refused_or_was_answered_is_left_to_be_said_alone() {
        assertThat(take(scene().orderJson("NOBODY", "MUG", 1))).isInstanceOf(GatheredOrder.Outcome.Alone.class);
        var known = new IdempotentWrites.Write("sandbox", "once", "hash");
        assertThat(gatherer.take(request(scene().orderJson("A", "MUG", 1)), known)).isInstanceOf(GatheredOrder.Outcome.Taken.class);
        assertThat(gatherer.take(request(scene().orderJson("A", "MUG", 1)), known)).isInstanceOf(GatheredOrder.Outcome.Alone.class);
    }

    @Test
    void a_number_that_is_taken_is_said_alone() {
        var order = scene().orderJson("A", "MUG", 1).replace("\"lines\"", "\"number\":\"MINE-1\",\"lines\"");
        assertThat(take(order)).isInstanceOf(GatheredOrder.Outcome.Taken.class);
        assertThat(take(order)).isInstanceOf(GatheredOrder.Outcome.Alone.class);
        assertThat(api.post("/orders", order).expect(409).text("/detail")).startsWith("There is already an order MINE-1.");
    }

    @Test
    void the_answer_to_an_order_for_one_location_is_as_it_is_read_again() {
        var answer = api.post("/orders", scene().orderJson("A", "MUG", 1).replace("\"lines\"", "\"location\":\"NORTH\",\"lines\"")).expect(201);
        assertThat(answer.text("/location")).isEqualTo("NORTH");
        assertThat(answer.json()).isEqualTo(api.get("/orders/" + answer.text("/number")).expect(200).json());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void an_order_is_promised_the_same_whether_taken_with_others_or_alone(long seed) {
        var orders = orders(new Random(seed));
        var together = orders.stream().map(order -> outcome(api.post("/orders", order).json(), "/status")).toList();
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
        api.post("/sandbox/reset").expect(204);
        open();
        var alone = orders.stream().map(order -> api.post("/orders/batch", "{\"orders\":[%s]}".formatted(order)).expect(200).at("/results/0"))
                .map(result -> outcome(result.has("order") && !result.get("order").isNull() ? result.get("order") : result.get("problem"), "/status")).toList();
        assertThat(together).isEqualTo(alone);
    }

    /** An order as answered, or why it was refused. */
    private static String outcome(JsonNode answer, String refused) {
        return answer.at(refused).isMissingNode() ? answer.toString() : answer.at("/errors").toString();
    }

    private static List<String> orders(Random random) {
        var orders = new ArrayList<String>();
        for (var i = 0; i < ORDERS; i++) {
            var lines = new ArrayList<String>();
            for (var line = 0; line <= random.nextInt(3); line++) {
                lines.add("{\"sku\":\"%s\",\"quantity\":\"%d\"}".formatted(List.of("MUG", "SPOON", "SET").get(random.nextInt(3)), 1 + random.nextInt(4)));
            }
            orders.add("{\"customer\":\"%s\",\"priority\":%d,\"shipping\":\"%s\",\"lines\":[%s]}".formatted(
                    random.nextBoolean() ? "A" : "B", 4 + random.nextInt(3),
                    List.of("as-available", "as-available", "complete-lines", "complete-order").get(random.nextInt(4)), String.join(",", lines)));
        }
        return orders;
    }

    private GatheredOrder.Outcome take(String order) {
        return gatherer.take(request(order), new IdempotentWrites.Write("sandbox", null, ""));
    }

    private static OrderRequest request(String order) {
        return mapper.readValue(order, OrderRequest.class);
    }
}
