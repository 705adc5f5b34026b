package dev.backstop.outreach;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.SettingsResource;
import dev.backstop.catalog.Units;
import dev.backstop.promising.OpenOrders;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Other settings, looked at before they count: they are put in force, every promise is decided anew and every duty opened, and all of it is taken
 * back. So the look and the deed cannot differ; and a deed that would do anything else than was looked at is refused.
 */
@Component
class RuleChanges {
    private final JdbcClient jdbc;
    private final FirmSettings settings;
    private final OpenOrders orders;
    private final Json json;
    private final TransactionTemplate apart;

    RuleChanges(JdbcClient jdbc, FirmSettings settings, OpenOrders orders, Json json, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.orders = orders;
        this.json = json;
        this.apart = new TransactionTemplate(manager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What a merge patch of the settings would change; nothing is.
     *
     * @throws Problem 422 as the settings themselves say it
     */
    RuleChange preview(JsonNode patch) {
        return Objects.requireNonNull(apart.execute(transaction -> {
            transaction.setRollbackOnly();
            return change(patch);
        }), "a change");
    }

    /**
     * Puts the settings in force, if that does what was looked at.
     *
     * @throws Problem 409 if it would do anything else by now
     */
    RuleChange apply(JsonNode patch, String preview) {
        var change = change(patch);
        if (!change.preview().equals(preview)) {
            throw Problem.conflict("stale", "Orders, stock or supply moved since this change of the settings was looked at: it would now move "
                    + "%d deliveries, and %d customers would have to hear of it. Look again."
                    .formatted(change.later() + change.sooner() + change.undated(), change.customersToTell()));
        }
        return change;
    }

    private RuleChange change(JsonNode patch) {
        var before = jdbc.sql("SELECT coalesce(max(id), 0) FROM promising.promise").query(Long.class).single();
        var wanted = json.patched(SettingsResource.of(settings.now()), patch, SettingsResource.class);
        if (settings.put(wanted) instanceof PutResult.Refused refused) {
            throw Problem.refused(refused.faults());
        }
        orders.settle();
        var moved = moved(before);
        var seen = new StringBuilder().append(SettingsResource.of(settings.now()));
        moved.forEach(seen::append);
        return new RuleChange(Json.sha256(seen.toString().getBytes(StandardCharsets.UTF_8)), count(moved, RuleChange.Moved::later), count(moved, RuleChange.Moved::sooner),
                count(moved, RuleChange.Moved::undated), (int) moved.stream().filter(RuleChange.Moved::told).map(RuleChange.Moved::customer).distinct().count(),
                moved.stream().sorted(Comparator.comparing(RuleChange.Moved::told).reversed()).limit(RuleChange.SHOWN).toList());
    }

    private static int count(List<RuleChange.Moved> moved, Predicate<RuleChange.Moved> which) {
        return (int) moved.stream().filter(which).count();
    }

    /** The promises that this transaction made and that say another day, or of which somebody must hear. */
    private List<RuleChange.Moved> moved(long before) {
        return jdbc.sql("""
                SELECT o.number, ol.line, i.sku, i.unit, i.decimals, c.code, c.name, sl.quantity, was.ship_by AS before, made.ship_by AS after,
                       heard.ship_by AS heard, duty.id IS NOT NULL AS told
                  FROM promising.promise made
                  JOIN promising.schedule_line sl ON sl.id = made.schedule_line_id AND sl.promise_id = made.id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                  LEFT JOIN promising.promise heard ON heard.id = sl.heard_promise_id
                  LEFT JOIN LATERAL (SELECT old.ship_by FROM promising.promise old
                                      WHERE old.schedule_line_id IN (sl.id, sl.split_from) AND old.id <= :before
                                      ORDER BY old.schedule_line_id = sl.id DESC, old.id DESC LIMIT 1) was ON true
                  LEFT JOIN outreach.duty ON duty.schedule_line_id = sl.id AND duty.promise_id = made.id AND duty.state = 'open'
                 WHERE made.id > :before AND made.xmin = pg_current_xact_id()::xid
                   AND (duty.id IS NOT NULL OR was.ship_by IS DISTINCT FROM made.ship_by)
                 ORDER BY o.id, ol.line, made.ship_by NULLS LAST, sl.quantity, sl.number
                """).param("before", before).query(RuleChanges::moved).list();
    }

    private static RuleChange.Moved moved(ResultSet row, int number) throws SQLException {
        return new RuleChange.Moved(row.getString("number"), row.getInt("line"), row.getString("sku"), row.getString("code"), row.getString("name"),
                new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")), row.getObject("before", LocalDate.class),
                row.getObject("after", LocalDate.class), row.getObject("heard", LocalDate.class), row.getBoolean("told"));
    }
}
