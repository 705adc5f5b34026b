package dev.backstop.reports;

import dev.backstop.planning.demand.DemandCurve;
import dev.backstop.replenishment.LearnedCurves;
import dev.backstop.web.Copy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the forecasts of the last plan say with what is here and what is coming; and once a week the forecasts themselves, to be held
 * against what came.
 */
@Component
@Order(5)
class OutlookFigures implements Night.NightFigures {
    private static final int ROWS_AT_A_TIME = 5_000;
    private static final int BETWEEN_KEPT = 7;
    private static final int KEPT_FOR = 28;
    private static final int KEPT_DAYS = 370;

    private final JdbcClient jdbc;
    private final Copy copy;

    OutlookFigures(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    private record Looked(long item, long location, DemandCurve curve, StockOutlook.Facts facts) {}

    @Override
    public boolean keep() {
        return true;
    }

    @Override
    public void take(LocalDate day, Instant now) {
        compareKept(day);
        var keep = jdbc.sql("SELECT NOT EXISTS (SELECT FROM reports.kept_forecast WHERE made_on > :since)")
                .param("since", day.minusDays(BETWEEN_KEPT))
                .query(Boolean.class).single();
        jdbc.sql("DELETE FROM reports.stock_out").update();
        var slice = new ArrayList<Looked>();
        jdbc.sql("""
                SELECT learned.item_id, learned.location_id, learned.horizons, learned.forecast, coalesce(a.on_hand, 0) AS on_hand,
                       coalesce(a.allocated + a.backordered, 0) AS demand, coming.days, coming.quantities
                  FROM replenishment.learned learned
                  JOIN catalog.item i ON i.id = learned.item_id AND i.status <> 'discontinued'
                  LEFT JOIN promising.availability a ON (a.item_id, a.location_id) = (learned.item_id, learned.location_id)
                  LEFT JOIN (SELECT part.item_id, part.location_id,
                                    array_agg(greatest(coalesce(part.arrives_by, part.expected_on) - :today, 0)
                                           ORDER BY coalesce(part.arrives_by, part.expected_on))
                                        AS days,
                                    array_agg(part.open ORDER BY coalesce(part.arrives_by, part.expected_on)) AS quantities
                               FROM supply.purchase_order_part part
                              WHERE part.sent AND part.quantity > part.received + part.cancelled AND part.expected_on IS NOT NULL
                              GROUP BY part.item_id, part.location_id) coming
                         ON (coming.item_id, coming.location_id) = (learned.item_id, learned.location_id)
                 WHERE learned.forecast_on IS NOT NULL
                 ORDER BY learned.item_id, learned.location_id
                """)
                .withFetchSize(ROWS_AT_A_TIME).param("today", day)
                .query((RowCallbackHandler) row -> {
                    slice.add(looked(row));
                    if (slice.size() == ROWS_AT_A_TIME) {
                        write(slice, day, keep);
                        slice.clear();
                    }
                });
        write(slice, day, keep);
    }

    /** Forecasts whose days are over meet what was wanted on them. */
    private void compareKept(LocalDate day) {
        jdbc.sql("DELETE FROM reports.kept_forecast WHERE made_on < :since OR made_on = :today").param("since", day.minusDays(KEPT_DAYS))
                .param("today", day)
                .update();
        jdbc.sql("""
                UPDATE reports.kept_forecast kept
                   SET actual = coalesce((SELECT sum(one.quantity) FROM unnest(past.days, past.quantities) AS one (day, quantity)
                                           WHERE past.first_on + one.day >= kept.made_on AND past.first_on + one.day < kept.made_on
                                                  + :days), 0)
                  FROM replenishment.past_demand past
                 WHERE (past.item_id, past.location_id) = (kept.item_id, kept.location_id) AND kept.actual IS NULL AND kept.made_on <= :over
                """).param("days", KEPT_FOR).param("over", day.minusDays(KEPT_FOR)).update();
    }

    private static Looked looked(ResultSet row) throws SQLException {
        var arriving = new ArrayList<StockOutlook.Arrival>();
        if (row.getArray("days") != null) {
            var days = (Integer[]) row.getArray("days").getArray();
            var quantities = (Long[]) row.getArray("quantities").getArray();
            for (var i = 0; i < days.length; i++) {
                arriving.add(new StockOutlook.Arrival(days[i], quantities[i]));
            }
        }
        return new Looked(row.getLong("item_id"), row.getLong("location_id"), LearnedCurves.of(row),
                new StockOutlook.Facts(row.getLong("on_hand"), row.getLong("demand"), arriving));
    }

    private void write(List<Looked> slice, LocalDate day, boolean keep) {
        copy.into("reports.stock_out (item_id, location_id, on_hand, demand, coming, next_on, possible_on, likely_on, "
                        + "chance_14, chance_28, chance_91, short_28)",
                slice, (looked, row) -> {
                    var facts = looked.facts();
                    var outlook = StockOutlook.of(looked.curve(), facts);
                    row.add(looked.item()).add(looked.location()).add(facts.onHand()).add(facts.demand()).add(facts.coming())
                            .add(facts.arrivals().isEmpty() ? null : day.plusDays(facts.arrivals().getFirst().inDays()))
                            .add(outlook.possibleIn() == null ? null : day.plusDays(outlook.possibleIn() - 1))
                            .add(outlook.likelyIn() == null ? null : day.plusDays(outlook.likelyIn() - 1))
                            .add(outlook.chanceWithin(14)).add(outlook.chanceWithin(28)).add(outlook.chanceWithin(StockOutlook.DAYS))
                                    .add(outlook.shortWithin28());
                });
        if (keep) {
            copy.into("reports.kept_forecast (made_on, item_id, location_id, mean, p05, p50, p95)", slice, (looked, row) -> {
                var total = looked.curve().over(KEPT_FOR);
                row.add(day).add(looked.item()).add(looked.location()).add(StockOutlook.rounded(total.mean()))
                        .add(total.quantile(0.05)).add(total.quantile(0.5))
                        .add(total.quantile(0.95));
            });
        }
    }
}
