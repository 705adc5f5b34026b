package dev.backstop.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties the sandbox before each test. */
final class EmptyBeforeEach implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        var jdbc = SpringExtension.getApplicationContext(context).getBean(JdbcClient.class);
        var tables = jdbc.sql("""
                SELECT string_agg(format('%I.%I', schemaname, tablename), ', ')
                  FROM pg_tables
                 WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'flyway_schema_history'
                """).query(String.class).single();
        jdbc.sql("TRUNCATE " + tables + " RESTART IDENTITY").update();
    }
}
