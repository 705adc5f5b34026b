package dev.backstop.automation;

import dev.backstop.catalog.Units;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rules decided, for whoever asks why something was ordered, or why not. */
@Component
public class Decisions {
    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a list is narrowed to; null: not by this. */
    public record Filter(@Nullable String rule, @Nullable String order, @Nullable String sku, @Nullable String outcome, @Nullable Boolean trial,
            @Nullable LocalDate from) {}

    /**
     * One decision.
     *
     * @param occasion nightly; at-once because somebody waited for what nobody had ordered; when-asked by a person
     * @param trial    whether the rule only noted what it would have done
     * @param amount   in the firm's currency; null: no price is known
     * @param outcome  told, drafted, asked, sent, held
     * @param order    number of what it became, of several production orders all: MO-1, MO-2; null: nothing
     */
    public record Decision(long decision, Instant at, LocalDate day, String occasion, String rule, String ruleName, boolean trial, String proposal,
            String sku, String name, String location, @Nullable String vendor, String quantity, @Nullable String amount, String outcome, String why,
            @Nullable String order) {}

    /** The newest first. */
    Listing<Decision> page(Filter filter, Cursor cursor) {
        return Listing.page(read(filter, cursor.afterId(), cursor.limit() + 1), cursor, each -> Long.toString(each.decision()));
    }

    /** By which rules an order came about; empty where a person placed it. */
    public List<Decision> of(String order, int limit) {
        return read(new Filter(null, order, null, null, false, null), 0, limit);
    }

    private List<Decision> read(Filter filter, long before, int limit) {
        return jdbc.sql("""
                SELECT decision.id, decision.at, decision.day, decision.occasion, rule.number AS rule, rule.name AS rule_name, decision.trial,
                       decision.proposal_id, item.sku, item.name, item.unit, item.decimals, location.code AS location, vendor.code AS vendor,
                       decision.quantity, decision.amount, decision.outcome, decision.why, decision.became
                  FROM automation.decision decision
                  JOIN automation.rule rule ON rule.id = decision.rule_id
                  JOIN replenishment.proposal proposal ON proposal.id = decision.proposal_id
                  JOIN catalog.item item ON item.id = proposal.item_id
                  JOIN catalog.location location ON location.id = proposal.location_id
                  LEFT JOIN catalog.vendor vendor ON vendor.id = proposal.vendor_id
                 WHERE (:before = 0 OR decision.id < :before)
                   AND (:rule::text IS NULL OR rule.number = :rule) AND (:order::text IS NULL OR decision.became = :order
                        OR (decision.became LIKE '%, %' AND string_to_array(decision.became, ', ') @> ARRAY[:order::text]))
                   AND (:sku::text IS NULL OR item.sku = :sku) AND (:outcome::text IS NULL OR decision.outcome = :outcome)
                   AND (:trial::boolean IS NULL OR decision.trial = :trial) AND (:from::date IS NULL OR decision.day >= :from)
                 ORDER BY decision.id DESC
                 LIMIT :limit
                """)
                .param("before", before).param("rule", filter.rule()).param("order", filter.order()).param("sku", filter.sku())
                .param("outcome", filter.outcome()).param("trial", filter.trial()).param("from", filter.from()).param("limit", limit)
                .query(Decisions::decision).list();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        var amount = row.getBigDecimal("amount");
        return new Decision(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getObject("day", LocalDate.class),
                row.getString("occasion"), row.getString("rule"), row.getString("rule_name"), row.getBoolean("trial"), Long.toString(row.getLong("proposal_id")),
                row.getString("sku"), row.getString("name"), row.getString("location"), row.getString("vendor"),
                new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("quantity")), amount == null ? null : amount.toPlainString(),
                row.getString("outcome"), row.getString("why"), row.getString("became"));
    }
}
