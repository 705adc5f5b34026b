package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clock that is moved over ten nights at once leaves the figures that ten nights leave, one by one; what each keeps is kept. */
@BackstopTest
class PassedNightsTest {
    private static final int NIGHTS = 10;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private void shop() {
        SmallShop.open(api, "MUG", 10);
        api.patch("/items/MUG", "{\"cost\":{\"amount\":\"2.50\",\"currency\":\"EUR\"}}").expect(200);
        var order = api.post("/orders", SmallShop.order("MUG", 12)).expect(201).text("/number");
        api.post("/shipments", Map.of("order", order, "location", "MAIN", "lines", List.of(Map.of("line", 1, "quantity", "10")))).expect(201);
    }

    private List<String> move(int day) {
        return api.post("/sandbox/clock/advance", Map.of("to", "2026-01-%02dT12:00:00Z".formatted(day))).expect(200).at("/ran").valueStream()
                .map(ran -> ran.at("/job").stringValue()).toList();
    }

    /** All that reports hold, by table, as it is written; not how long it took. */
    private Map<String, String> figures() {
        var figures = new TreeMap<String, String>();
        jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'reports'").query(String.class).list()
                .forEach(table -> figures.put(table, jdbc.sql("SELECT coalesce(jsonb_agg(to_jsonb(r) - 'took_ms' ORDER BY r::text), '[]')::text FROM reports.%s r"
                        .formatted(table)).query(String.class).single()));
        return figures;
    }

    @Test
    void nights_at_once_leave_what_they_leave_one_by_one() {
        shop();
        assertThat(move(5 + NIGHTS)).filteredOn("report figures"::equals).hasSize(NIGHTS);
        var atOnce = figures();
        assertThat(Stream.of("cost_history", "item_service", "dashboard_waiting", "night").map(atOnce::get)).doesNotContain("[]");

        api.post("/sandbox/reset").expect(204);
        shop();
        IntStream.rangeClosed(1, NIGHTS).forEach(night -> move(5 + night));
        assertThat(figures()).isEqualTo(atOnce);
    }
}
