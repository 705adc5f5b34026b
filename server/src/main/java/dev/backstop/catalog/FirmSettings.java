package dev.backstop.catalog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the firm has decided for all its items. */
@Component
public class FirmSettings {
    private final JdbcClient jdbc;

    FirmSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The settings in force. */
    public Settings now() {
        return jdbc.sql("""
                SELECT currency, confidence, grace_working_days, allocation, sourcing, default_days_to_ship, reorder_trigger,
                       ordering_cost, holding_rate, backorder_cost
                  FROM catalog.settings
                """)
                .query(Settings.class).single();
    }
}
