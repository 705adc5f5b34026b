package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import java.util.List;
import java.util.Map;
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

    /** Puts other settings in force. */
    public PutResult put(SettingsResource wanted) {
        var form = new Form();
        var checked = new PutResult.Checked<>(wanted.checked(form), form);
        return PutResult.putAll(List.of(checked), _ -> "settings", Map.of("settings", now()), settings -> store(settings.getFirst())).getFirst();
    }

    private void store(Settings settings) {
        jdbc.sql("""
                UPDATE catalog.settings
                   SET currency = :currency, confidence = :confidence, grace_working_days = :graceWorkingDays, allocation = :allocation,
                       sourcing = :sourcing, default_days_to_ship = :defaultDaysToShip, reorder_trigger = :reorderTrigger,
                       ordering_cost = :orderingCost, holding_rate = :holdingRate, backorder_cost = :backorderCost
                """)
                .paramSource(settings).update();
    }
}
