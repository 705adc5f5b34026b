package dev.backstop.automation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.Units;
import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approvals as they are stored. */
@Component
class ApprovalRows {
    private static final String SELECT = """
            SELECT approval.id, approval.number, rule.number AS rule, rule.name AS rule_name, approval.kind, approval.draft, vendor.code AS vendor,
                   approval.amount, approval.why, approval.state, approval.asked_at, approval.ended_at, approval.became
              FROM automation.approval approval
              JOIN automation.rule rule ON rule.id = approval.rule_id
              LEFT JOIN catalog.vendor vendor ON vendor.id = approval.vendor_id
            """;

    private final JdbcClient jdbc;

    ApprovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An approval with its key. */
    record Stored(long id, @Nullable BigDecimal amount, Approval shown) {}

    /** The newest first; {@code state} and {@code draft} null: all. */
    List<Approval> page(@Nullable String state, @Nullable String draft, long before, int limit) {
        return shown(jdbc.sql(SELECT + """
                 WHERE (:before = 0 OR approval.id < :before) AND (:state::text IS NULL OR approval.state = :state)
                   AND (:draft::text IS NULL OR approval.draft = :draft)
                 ORDER BY approval.id DESC
                 LIMIT :limit
                """)
                .param("before", before).param("state", state).param("draft", draft).param("limit", limit).query(ApprovalRows::head).list())
                .stream().map(Stored::shown).toList();
    }

    Optional<Stored> locked(String number) {
        jdbc.sql("SELECT id FROM automation.approval WHERE number = :number FOR UPDATE").param("number", number).query(Long.class).optional();
        return byNumber(number);
    }

    Optional<Stored> byNumber(String number) {
        return shown(jdbc.sql(SELECT + " WHERE approval.number = :number").param("number", number).query(ApprovalRows::head).list()).stream().findFirst();
    }

    /** The one that a draft waits for, locked. */
    Optional<Stored> waitingFor(String draft) {
        return jdbc.sql("SELECT number FROM automation.approval WHERE draft = :draft AND state = 'waiting' FOR UPDATE")
                .param("draft", draft).query(String.class).optional().flatMap(this::byNumber);
    }

