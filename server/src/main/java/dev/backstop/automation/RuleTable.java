package dev.backstop.automation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules as they are stored. */
@Component
class RuleTable {
    private static final String SELECT = """
            SELECT rule.id, rule.number, rule.name, rule.rank, rule.kind, rule.vendor_id, vendor.code AS vendor, rule.category, rule.item_class, rule.up_to,
                   rule.level, rule.budget, rule.budget_period, rule.budget_per, rule.tell_to, rule.mode, rule.paused_until, rule.pause_reason,
                   rule.paused_by, rule.ended_at,
                   (SELECT max(spent.amount) FROM (
                        SELECT sum(amount) AS amount FROM automation.spending
                         WHERE rule_id = rule.id AND NOT trial AND day >= date_trunc(coalesce(rule.budget_period, 'day'), :today::timestamp)::date
                         GROUP BY key) spent) AS spent
              FROM automation.rule rule
              LEFT JOIN catalog.vendor vendor ON vendor.id = rule.vendor_id
            """;

    private final JdbcClient jdbc;

    RuleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Step(long rule, Rule.Approver approver) {}

    private Map<Long, List<Rule.Approver>> approvers() {
        return jdbc.sql("SELECT rule_id, above, who FROM automation.approver ORDER BY rule_id, step")
                .query((row, _) -> new Step(row.getLong("rule_id"), new Rule.Approver(row.getBigDecimal("above"), row.getString("who"))))
                .list().stream().collect(groupingBy(Step::rule, mapping(Step::approver, toList())));
    }

    /** Those not ended, or the one of a number, ended or not. */
    List<RuleResource> shown(@Nullable String number, LocalDate today) {
        var approvers = approvers();
        return jdbc.sql(SELECT + """
                 WHERE CASE WHEN :number::text IS NULL THEN rule.ended_at IS NULL ELSE rule.number = :number END
                 ORDER BY rule.rank, rule.id
                """)
                .param("today", today).param("number", number)
                .query((row, _) -> resource(row, approvers.getOrDefault(row.getLong("id"), List.of()), today)).list();
    }

    /** Those in force, in the order in which they are asked. */
    List<Rule> inForce(LocalDate today) {
        var approvers = approvers();
        return jdbc.sql(SELECT + " WHERE rule.ended_at IS NULL ORDER BY rule.rank, rule.id").param("today", today)
                .query((row, _) -> rule(row, approvers.getOrDefault(row.getLong("id"), List.of()))).list();
    }

    /** One by its number, ended or not. */
    Rule byNumber(String number, LocalDate today) {
        var approvers = approvers();
        return jdbc.sql(SELECT + " WHERE rule.number = :number").param("today", today).param("number", number)
                .query((row, _) -> rule(row, approvers.getOrDefault(row.getLong("id"), List.of()))).single();
    }

    /** Ten after the last, so that others can come between. */
    int nextRank() {
        return jdbc.sql("SELECT coalesce(max(rank), 0) + 10 FROM automation.rule WHERE ended_at IS NULL").query(Integer.class).single();
    }

