package dev.backstop.replenishment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Policies as they are stored, and what they change of the rules. */
@Component
class PolicyTable {
    private static final String SELECT = """
            SELECT policy.*, (SELECT count(*)::int FROM replenishment.policy_place WHERE policy_id = policy.id) AS places
                   FROM replenishment.policy
            """;

    private final JdbcClient jdbc;

    PolicyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String add(String segment, ReorderPointResource.Target target, @Nullable LocalDate until, @Nullable String replay,
            PolicyResource.@Nullable Predicted predicted, String reason, String by, Instant at) {
        return jdbc.sql("""
                INSERT INTO replenishment.policy (number, segment, target_kind, target_value, until_on, replay, predicted_fill_rate,
                       predicted_stock_value,
                       reason, proposed_by, proposed_at)
                VALUES ('POL-' || nextval('replenishment.policy_number'), :segment, :kind, :value::numeric, :until, :replay, :fillRate,
                       :stockValue,
                       :reason, :by, :at)
                RETURNING number
                """)
                .param("segment", segment).param("kind", target.kind()).param("value", target.value()).param("until", until)
                        .param("replay", replay)
                .param("fillRate", predicted == null ? null : predicted.fillRate())
                        .param("stockValue", predicted == null ? null : predicted.stockValue())
                .param("reason", reason).param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).query(String.class).single();
    }

    List<PolicyResource> list(@Nullable String segment) {
        return jdbc.sql(SELECT + " WHERE :segment::text IS NULL OR segment = :segment ORDER BY id DESC LIMIT 100").param("segment", segment)
                .query(PolicyTable::row).list();
    }

    Optional<PolicyResource> byNumber(String number) {
        return jdbc.sql(SELECT + " WHERE number = :number").param("number", number).query(PolicyTable::row).optional();
    }

    /** Locks it against two decisions at once. */
    void lock(String number) {
        jdbc.sql("SELECT id FROM replenishment.policy WHERE number = :number FOR UPDATE").param("number", number).query(Long.class).list();
    }

    /**
     * Puts its target in force at every place of the segment that is learned, and remembers what held there. One that held there before is
     * over.
     */
    void apply(String number, String by, Instant at) {
        var now = at.atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                UPDATE replenishment.policy SET state = 'ended', ended_by = :by, ended_at = :now
                 WHERE state = 'approved' AND segment = (SELECT segment FROM replenishment.policy WHERE number = :number)
                """).param("by", by).param("now", now).param("number", number).update();
        jdbc.sql("""
                INSERT INTO replenishment.policy_place (policy_id, item_id, location_id, had_rule, old_kind, old_value)
                SELECT policy.id, learned.item_id, learned.location_id, rule.item_id IS NOT NULL, coalesce(rule.target_kind, 'fill-rate'),
                       coalesce(rule.target_value, 0.95)
                  FROM replenishment.policy
                  JOIN replenishment.learned ON learned.segment = policy.segment
                  LEFT JOIN replenishment.reorder_point rule ON (rule.item_id, rule.location_id) = (learned.item_id, learned.location_id)
                 WHERE policy.number = :number AND rule.mode IS DISTINCT FROM 'manual' AND rule.per_order IS NOT TRUE
                """).param("number", number).update();
        jdbc.sql("""
                INSERT INTO replenishment.reorder_point (item_id, location_id, mode, target_kind, target_value)
                SELECT place.item_id, place.location_id, 'learned', policy.target_kind, policy.target_value
                  FROM replenishment.policy
                  JOIN replenishment.policy_place place ON place.policy_id = policy.id
                 WHERE policy.number = :number
                    ON CONFLICT (item_id, location_id) DO UPDATE SET (target_kind, target_value) = (excluded.target_kind,
                           excluded.target_value)
                """).param("number", number).update();
        jdbc.sql("UPDATE replenishment.policy SET state = 'approved', approved_by = :by, approved_at = :now WHERE number = :number")
                .param("by", by).param("now", now).param("number", number).update();
    }

    /** Puts back what held before, save where somebody has set another target since. */
    void putBack(String number, String state, String by, Instant at) {
        jdbc.sql("""
                UPDATE replenishment.reorder_point rule SET (target_kind, target_value) = (place.old_kind, place.old_value)
                  FROM replenishment.policy_place place
                  JOIN replenishment.policy ON policy.id = place.policy_id
                 WHERE policy.number = :number AND (rule.item_id, rule.location_id) = (place.item_id, place.location_id)
                   AND (rule.target_kind, rule.target_value) = (policy.target_kind, policy.target_value)
                """).param("number", number).update();
        jdbc.sql("UPDATE replenishment.policy SET state = :state, ended_by = :by, ended_at = :now WHERE number = :number")
                .param("state", state).param("by", by).param("now", at.atOffset(ZoneOffset.UTC)).param("number", number).update();
    }

    /** Those whose last day is over. */
    List<String> over(LocalDate today) {
        return jdbc.sql("SELECT number FROM replenishment.policy WHERE state = 'approved' AND until_on < :today ORDER BY id")
                .param("today", today)
                .query(String.class).list();
    }

    /** What came in at its places since it was approved, by value, and what stock was set aside for within the hour. */
    record Seen(int lines, double wanted, double served) {}

    Seen seen(String number) {
        return jdbc.sql("""
                SELECT count(*)::int AS lines, coalesce(sum(line.wanted * line.price), 0)::float8 AS wanted,
                       coalesce(sum(least(line.wanted, line.here) * line.price), 0)::float8 AS served
                  FROM (SELECT sum(schedule.quantity) AS wanted, coalesce(item.price, item.cost, 1) AS price,
                               sum((SELECT coalesce(sum(peg.quantity), 0) FROM promising.peg peg
                                     WHERE peg.schedule_line_id = schedule.id AND peg.source = 'stock'
                                            AND peg.made_at <= sales.ordered_at + interval '1 hour')) AS here
                          FROM replenishment.policy
                          JOIN replenishment.policy_place place ON place.policy_id = policy.id
                          JOIN catalog.item item ON item.id = place.item_id
                          JOIN orders.order_line line ON line.item_id = place.item_id
                          JOIN orders.sales_order sales ON sales.id = line.order_id AND sales.ordered_at >= policy.approved_at
                          JOIN promising.schedule_line schedule ON schedule.line_id = line.id AND schedule.location_id = place.location_id
                         WHERE policy.number = :number
                         GROUP BY line.id, item.id) line
                """).param("number", number).query(Seen.class).single();
    }

    /** Stock at its places now, at cost. */
    double stockValue(String number) {
        return jdbc.sql("""
                SELECT coalesce(sum(here.on_hand * coalesce(item.cost, item.price, 0) / 10.0 ^ item.decimals), 0)::float8
                  FROM replenishment.policy
                  JOIN replenishment.policy_place place ON place.policy_id = policy.id
                  JOIN catalog.item item ON item.id = place.item_id
                  JOIN promising.availability here ON (here.item_id, here.location_id) = (place.item_id, place.location_id)
                 WHERE policy.number = :number
                """).param("number", number).query(Double.class).single();
    }

    private static PolicyResource row(ResultSet row, int at) throws SQLException {
        return new PolicyResource(row.getString("number"), row.getString("segment"),
                new ReorderPointResource.Target(row.getString("target_kind"), row.getBigDecimal("target_value").stripTrailingZeros()
                        .toPlainString()),
                row.getObject("until_on", LocalDate.class), row.getString("replay"),
                row.getObject("predicted_fill_rate") == null ? null
                        : new PolicyResource.Predicted(row.getDouble("predicted_fill_rate"), row.getDouble("predicted_stock_value")),
                row.getString("reason"), row.getString("state"), row.getString("proposed_by"), row.getTimestamp("proposed_at").toInstant(),
                row.getString("approved_by"), instant(row.getTimestamp("approved_at")), row.getString("ended_by"),
                        instant(row.getTimestamp("ended_at")),
                row.getInt("places"), null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
