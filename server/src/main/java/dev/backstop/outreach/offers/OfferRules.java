package dev.backstop.outreach.offers;

import static java.util.stream.Collectors.toMap;

import dev.backstop.access.Audit;
import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules by which offers are made. */
@Component
public class OfferRules {
    private static final String SELECT = """
            SELECT code, name, active, rank, after_days, after_slips, customer_classes, categories, least_value, gives, samples, credit_share, most,
                   monthly_budget, most_per_order, hold_out
              FROM outreach.offer_rule
            """;

    private final JdbcClient jdbc;
    private final Audit audit;

    OfferRules(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All of them, in the order in which they are tried. */
    public List<OfferRule> all() {
        return jdbc.sql(SELECT + " ORDER BY rank, code").query(OfferRules::rule).list();
    }

    Optional<OfferRule> byCode(String code) {
        return jdbc.sql(SELECT + " WHERE code = :code").param("code", code).query(OfferRules::rule).optional();
    }

    /** Those that are on. */
    List<OfferRule> active() {
        return jdbc.sql(SELECT + " WHERE active ORDER BY rank, code").query(OfferRules::rule).list();
    }

    /** Creates or replaces a rule; what was offered by it stays. */
    public PutResult put(OfferRule wanted) {
        var form = new Form();
        var checked = wanted.checked(form);
        unknownSamples(checked).forEach(sku -> form.fault("/samples", "%s is no active item. Name skus of active items that are no kits.".formatted(sku)));
        return PutResult.putAll(List.of(new PutResult.Checked<>(checked, form)), OfferRule::key,
                byCode(checked.key()).stream().collect(toMap(OfferRule::key, rule -> rule)), rules -> rules.forEach(this::store)).getFirst();
    }

    private List<String> unknownSamples(OfferRule rule) {
        return jdbc.sql("""
                SELECT s FROM unnest(:skus::text[]) AS s
                 WHERE NOT EXISTS (SELECT 1 FROM catalog.item i WHERE i.sku = s AND i.status = 'active'
                          AND NOT EXISTS (SELECT 1 FROM catalog.kit_component k WHERE k.kit_id = i.id))
                """).param("skus", array(rule.samples())).query(String.class).list();
    }

    private void store(OfferRule rule) {
        jdbc.sql("""
                INSERT INTO outreach.offer_rule (code, name, active, rank, after_days, after_slips, customer_classes, categories, least_value, gives, samples,
                       credit_share, most, monthly_budget, most_per_order, hold_out)
                VALUES (:code, :name, :active, :rank, :days, :slips, :classes, :categories, :least::numeric, :gives, :samples, :share::numeric,
                       :most::numeric, :budget::numeric, :perOrder, :holdOut)
                    ON CONFLICT (code) DO UPDATE SET (name, active, rank, after_days, after_slips, customer_classes, categories, least_value, gives, samples,
                       credit_share, most, monthly_budget, most_per_order, hold_out) =
                       (excluded.name, excluded.active, excluded.rank, excluded.after_days, excluded.after_slips, excluded.customer_classes,
                       excluded.categories, excluded.least_value, excluded.gives, excluded.samples, excluded.credit_share, excluded.most,
                       excluded.monthly_budget, excluded.most_per_order, excluded.hold_out)
                """)
                .param("code", rule.code()).param("name", rule.name()).param("active", rule.active()).param("rank", rule.rank())
                .param("days", rule.afterDays()).param("slips", rule.afterSlips()).param("classes", array(rule.customerClasses()))
                .param("categories", array(rule.categories())).param("least", rule.leastValue()).param("gives", rule.gives())
                .param("samples", array(rule.samples())).param("share", rule.creditShare()).param("most", rule.most())
                .param("budget", rule.monthlyBudget()).param("perOrder", rule.mostPerOrder()).param("holdOut", rule.holdOut()).update();
        audit.note("offer rule changed", "%s: %s".formatted(rule.code(), rule.name()));
    }

    private static String[] array(@org.jspecify.annotations.Nullable List<String> words) {
        return Objects.requireNonNullElse(words, List.<String>of()).toArray(String[]::new);
    }

    private static OfferRule rule(ResultSet row, int number) throws SQLException {
        var share = row.getBigDecimal("credit_share");
        return new OfferRule(row.getString("code"), row.getString("name"), row.getBoolean("active"), row.getInt("rank"),
                row.getObject("after_days", Integer.class), row.getObject("after_slips", Integer.class), texts(row, "customer_classes"),
                texts(row, "categories"), money(row.getBigDecimal("least_value")), row.getString("gives"), texts(row, "samples"),
                share == null ? null : share.stripTrailingZeros().toPlainString(), money(row.getBigDecimal("most")),
                money(row.getBigDecimal("monthly_budget")), row.getInt("most_per_order"), row.getInt("hold_out"));
    }

    private static String money(BigDecimal amount) {
        return OfferRule.text(amount, "0.00");
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