    /** Whether a proposal waits for an approval. */
    boolean waits(long proposal) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM automation.approval_need need JOIN automation.approval approval ON approval.id = need.approval_id
                                WHERE need.proposal_id = :proposal AND approval.state = 'waiting')
                """).param("proposal", proposal).query(Boolean.class).single();
    }

    String insert(Batch batch, @Nullable String draft, @Nullable BigDecimal amount, String why, Instant at) {
        return jdbc.sql("""
                INSERT INTO automation.approval (number, rule_id, kind, draft, vendor_id, amount, why, state, asked_at)
                VALUES ('AP-' || nextval('automation.approval_number'), :rule, :kind, :draft, :vendor::bigint, :amount::numeric, :why, 'waiting', :at)
                RETURNING number
                """)
                .param("rule", batch.rule().id()).param("kind", batch.first().kind()).param("draft", draft).param("vendor", batch.first().vendor())
                .param("amount", amount).param("why", why).param("at", at.atOffset(ZoneOffset.UTC)).query(String.class).single();
    }

    void addNeeds(long approval, Collection<Long> proposals) {
        jdbc.sql("INSERT INTO automation.approval_need (approval_id, proposal_id) SELECT :id, unnest(:proposals::bigint[]) ON CONFLICT DO NOTHING")
                .param("id", approval).param("proposals", proposals.toArray(Long[]::new)).update();
    }

    /** Asks these from now on; what was said before stays on record and no longer counts. */
    void steps(long approval, List<Rule.Approver> approvers) {
        jdbc.sql("UPDATE automation.approval_step SET void = true WHERE approval_id = :id AND said IS NOT NULL").param("id", approval).update();
        jdbc.sql("DELETE FROM automation.approval_step WHERE approval_id = :id AND said IS NULL").param("id", approval).update();
        var steps = IntStream.range(0, approvers.size()).boxed().toList();
        jdbc.sql("INSERT INTO automation.approval_step (approval_id, step, who) SELECT :id, * FROM unnest(:steps::int[], :who::text[])")
                .param("id", approval).param("steps", Columns.ints(steps, i -> i + 1)).param("who", Columns.texts(approvers, Rule.Approver::who)).update();
    }

    void amount(long approval, @Nullable BigDecimal amount) {
        jdbc.sql("UPDATE automation.approval SET amount = :amount::numeric WHERE id = :id").param("amount", amount).param("id", approval).update();
    }

    void said(long approval, int step, String said, String by, @Nullable String reason, @Nullable BigDecimal amount, Instant at) {
        jdbc.sql("""
                UPDATE automation.approval_step
                   SET said = :said, by = :by, reason = :reason, amount = :amount::numeric, at = :at
                 WHERE approval_id = :id AND step = :step AND said IS NULL AND NOT void
                """)
                .param("said", said).param("by", by).param("reason", reason).param("amount", amount).param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", approval).param("step", step).update();
    }

    void end(long approval, String state, @Nullable String became, Instant at) {
        jdbc.sql("UPDATE automation.approval SET state = :state, became = :became, ended_at = :at WHERE id = :id")
                .param("state", state).param("became", became).param("at", at.atOffset(ZoneOffset.UTC)).param("id", approval).update();
    }

    /** Those whose draft was sent or cancelled by hand, or whose needs have gone, wait no longer. */
    void lapse(Instant at) {
        jdbc.sql("""
                UPDATE automation.approval approval SET state = 'lapsed', ended_at = :at
                 WHERE state = 'waiting'
                   AND CASE WHEN draft IS NOT NULL
                            THEN NOT EXISTS (SELECT FROM supply.purchase_order purchase WHERE purchase.number = approval.draft AND purchase.state = 'draft')
                            ELSE NOT EXISTS (SELECT FROM automation.approval_need need JOIN replenishment.proposal proposal ON proposal.id = need.proposal_id
                                              WHERE need.approval_id = approval.id AND proposal.state = 'open') END
                """).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    private record Head(long id, @Nullable BigDecimal amount, Approval shown) {}

    private static Head head(ResultSet row, int number) throws SQLException {
        var amount = row.getBigDecimal("amount");
        return new Head(row.getLong("id"), amount, new Approval(row.getString("number"), row.getString("rule"), row.getString("rule_name"), row.getString("kind"),
                row.getString("draft"), row.getString("vendor"), text(amount), row.getString("why"), row.getString("state"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(), instant(row, "ended_at"), null, List.of(), List.of(), row.getString("became")));
    }

    private record StepOf(long approval, Approval.Step step) {}

    private record NeedOf(long approval, Approval.Need need) {}

    private List<Stored> shown(List<Head> heads) {
        var ids = heads.stream().map(Head::id).toArray(Long[]::new);
        Map<Long, List<Approval.Step>> steps = jdbc.sql("""
                SELECT approval_id, step, who, said, by, at, reason, amount, void FROM automation.approval_step
                 WHERE approval_id = ANY (:ids)
                 ORDER BY approval_id, void DESC, step, id
                """)
                .param("ids", ids).query((row, _) -> new StepOf(row.getLong("approval_id"), step(row))).list().stream()
                .collect(groupingBy(StepOf::approval, mapping(StepOf::step, toList())));
        Map<Long, List<Approval.Need>> needs = jdbc.sql("""
                SELECT need.approval_id, proposal.id, item.sku, item.name, item.unit, item.decimals, location.code,
                       coalesce(proposal.overridden, proposal.quantity) AS quantity
                  FROM automation.approval_need need
                  JOIN replenishment.proposal proposal ON proposal.id = need.proposal_id
                  JOIN catalog.item item ON item.id = proposal.item_id
                  JOIN catalog.location location ON location.id = proposal.location_id
                 WHERE need.approval_id = ANY (:ids)
                 ORDER BY need.approval_id, item.sku
                """)
                .param("ids", ids).query((row, _) -> new NeedOf(row.getLong("approval_id"), need(row))).list().stream()
                .collect(groupingBy(NeedOf::approval, mapping(NeedOf::need, toList())));
        return heads.stream().map(head -> {
            var asked = steps.getOrDefault(head.id(), List.of());
            var one = head.shown();
            var next = one.state().equals("waiting") ? asked.stream().filter(step -> !step.isVoid() && step.said() == null).findFirst().map(Approval.Step::who)
                    .orElse(null) : null;
            return new Stored(head.id(), head.amount(), new Approval(one.approval(), one.rule(), one.ruleName(), one.kind(), one.draft(), one.vendor(),
                    one.amount(), one.why(), one.state(), one.askedAt(), one.endedAt(), next, asked, needs.getOrDefault(head.id(), List.of()), one.became()));
        }).toList();
    }

    private static Approval.Step step(ResultSet row) throws SQLException {
        return new Approval.Step(row.getInt("step"), row.getString("who"), row.getString("said"), row.getString("by"), instant(row, "at"),
                row.getString("reason"), text(row.getBigDecimal("amount")), row.getBoolean("void"));
    }

    private static Approval.Need need(ResultSet row) throws SQLException {
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        return new Approval.Need(Long.toString(row.getLong("id")), row.getString("sku"), row.getString("name"), row.getString("code"),
                units.text(row.getLong("quantity")), units.unit());
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
