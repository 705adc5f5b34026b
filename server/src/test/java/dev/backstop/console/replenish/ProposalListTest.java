package dev.backstop.console.replenish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackstopTest
class ProposalListTest {
    private final ProposalList list;
    private final JdbcClient jdbc;

    @Autowired
    ProposalListTest(ProposalList list, JdbcClient jdbc) {
        this.list = list;
        this.jdbc = jdbc;
    }

    @Test
    void a_run_at_once_for_one_order_is_not_taken_for_the_plan() {
        run("PLAN-1", 1869, "all");
        run("PLAN-2", 1, "waiting");

        assertThat(list.lastRun().orElseThrow().places()).isEqualTo(1869);

        run("PLAN-3", 12, "changed");
        assertThat(list.lastRun().orElseThrow().number()).isEqualTo("PLAN-3");
    }

    private void run(String number, int places, String mode) {
        jdbc.sql("""
                INSERT INTO replenishment.plan_run (number, at, by, places, proposals, changed, kept, withdrawn, blocked, took_ms, mode)
                VALUES (:number, now(), 'the night', :places, 0, 0, 0, 0, 0, 1, :mode)
                """).param("number", number).param("places", places).param("mode", mode).update();
    }
}
