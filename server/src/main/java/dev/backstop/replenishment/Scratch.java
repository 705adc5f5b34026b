package dev.backstop.replenishment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tables of one transaction, empty whenever one begins. A connection makes each once: at every statement that defines something the driver
 * forgets all that it has prepared, and the plan would be planned anew by PostgreSQL each time.
 */
@Component
class Scratch {
    private final JdbcClient jdbc;

    Scratch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens a table without rows.
     *
     * @param as what follows its name: columns in parentheses, or a query without data
     */
    void open(String table, String as) {
        if (jdbc.sql("SELECT to_regclass('pg_temp.' || :table) IS NULL").param("table", table).query(Boolean.class).single()) {
            jdbc.sql("CREATE TEMPORARY TABLE " + table + ' ' + as).update();
        } else {
            jdbc.sql("DELETE FROM " + table).update();
        }
    }
}
