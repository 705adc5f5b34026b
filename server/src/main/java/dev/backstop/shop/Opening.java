package dev.backstop.shop;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's shop says when it charges, that one can cancel, and offers to write when something is back; until somebody decides
 * otherwise.
 */
@Component
@SampleShop
class Opening implements ApplicationRunner {
    private final JdbcClient jdbc;
    private final boolean demo;

    Opening(JdbcClient jdbc, @Value("${backstop.mode:}") String mode) {
        this.jdbc = jdbc;
        this.demo = mode.equals("demo");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo) {
            jdbc.sql("""
                    INSERT INTO storefront.settings (charge, cancellable, back_in_stock) VALUES ('when-it-ships', true, true)
                        ON CONFLICT (only_row) DO NOTHING
                    """).update();
        }
    }
}
