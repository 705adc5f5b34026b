package dev.backstop.catalog;

import dev.backstop.web.Columns;
import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the firm has decided for all its items. */
@Component
public class FirmSettings {
    private static final String SELECT = """
            SELECT currency, confidence, grace_working_days, allocation, sourcing, default_days_to_ship, reorder_trigger,
                   ordering_cost, holding_rate, backorder_cost, classes, channels, chances
              FROM catalog.settings
             CROSS JOIN (SELECT array_agg(customer_class ORDER BY rank) AS classes, array_agg(channel ORDER BY rank) AS channels,
                                array_agg(trim_scale(chance) ORDER BY rank) AS chances
                           FROM catalog.confidence_rule) rules
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    FirmSettings(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The settings in force; the usual ones until somebody decides. */
    public Settings now() {
        return jdbc.sql(SELECT).query(FirmSettings::settings).optional().orElse(Settings.USUAL);
    }

    /** The same, with other questions. */
    public Supplier<Settings> now(RoundTrip trip) {
        var found = trip.query(SELECT, Map.of(), FirmSettings::settings);
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
        if (!before.confidenceRules().equals(settings.confidenceRules())) {
            store(settings.confidenceRules());
        }
        events.publishEvent(new SettingsChanged(before, settings));
    }

    private void store(List<ConfidenceRule> rules) {
        jdbc.sql("DELETE FROM catalog.confidence_rule").update();
        jdbc.sql("""
                INSERT INTO catalog.confidence_rule (rank, customer_class, channel, chance)
                SELECT rank, customer_class, channel, chance
                  FROM unnest(:classes::text[], :channels::text[], :chances::numeric[]) WITH ORDINALITY
                       AS rule (customer_class, channel, chance, rank)
                """)
                .param("classes", Columns.texts(rules, ConfidenceRule::customerClass))
                .param("channels", Columns.texts(rules, ConfidenceRule::channel))
                .param("chances", Columns.texts(rules, ConfidenceRule::chance)).update();
    }

    private static Settings settings(ResultSet row, int number) throws SQLException {
        return new Settings(row.getString("currency"), row.getBigDecimal("confidence"), row.getInt("grace_working_days"),
                row.getString("allocation"), row.getString("sourcing"), row.getObject("default_days_to_ship", Integer.class),
                row.getString("reorder_trigger"), row.getBigDecimal("ordering_cost"), row.getBigDecimal("holding_rate"),
                row.getBigDecimal("backorder_cost"), rules(row));
    }

    private static List<ConfidenceRule> rules(ResultSet row) throws SQLException {
        var chances = row.getArray("chances");
        if (chances == null) {
            return List.of();
        }
        var classes = (@Nullable String[]) row.getArray("classes").getArray();
        var channels = (@Nullable String[]) row.getArray("channels").getArray();
        var surely = (BigDecimal[]) chances.getArray();
        return IntStream.range(0, surely.length).mapToObj(i -> new ConfidenceRule(classes[i], channels[i], surely[i])).toList();
    }
}
