package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the firm has decided for all its items. */
@Component
public class FirmSettings {
    private static final String SELECT = """
            SELECT currency, confidence, grace_working_days, allocation, sourcing, default_days_to_ship, reorder_trigger,
                   ordering_cost, holding_rate, backorder_cost
              FROM catalog.settings
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    FirmSettings(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The settings in force; the usual ones until somebody decides. */
    public Settings now() {
        return jdbc.sql(SELECT).query(Settings.class).optional().orElse(Settings.USUAL);
    }

    /** The same, with other questions. */
    public Supplier<Settings> now(RoundTrip trip) {
        var found = trip.query(SELECT, Map.of(), new SimplePropertyRowMapper<>(Settings.class));
        return () -> found.get().stream().findFirst().orElse(Settings.USUAL);
    }

    /** Puts other settings in force. */
    public PutResult put(SettingsResource wanted) {
        var form = new Form();
        var checked = new PutResult.Checked<>(wanted.checked(form), form);
        return PutResult.putAll(List.of(checked), _ -> "settings", Map.of("settings", now()), settings -> store(settings.getFirst())).getFirst();
    }

    private void store(Settings settings) {
        var before = now();
        jdbc.sql("""
                INSERT INTO catalog.settings (currency, confidence, grace_working_days, allocation, sourcing, default_days_to_ship,
                       reorder_trigger, ordering_cost, holding_rate, backorder_cost)
                VALUES (:currency, :confidence, :graceWorkingDays, :allocation, :sourcing, :defaultDaysToShip,
                       :reorderTrigger, :orderingCost, :holdingRate, :backorderCost)
                    ON CONFLICT (only_row) DO UPDATE SET (currency, confidence, grace_working_days, allocation, sourcing,
                       default_days_to_ship, reorder_trigger, ordering_cost, holding_rate, backorder_cost) =
                       (excluded.currency, excluded.confidence, excluded.grace_working_days, excluded.allocation, excluded.sourcing,
                       excluded.default_days_to_ship, excluded.reorder_trigger, excluded.ordering_cost, excluded.holding_rate,
                       excluded.backorder_cost)
                """)
                .paramSource(settings).update();
        events.publishEvent(new SettingsChanged(before, settings));
    }
}
