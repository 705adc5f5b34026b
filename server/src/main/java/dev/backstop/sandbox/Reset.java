package dev.backstop.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Empties the database: only tables that hold something are touched, so that it is quick. What little there is is deleted and not cut off: a table that
 * is cut off has new files, and every statement that any connection knows of it is planned anew.
 */
@Component
public class Reset {
    private static final List<String> KEPT = List.of("access.account", "public.flyway_schema_history");
    private static final long LITTLE = 4L << 20; // bytes

    private final JdbcClient jdbc;
    private final JdbcTemplate once; // what it runs is not kept by the connection
    private volatile @Nullable String whatIsFilled;

    Reset(JdbcClient jdbc, JdbcTemplate once) {
        this.jdbc = jdbc;
        this.once = once;
    }

    /** Removes all business data; settings are as on the first day. People who may sign in stay. */
    @Transactional
    public void everything() {
        var filled = filled();
        if (!filled.isEmpty() && isLittle(filled)) {
            once.execute("LOCK TABLE " + String.join(", ", filled) + " IN EXCLUSIVE MODE"); // whoever writes comes to an end before, or writes afterwards
            for (; !filled.isEmpty(); filled = filled()) { // once more for what they wrote, and for what triggers noted of the deletion
                delete(filled);
            }
        } else if (!filled.isEmpty()) {
            once.execute("TRUNCATE " + String.join(", ", filled) + " CASCADE");
        }
        startNumbersAgain();
        jdbc.sql("INSERT INTO catalog.settings DEFAULT VALUES ON CONFLICT DO NOTHING").update();
    }

    /** Whether there is any business data: orders, stock or supply. */
    boolean isEmpty() {
        return !jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM orders.sales_order) OR EXISTS (SELECT 1 FROM stock.movement) OR EXISTS (SELECT 1 FROM supply.purchase_order)
                """).query(Boolean.class).single();
    }

    private List<String> filled() {
        var question = whatIsFilled;
        if (question == null) {
            question = question();
            whatIsFilled = question;
        }
        return jdbc.sql(question).query(String.class).list();
    }

    /** One question to all tables; there are the same ones until the program ends. */
    private String question() {
        var tables = jdbc.sql("""
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                 WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema' ORDER BY 1
                """).query(String.class).list();
        return tables.stream().filter(table -> !KEPT.contains(table))
                .map(table -> "SELECT '%s' WHERE EXISTS (SELECT 1 FROM %s)".formatted(table, table)).collect(Collectors.joining(" UNION ALL "));
    }

    private boolean isLittle(List<String> tables) {
        return jdbc.sql("SELECT sum(pg_table_size(t::regclass)) < :little FROM unnest(:tables) t")
                .param("little", LITTLE).param("tables", tables.toArray(String[]::new)).query(Boolean.class).single();
    }

    /** In one statement, at the end of which the foreign keys are looked at: whichever way they point, both ends are gone. */
    private void delete(List<String> tables) {
        once.execute(tables.stream().map(table -> "\"%s\" AS (DELETE FROM %s)".formatted(table, table)).collect(Collectors.joining(", ", "WITH ", " SELECT")));
    }

    /** All numbers are given again from the first on, those of people who stay excepted; last, because no rollback takes this back. */
    private void startNumbersAgain() {
        jdbc.sql("""
                SELECT count(setval(format('%I.%I', s.schemaname, s.sequencename)::regclass, s.start_value, false))
                  FROM pg_sequences s
                 WHERE s.last_value IS NOT NULL
                   AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
                                      AND d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass AND d.refobjid = 'access.account'::regclass)
                """).query(Long.class).single();
    }
}
