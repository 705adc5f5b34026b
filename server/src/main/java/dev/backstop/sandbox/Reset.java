package dev.backstop.sandbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Empties the database: only tables that hold something are touched, so that it is quick. */
@Component
public class Reset {
    private static final List<String> KEPT = List.of("access.account", "public.flyway_schema_history");

    private final JdbcClient jdbc;

    Reset(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Removes all business data; settings are as on the first day. People who may sign in stay. */
    @Transactional
    public void everything() {
        var filled = filled();
        if (!filled.isEmpty()) {
            jdbc.sql("TRUNCATE " + String.join(", ", filled) + " RESTART IDENTITY CASCADE").update();
        }
        sequences().forEach(sequence -> jdbc.sql("ALTER SEQUENCE " + sequence + " RESTART").update());
        jdbc.sql("INSERT INTO catalog.settings DEFAULT VALUES ON CONFLICT DO NOTHING").update();
    }

    /** Whether there is any business data: orders, stock or supply. */
    boolean isEmpty() {
        return !jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM orders.sales_order) OR EXISTS (SELECT 1 FROM stock.movement) OR EXISTS (SELECT 1 FROM supply.purchase_order)
                """).query(Boolean.class).single();
    }

    private List<String> filled() {
        var tables = jdbc.sql("""
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                 WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema' ORDER BY 1
                """).query(String.class).list();
        var probes = tables.stream().filter(table -> !KEPT.contains(table))
                .map(table -> "SELECT '%s' WHERE EXISTS (SELECT 1 FROM %s)".formatted(table, table)).toList();
        return jdbc.sql(String.join(" UNION ALL ", probes)).query(String.class).list();
    }

    /** Those that number documents; the others belong to their tables. */
    private List<String> sequences() {
        return jdbc.sql("""
                SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences
                 WHERE sequencename LIKE '%number' AND last_value IS NOT NULL ORDER BY 1
                """).query(String.class).list();
    }
}
