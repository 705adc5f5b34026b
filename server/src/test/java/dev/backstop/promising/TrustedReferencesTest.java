package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** References that are declared and not enforced hold all the same, and where one did not, the self-audit says so. */
@BackstopTest
class TrustedReferencesTest {
    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void a_mug_and_a_bowl() {
        SmallShop.open(api, "MUG-1", 5);
        api.post("/orders", SmallShop.order("MUG-1", 1)).expect(201);
        api.put("/items/BOWL", "{\"name\":\"Bowl\"}").expect(201);
        jdbc.sql("INSERT INTO promising.availability (item_id, location_id) SELECT i.id, l.id FROM catalog.item i, catalog.location l WHERE i.sku = 'BOWL'")
                .update();
    }

    @Test
    void an_item_that_is_ordered_cannot_be_deleted() {
        assertThat(api.delete("/items/MUG-1").expect(409).text("/detail")).contains("order lines");
    }

    @Test
    void an_item_that_is_just_being_ordered_is_not_deleted_under_the_order() {
        var deleting = new TransactionTemplate(transactions).execute(_ -> {
            jdbc.sql("SELECT 1 FROM promising.availability a JOIN catalog.item i ON i.id = a.item_id WHERE i.sku = 'BOWL' FOR UPDATE OF a")
                    .query(Integer.class).single();
            var delete = CompletableFuture.supplyAsync(() -> api.delete("/items/BOWL"));
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(this::somebodyWaits);
            jdbc.sql("UPDATE orders.order_line SET item_id = (SELECT id FROM catalog.item WHERE sku = 'BOWL')").update();
            return delete;
        });

        Answer answer = deleting.join();
        assertThat(answer.expect(409).text("/type")).contains("still-used");
        assertThat(api.get("/items/BOWL").expect(200).text("/sku")).isEqualTo("BOWL");
    }

    @Test
    void the_audit_names_a_row_that_points_nowhere() {
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
        jdbc.sql("INSERT INTO promising.telling (promise_id, via, words, at) VALUES (4711, 'mail', 'never mind', now())").update();

        var report = api.get("/audit/self").expect(200);

        assertThat(report.text("/state")).isEqualTo("differs");
        assertThat(report.at("/differences/0").toString()).contains("reference", "4711", "promising.telling.promise_id", "promising.promise");
    }

    @Test
    void the_audit_names_a_part_of_a_line_that_came_from_nowhere() {
        jdbc.sql("UPDATE promising.schedule_line SET split_from = 4711").update();

        assertThat(api.get("/audit/self").expect(200).at("/differences").toString()).contains("4711", "promising.schedule_line.split_from");
    }

    private boolean somebodyWaits() {
        return jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DELETE FROM catalog.item%'")
                .query(Long.class).single() > 0;
    }
}
