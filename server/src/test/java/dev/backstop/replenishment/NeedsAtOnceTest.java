package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is needed at once is planned within minutes, and is in nobody's way. */
@BackstopTest
class NeedsAtOnceTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");

    private final Buying buying;
    private final NeedsAtOnce needs;
    private final Moved moved;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    NeedsAtOnceTest(Buying buying, NeedsAtOnce needs, Moved moved, JdbcClient jdbc, PlatformTransactionManager manager) {
        this.buying = buying;
        this.needs = needs;
        this.moved = moved;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
    }

    @BeforeEach
    void firm() {
        buying.firm();
        buying.vendor("BOLT", "");
    }

    private void run(Instant now) {
        transaction.executeWithoutResult(_ -> needs.run(now));
    }

    private long waiting() {
        return jdbc.sql("SELECT count(*) FROM replenishment.moved WHERE waits").query(Long.class).single();
    }

    @Test
    void promises_that_are_due_come_first_and_a_need_is_planned_after_two_minutes_nevertheless() {
        buying.item("JUG", Buying.price("3"));
        buying.order("JUG", 5, "");
        jdbc.sql("""
                INSERT INTO promising.repromise_due (item_id, location_id, cause_kind, cause_text, pegs, noted_at)
                SELECT item_id, location_id, 'supply-moved', 'The container is late.', 1, '2026-01-05T10:00:00Z' FROM promising.availability
                """).update();

        run(TEN.plusSeconds(10));
        run(TEN.plusSeconds(120));
        assertThat(buying.open()).as("promises are being made anew").isEmpty();

        run(TEN.plusSeconds(131));
        assertThat(buying.open()).as("it waited long enough").hasSize(1);
    }

    @Test
    void very_many_are_taken_some_a_turn_and_what_one_vendor_sends_together() {
        jdbc.sql("INSERT INTO catalog.item (sku, name, unit, decimals) SELECT 'N-' || n, 'Item', 'piece', 0 FROM generate_series(1, 5000) n").update();
        jdbc.sql("""
                INSERT INTO catalog.sourcing_term (item_id, location_id, rank, kind, vendor_id, lead_time_days)
                SELECT item.id, location.id, 1, 'buy', vendor.id, 7
                  FROM catalog.item CROSS JOIN catalog.location JOIN catalog.vendor ON vendor.code = CASE item.id % 2 WHEN 0 THEN 'ACME' ELSE 'BOLT' END
                """).update();
        jdbc.sql("UPDATE replenishment.moved SET waits = false").update();
        jdbc.sql("INSERT INTO replenishment.moved (item_id, location_id, waits) SELECT item_id, location_id, true FROM catalog.sourcing_term, generate_series(1, 3)").update();

        run(TEN);
        assertThat(waiting()).as("so many places, each noted three times").isEqualTo(3_000);
        assertThat(jdbc.sql("SELECT DISTINCT vendor.code FROM replenishment.moved JOIN catalog.sourcing_term USING (item_id) "
                + "JOIN catalog.vendor ON vendor.id = vendor_id WHERE waits").query(String.class).list()).as("the other vendor's are all taken").hasSize(1);
        assertThat(needs.next(TEN)).as("it goes on soon").isBefore(TEN.plusSeconds(2));

        run(TEN.plusSeconds(1));
        assertThat(waiting()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM replenishment.moved JOIN catalog.sourcing_term USING (item_id, location_id) WHERE NOT relearn "
                + "GROUP BY item_id, location_id").query(Integer.class).list()).as("each stays noted, once").hasSize(5_000).containsOnly(1);
    }

    @Test
    void a_plan_that_takes_what_moved_is_not_waited_for_with_it_in_hand() throws Exception {
        buying.item("JUG", Buying.price("3"));
        buying.order("JUG", 5, "");
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var job = transaction.execute(_ -> {
                moved.waitForOthers();
                var running = others.submit(() -> run(TEN));
                jdbc.sql("SELECT pg_sleep(0.5)").query().singleRow();
                jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
                jdbc.sql("DELETE FROM replenishment.moved").update();
                return running;
            });
            assertThat(job).isNotNull();
            job.get(10, TimeUnit.SECONDS);
        }
        assertThat(waiting()).isZero();
    }
}
