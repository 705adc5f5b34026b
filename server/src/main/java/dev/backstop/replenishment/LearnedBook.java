package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Place;
import dev.backstop.web.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learned, as it is stored. */
@Component
class LearnedBook {
    private final JdbcClient jdbc;
    private final Json json;

    LearnedBook(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<Place, LearnedRow> at(Collection<Place> places) {
        return jdbc.sql("""
                SELECT learned.* FROM replenishment.learned
                  JOIN unnest(:items, :locations) AS place (item_id, location_id) USING (item_id, location_id)
                 ORDER BY item_id, location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(LearnedRow.class).list().stream().collect(toMap(row -> new Place(row.itemId(), row.locationId()), Function.identity()));
    }

    /** Replaces what was known of these places. */
    void write(List<LearnedRow> rows) {
        jdbc.sql("""
                INSERT INTO replenishment.learned (item_id, location_id, learned_on, reorder_point, order_up_to, order_quantity, economic, expected,
                       per_day, smoothing, variance, correction, days, days_counted, days_with_demand, stock_out_days, one_off_days,
                       lead_mean, lead_deviation, lead_receipts, review_days, target_kind, target_value)
                SELECT * FROM json_to_recordset(:rows::json) AS r ("itemId" bigint, "locationId" bigint, "learnedOn" date, "reorderPoint" bigint,
                       "orderUpTo" bigint, "orderQuantity" bigint, economic boolean, expected float8, "perDay" float8, smoothing float8,
                       variance float8, correction float8, days int, "daysCounted" int, "daysWithDemand" int, "stockOutDays" int, "oneOffDays" int,
                       "leadMean" float8, "leadDeviation" float8, "leadReceipts" int, "reviewDays" int, "targetKind" text, "targetValue" numeric)
                    ON CONFLICT (item_id, location_id) DO UPDATE SET
                       (learned_on, reorder_point, order_up_to, order_quantity, economic, expected, per_day, smoothing, variance, correction, days,
                        days_counted, days_with_demand, stock_out_days, one_off_days, lead_mean, lead_deviation, lead_receipts, review_days,
                        target_kind, target_value) =
                       (excluded.learned_on, excluded.reorder_point, excluded.order_up_to, excluded.order_quantity, excluded.economic,
                        excluded.expected, excluded.per_day, excluded.smoothing, excluded.variance, excluded.correction, excluded.days,
                        excluded.days_counted, excluded.days_with_demand, excluded.stock_out_days, excluded.one_off_days, excluded.lead_mean,
                        excluded.lead_deviation, excluded.lead_receipts, excluded.review_days, excluded.target_kind, excluded.target_value)
                """)
                .param("rows", json.write(rows)).update();
    }
}
