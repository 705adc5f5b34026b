package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What holds where all are served as they came, as far as goods are there. A seed that failed once stays in the list. */
@BackstopTest
class FirstComeLawsTest {
    private static final int STEPS = 20;
    private static final int TIMES = 2;
    private static final int MORE_THAN_COMES = 200;
    private static final String NO_DAY = "9999-12-31";

    private final Api api;
    private final JdbcClient jdbc;
    private final Scene scene;

    @Autowired
    FirstComeLawsTest(Api api, JdbcClient jdbc, Stock stock, Items items, Locations locations, PlatformTransactionManager manager) {
        this.api = api;
        this.jdbc = jdbc;
        this.scene = new Scene(api, stock, items, locations, manager);
    }

    private AnyHistory history(Random random) {
        return new AnyHistory(api, scene, AnyHistory.Customs.FIRST_COME_AS_AVAILABLE, random).open();
    }

    /** Who gets how many of what, from where, by when. */
    private List<String> pegs() {
        return jdbc.sql("""
                SELECT concat_ws(' ', coalesce(o.number || '/' || ol.line, d.reference || '/' || d.line), i.sku, l.code, peg.source,
                                 coalesce(po.number || '/' || po_line.line || '.' || part.part, made.number,
                                          moved.number || '/' || moved_line.line),
                                 'by', coalesce(p.ship_by::text, 'no day'), sum(peg.quantity))
                  FROM promising.peg
                  JOIN promising.schedule_line sl ON sl.id = peg.schedule_line_id
                  JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN orders.order_line ol ON ol.id = sl.line_id
                  LEFT JOIN orders.sales_order o ON o.id = ol.order_id
                  LEFT JOIN promising.demand d ON d.id = sl.demand_id
                  LEFT JOIN supply.purchase_order_part part ON part.id = peg.part_id
                  LEFT JOIN supply.purchase_order_line po_line ON po_line.id = part.line_id
                  LEFT JOIN supply.purchase_order po ON po.id = po_line.order_id
                  LEFT JOIN supply.production_order made ON made.id = part.production_order_id
                  LEFT JOIN supply.transfer_line moved_line ON moved_line.id = part.transfer_line_id
                  LEFT JOIN supply.transfer moved ON moved.id = moved_line.transfer_id
                  JOIN catalog.item i ON i.id = peg.item_id
                  JOIN catalog.location l ON l.id = peg.location_id
                 WHERE peg.closed_at IS NULL
                 GROUP BY o.number, ol.line, d.reference, d.line, i.sku, l.code, peg.source, po.number, po_line.line, part.part,
                          made.number, moved.number, moved_line.line, p.ship_by
                 ORDER BY 1
                """).query(String.class).list();
    }

    /** The day of each open unit of each line of an order, soonest first. */
    private Map<Long, List<String>> days() {
        record Line(long line, String days) {}
        return jdbc.sql("""
                SELECT sl.line_id AS line,
                       string_agg(coalesce(p.ship_by::text, '9999-12-31'), ' ' ORDER BY coalesce(p.ship_by, '9999-12-31')) AS days
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                 CROSS JOIN generate_series(1, sl.quantity)
                 WHERE sl.line_id IS NOT NULL AND sl.state IN ('open', 'released')
                 GROUP BY sl.line_id
                """).query(Line.class).list().stream().collect(toMap(Line::line, line -> Arrays.asList(line.days().split(" "))));
    }

