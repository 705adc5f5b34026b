package dev.backstop.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.BackstopTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the driver keeps on a connection, so that PostgreSQL neither reads nor plans it again. */
@BackstopTest
class KeptStatementsTest {
    private static final String ASKED = "SELECT 41 + 1 AS kept";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    private List<String> kept() {
        assertThat(jdbc.sql(ASKED).query(Integer.class).single()).isEqualTo(42);
        return jdbc.sql("SELECT name FROM pg_prepared_statements WHERE statement = :asked ORDER BY prepare_time").param("asked", ASKED).query(String.class).list();
    }

    @Test
    void a_statement_is_kept_from_its_first_run_on_and_a_temporary_table_changes_nothing() {
        new TransactionTemplate(manager).executeWithoutResult(_ -> {
            var first = kept();
            assertThat(first).hasSize(1);
            jdbc.sql("CREATE TEMPORARY TABLE passing (n int) ON COMMIT DROP").update();
            assertThat(kept()).isEqualTo(first);
        });
    }
}
