package dev.backstop.automation;

import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rules sent by themselves, against their budgets; those on trial keep books of their own. */
@Component
class Spending {
    private final JdbcClient jdbc;

    Spending(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the present period of the rule's budget, by key. */
    Map<String, BigDecimal> of(Rule rule, LocalDate today) {
        var spent = new HashMap<String, BigDecimal>();
        var budget = rule.budget();
        if (budget != null) {
            jdbc.sql("""
                    SELECT key, sum(amount) AS amount FROM automation.spending
                     WHERE rule_id = :rule AND trial = :trial AND day >= :since
                     GROUP BY key
                    """)
                    .param("rule", rule.id()).param("trial", rule.trial()).param("since", budget.period().first(today))
                    .query(row -> {
                        spent.put(row.getString("key"), row.getBigDecimal("amount"));
                    });
        }
        return spent;
    }

    void add(Batch batch) {
        var asked = List.copyOf(batch.asked().entrySet());
        jdbc.sql("""
                INSERT INTO automation.spending (rule_id, key, day, trial, amount)
                SELECT :rule, key, :day, :trial, amount FROM unnest(:keys::text[], :amounts::numeric[]) AS spent (key, amount)
                """)
                .param("rule", batch.rule().id()).param("day", batch.today()).param("trial", batch.rule().trial())
                .param("keys", Columns.texts(asked, Map.Entry::getKey)).param("amounts", Columns.texts(asked, Map.Entry::getValue)).update();
    }
}
