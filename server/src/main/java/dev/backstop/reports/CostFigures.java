package dev.backstop.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each cost from the night on that first saw it, so that a past day can be valued. */
@Component
@Order(2)
class CostFigures implements Night.NightFigures {
    private final JdbcClient jdbc;

    CostFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean keep() {
        return true;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        jdbc.sql("""
                INSERT INTO reports.cost_history (item_id, from_on, cost, currency)
                SELECT item.id, :today, item.cost, item.cost_currency
                  FROM catalog.item item
                  LEFT JOIN (SELECT DISTINCT ON (item_id) item_id, cost, currency FROM reports.cost_history
                              ORDER BY item_id, from_on DESC) known ON known.item_id = item.id
                 WHERE item.cost IS NOT NULL AND item.cost_currency IS NOT NULL
                   AND (known.cost, known.currency) IS DISTINCT FROM (item.cost, item.cost_currency)
                    ON CONFLICT (item_id, from_on) DO UPDATE SET (cost, currency) = (excluded.cost, excluded.currency)
                """).param("today", day).update();
    }
}
