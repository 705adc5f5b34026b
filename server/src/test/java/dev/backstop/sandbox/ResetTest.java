package dev.backstop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sandbox is empty after its reset, and starts again at the first number; a little data costs no table its file. */
@BackstopTest
class ResetTest {
    private static final String FILE = "SELECT pg_relation_filenode('orders.order_line')";

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void open() {
        SmallShop.open(api, "MUG-1", 5);
        assertThat(api.post("/orders", SmallShop.order("MUG-1", 8)).expect(201).text("/number")).isEqualTo("SO-1");
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"35"}]}
                """).expect(201);
        api.post("/plan-runs", "{}").expect(201);
    }

    @Test
    void what_little_there_is_is_deleted_and_numbers_begin_again() {
        var before = jdbc.sql(FILE).query(Long.class).single();
        api.post("/sandbox/reset").expect(204);
        assertThat(jdbc.sql(FILE).query(Long.class).single()).as("a new file makes every statement that names the table be planned anew").isEqualTo(before);
        expectFirstDay();
    }

    @Test
    void much_is_cut_off() {
        var before = jdbc.sql(FILE).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO stock.movement (at, item_id, location_id, quantity, reason, by)
                SELECT m.at, m.item_id, m.location_id, 1, m.reason, m.by FROM (SELECT * FROM stock.movement LIMIT 1) m, generate_series(1, 60000)
                """).update();
        api.post("/sandbox/reset").expect(204);
        assertThat(jdbc.sql(FILE).query(Long.class).single()).isNotEqualTo(before);
        expectFirstDay();
    }

    /** What remains: who may sign in, the usual settings, and that these were written, which the next plan looks at; shops hear of it in a moment. */
    private void expectFirstDay() {
        assertThat(filled()).containsExactly("catalog.settings", "replenishment.moved");
        assertThat(jdbc.sql("SELECT min(id) FROM replenishment.moved").query(Long.class).single()).isEqualTo(1);
        open();
        assertThat(jdbc.sql("SELECT id FROM catalog.item").query(Long.class).list()).containsExactly(1L);
    }

    private List<String> filled() {
        var tables = jdbc.sql("""
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                 WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname NOT IN ('information_schema', 'public', 'access') AND tablename <> 'changed_rules' ORDER BY 1
                """).query(String.class).list();
        return tables.stream().filter(table -> jdbc.sql("SELECT EXISTS (SELECT 1 FROM " + table + ")").query(Boolean.class).single()).toList();
    }
}
