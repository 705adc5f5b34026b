package dev.backstop.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much was wanted lately, from the histories that planning keeps: on the day it was wanted, returns netted, kits as their components.
 */
@Component
@Order(1)
class UseFigures implements Night.NightFigures {
    private final JdbcClient jdbc;

    UseFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        jdbc.sql("DELETE FROM reports.item_use").update();
        jdbc.sql("""
                INSERT INTO reports.item_use (item_id, location_id, first_on, last_on, days_7, days_28, days_28_before, days_91, days_364,
                       same_28, out_91)
                SELECT past.item_id, past.location_id, past.first_on, wanted.last_on, coalesce(wanted.days_7, 0),
                       coalesce(wanted.days_28, 0),
                       coalesce(wanted.days_28_before, 0), coalesce(wanted.days_91, 0), coalesce(wanted.days_364, 0),
                              coalesce(wanted.same_28, 0),
                       coalesce(out.days, 0)
                  FROM replenishment.past_demand past
                 CROSS JOIN LATERAL (SELECT :today - past.first_on AS today) at
                 CROSS JOIN LATERAL (
                       SELECT past.first_on + max(day) FILTER (WHERE quantity > 0) AS last_on,
                              sum(quantity) FILTER (WHERE day >= at.today - 7) AS days_7,
                              sum(quantity) FILTER (WHERE day >= at.today - 28) AS days_28,
                              sum(quantity) FILTER (WHERE day >= at.today - 56 AND day < at.today - 28) AS days_28_before,
                              sum(quantity) FILTER (WHERE day >= at.today - 91) AS days_91,
                              sum(quantity) FILTER (WHERE day >= at.today - 364) AS days_364,
                              sum(quantity) FILTER (WHERE day >= at.today - 364 AND day < at.today - 336) AS same_28
                         FROM unnest(past.days, past.quantities) AS one (day, quantity)
                        WHERE day < at.today) wanted
                 CROSS JOIN LATERAL (
                       SELECT sum(greatest(0, least(until, at.today) - greatest(start, at.today - 91, 0))) AS days
                         FROM unnest(past.out_from, past.out_until) AS one (start, until)) out
                """).param("today", day).update();
    }
}