    /** What nobody has ordered is no supply: what comes in its place has a day of its own, so here nothing can be ordered. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void more_supply_never_makes_a_date_later(long seed) {
        var random = new Random(seed);
        var history = history(random);
        api.delete("/sourcing-terms/MUG/MAIN").expect(204);
        api.delete("/sourcing-terms/SPOON/MAIN").expect(204);
        for (var time = 0; time < TIMES; time++) {
            history.run(STEPS / 2);
            scene.order("A", "MUG", MORE_THAN_COMES);
            var before = days();
            var more = more(random, history);
            var after = days();
            before.forEach((line, days) -> {
                var now = Objects.requireNonNull(after.get(line), "a line that is still there");
                IntStream.range(0, days.size())
                        .forEach(unit -> assertThat(now.get(unit)).as("unit %d of line %d after %s", unit, line, more).isLessThanOrEqualTo(days.get(unit)));
            });
            assertThat(before.values().stream().flatMap(List::stream)).as("somebody waits").contains(NO_DAY);
        }
    }

    private String more(Random random, AnyHistory history) {
        var sku = random.nextBoolean() ? "MUG" : "SPOON";
        var units = 1 + random.nextInt(9);
        if (random.nextBoolean()) {
            scene.stock(sku, units);
            return "%d of %s came".formatted(units, sku);
        }
        var day = history.today().plusDays(random.nextInt(30));
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"%s","quantity":"%d","expectedOn":"%s"}]}"""
                .formatted(sku, units, day)).expect(201);
        return "%d of %s were ordered for %s".formatted(units, sku, day);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void an_order_that_is_cancelled_leaves_every_other_as_it_was(long seed) {
        var random = new Random(seed);
        var history = history(random);
        for (var time = 0; time < TIMES; time++) {
            history.run(STEPS / 2);
            var before = pegs();
            var order = api.post("/orders", """
                    {"customer":"B","priority":%d,"lines":[{"sku":"SET","quantity":"%d"},{"sku":"MUG","quantity":"%d"}]}"""
                    .formatted(1 + random.nextInt(9), 1 + random.nextInt(4), 1 + random.nextInt(12))).expect(201).text("/number");
            assertThat(pegs()).isNotEqualTo(before);
            api.post("/orders/%s/cancel".formatted(order), "{}").expect(200);
            assertThat(pegs()).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void what_happens_to_one_item_and_to_another_may_happen_in_either_order(long seed) {
        var mugsFirst = afterwards(seed, List.of(Turn.MUGS, Turn.BOWLS, Turn.MUGS, Turn.BOWLS, Turn.BOWLS, Turn.MUGS));
        api.post("/sandbox/reset").expect(204);
        var bowlsFirst = afterwards(seed, List.of(Turn.BOWLS, Turn.MUGS, Turn.BOWLS, Turn.MUGS, Turn.MUGS, Turn.BOWLS));

        assertThat(mugsFirst).isEqualTo(bowlsFirst).anyMatch(peg -> peg.contains("BOWL"));
    }

    private enum Turn { MUGS, BOWLS }

    /** The same history, and then what happens to mugs and what happens to bowls, each in its own order. */
    private List<String> afterwards(long seed, List<Turn> turns) {
        var mugs = history(new Random(seed)).run(STEPS);
        scene.item("BOWL");
        scene.stock("BOWL", 5);
        bowls("/orders", "{\"number\":\"BOWL-1\",\"customer\":\"A\",\"lines\":[{\"sku\":\"BOWL\",\"quantity\":\"7\"}]}");
        bowls("/purchase-orders", """
                {"number":"BP-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"BOWL","quantity":"9","expectedOn":"%s"}]}"""
                .formatted(mugs.today().plusDays(4)));
        var random = new Random(-seed);
        var next = IntStream.iterate(1, number -> number + 1).mapToObj(number -> bowl(number, random)).iterator();
        turns.forEach(turn -> {
            if (turn == Turn.MUGS) {
                mugs.event();
            } else {
                next.next().run();
            }
        });
        return pegs();
    }

    /** Something that happens to bowls alone. */
    private Runnable bowl(int number, Random random) {
        var kind = random.nextInt(4);
        var units = 1 + random.nextInt(6);
        return () -> {
            switch (kind) {
                case 0 -> bowls("/orders", "{\"number\":\"BOWL-%d\",\"customer\":\"B\",\"lines\":[{\"sku\":\"BOWL\",\"quantity\":\"%d\"}]}"
                        .formatted(number + 1, units));
                case 1 -> bowls("/stock/counts", "{\"sku\":\"BOWL\",\"location\":\"MAIN\",\"counted\":\"%d\"}".formatted(units));
                case 2 -> bowls("/orders/BOWL-1/cancel", "{}");
                default -> bowls("/receipts", "{\"purchaseOrder\":\"BP-1\",\"lines\":[{\"line\":1,\"quantity\":\"%d\"}]}".formatted(units));
            }
        };
    }

    private String bowls(String path, String body) {
        var answer = api.post(path, body);
        assertThat(answer.status()).as(path + " " + body).isIn(200, 201);
        return answer.text();
    }
}