    String insert(Rule rule, int rank, String by, Instant at) {
        var number = jdbc.sql("""
                INSERT INTO automation.rule (number, name, rank, level, mode, made_at, made_by)
                VALUES ('AR-' || nextval('automation.rule_number'), :name, :rank, :level, 'trial', :at, :by)
                RETURNING number
                """)
                .param("name", rule.name()).param("rank", rank).param("level", rule.level().word()).param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by).query(String.class).single();
        update(number, rule, rank);
        return number;
    }

    void update(String number, Rule rule, @Nullable Integer rank) {
        var budget = rule.budget();
        var id = jdbc.sql("""
                UPDATE automation.rule
                   SET name = :name, rank = coalesce(:rank::int, rank), kind = :kind, vendor_id = :vendor::bigint, category = :category,
                       item_class = :itemClass, up_to = :upTo::numeric, level = :level, budget = :budget::numeric, budget_period = :period,
                       budget_per = :per, tell_to = :tellTo, mode = :mode
                 WHERE number = :number
                RETURNING id
                """)
                .param("name", rule.name()).param("rank", rank).param("kind", rule.kind()).param("vendor", rule.vendor())
                .param("category", rule.category()).param("itemClass", rule.itemClass()).param("upTo", rule.upTo()).param("level", rule.level().word())
                .param("budget", budget == null ? null : budget.amount()).param("period", budget == null ? null : word(budget.period()))
                .param("per", budget == null ? null : word(budget.per())).param("tellTo", rule.tellTo()).param("mode", rule.trial() ? "trial" : "live")
                .param("number", number).query(Long.class).single();
        jdbc.sql("DELETE FROM automation.approver WHERE rule_id = :id").param("id", id).update();
        var steps = IntStream.range(0, rule.approvers().size()).boxed().toList();
        jdbc.sql("""
                INSERT INTO automation.approver (rule_id, step, above, who)
                SELECT :id, * FROM unnest(:steps::int[], :above::numeric[], :who::text[])
                """)
                .param("id", id).param("steps", Columns.ints(steps, i -> i + 1)).param("above", Columns.texts(rule.approvers(), Rule.Approver::above))
                .param("who", Columns.texts(rule.approvers(), Rule.Approver::who)).update();
    }

    void pause(String number, @Nullable LocalDate until, @Nullable String reason, @Nullable String by) {
        jdbc.sql("UPDATE automation.rule SET paused_until = :until::date, pause_reason = :reason, paused_by = :by WHERE number = :number")
                .param("until", until).param("reason", reason).param("by", by).param("number", number).update();
    }

    /** Whether it was in force until now. */
    boolean end(String number, String by, Instant at) {
        return jdbc.sql("UPDATE automation.rule SET ended_at = :at, ended_by = :by WHERE number = :number AND ended_at IS NULL")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("by", by).param("number", number).update() > 0;
    }

    void append(String number, List<RuleChange> changes) {
        jdbc.sql("""
                INSERT INTO automation.rule_change (rule_id, at, by, field, before, after)
                SELECT rule.id, change.at, change.by, change.field, change.before, change.after
                  FROM automation.rule
                 CROSS JOIN unnest(:at::timestamptz[], :by::text[], :fields::text[], :before::text[], :after::text[]) WITH ORDINALITY
                       AS change (at, by, field, before, after, position)
                 WHERE rule.number = :number
                 ORDER BY position
                """)
                .param("number", number).param("at", Columns.texts(changes, RuleChange::at)).param("by", Columns.texts(changes, RuleChange::by))
                .param("fields", Columns.texts(changes, RuleChange::field)).param("before", Columns.texts(changes, RuleChange::before))
                .param("after", Columns.texts(changes, RuleChange::after)).update();
    }

    /** Newest first; of those made together in the order of the fields. */
    List<RuleChange> changes(String number) {
        return jdbc.sql("""
                SELECT change.at, change.by, change.field, change.before, change.after
                  FROM automation.rule_change change
                  JOIN automation.rule ON rule.id = change.rule_id
                 WHERE rule.number = :number
                 ORDER BY change.at DESC, change.id
                """).param("number", number).query(RuleChange.class).list();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Rule rule(ResultSet row, List<Rule.Approver> approvers) throws SQLException {
        var budget = row.getBigDecimal("budget");
        return new Rule(row.getLong("id"), row.getString("number"), row.getString("name"), row.getString("kind"), row.getObject("vendor_id", Long.class),
                row.getString("category"), row.getString("item_class"), row.getBigDecimal("up_to"), Level.of(row.getString("level")),
                budget == null ? null : new Rule.Budget(budget, Rule.Period.valueOf(row.getString("budget_period").toUpperCase(Locale.ROOT)),
                        Rule.Per.valueOf(row.getString("budget_per").toUpperCase(Locale.ROOT))),
                approvers, row.getString("tell_to"), row.getString("mode").equals("trial"), row.getObject("paused_until", LocalDate.class));
    }

    private static RuleResource resource(ResultSet row, List<Rule.Approver> approvers, LocalDate today) throws SQLException {
        var budget = row.getBigDecimal("budget");
        var paused = row.getObject("paused_until", LocalDate.class);
        var holds = paused != null && today.isBefore(paused);
        var state = row.getObject("ended_at") != null ? "ended" : holds ? "paused" : row.getString("mode");
        return new RuleResource(row.getString("number"), row.getString("name"), row.getInt("rank"), row.getString("kind"), row.getString("vendor"),
                row.getString("category"), row.getString("item_class"), plain(row.getBigDecimal("up_to")), row.getString("level"),
                budget == null ? null : new RuleResource.Budget(plain(budget), row.getString("budget_period"), row.getString("budget_per"),
                        plain(row.getBigDecimal("spent") == null ? BigDecimal.ZERO : row.getBigDecimal("spent"))),
                approvers.stream().map(each -> new RuleResource.Approver(plain(each.above()), each.who())).toList(), row.getString("tell_to"),
                row.getString("mode"), holds ? paused : null, holds ? row.getString("pause_reason") : null, holds ? row.getString("paused_by") : null, state);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        var shortest = amount.stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }
}
