package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Place;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.demand.DemandClass;
import dev.backstop.web.Copy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learned, as it is stored. */
@Component
class LearnedBook {
    private static final String COLUMNS = """
            item_id, location_id, learned_on, reorder_point, order_up_to, order_quantity, economic, expected, per_day, forecast_on,
                   demand_class, horizons, forecast,
            peers, borrowed, days, days_counted, days_with_demand, stock_out_days, one_off_days, lead_mean, lead_deviation, lead_receipts,
                   lead_days, lead_chances, review_days,
            target_kind, target_value, rests_on, notes, year_value, variation""";
    private static final int ROWS_AT_A_TIME = 5_000;

    private final JdbcClient jdbc;
    private final Copy copy;

    LearnedBook(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    Map<Place, LearnedRow> at(Collection<Place> places) {
        return jdbc.sql("""
                SELECT learned.* FROM replenishment.learned
                  JOIN unnest(:items, :locations) AS place (item_id, location_id) USING (item_id, location_id)
                 ORDER BY item_id, location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(LearnedBook::row).list().stream().collect(toMap(LearnedRow::place, Function.identity()));
    }

    /** What stands already, and since when; {@code forecastOn} is null where history was too short. */
    record Standing(Place place, LocalDate learnedOn, int restsOn) {}

    /** All of them in the order of places. */
    Stream<Standing> standing(Scope scope) {
        return jdbc.sql("""
                SELECT item_id, location_id, learned_on, rests_on FROM replenishment.learned
                 WHERE (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL
                        OR location_id = ANY (:locations))
                 ORDER BY item_id, location_id
                """)
                .withFetchSize(ROWS_AT_A_TIME).param("items", scope.itemArray()).param("locations", scope.locationArray())
                .query((row, _) -> new Standing(place(row), row.getObject("learned_on", LocalDate.class), row.getInt("rests_on"))).stream();
    }

    /** Makes ready to write, in the present transaction. */
    void open() {
        jdbc.sql("CREATE TEMPORARY TABLE IF NOT EXISTS learned_slice (LIKE replenishment.learned) ON COMMIT DROP").update();
    }

    /** Replaces what was known of these places. */
    void write(List<LearnedRow> rows) {
        copy.into("learned_slice (%s)".formatted(COLUMNS), rows, (row, line) -> {
            var points = row.points();
            var outlook = row.outlook();
            var lead = row.lead();
            line.add(row.place().item()).add(row.place().location()).add(row.learnedOn())
                    .add(points == null ? null : points.reorderPoint()).add(points == null ? null : points.orderUpTo())
                    .add(points == null ? null : points.orderQuantity()).add(points != null && points.economic())
                    .add(points == null ? null : points.expected())
                    .add(outlook == null ? null : outlook.curve().perDay()).add(outlook == null ? null : outlook.madeOn())
                    .add(outlook == null ? null : outlook.of().name().toLowerCase(Locale.ROOT))
                    .add(outlook == null ? null : PastDemands.text(outlook.horizons()))
                    .add(outlook == null ? null : text(outlook.curve().numbers()))
                    .add(outlook == null || outlook.borrowed() == null ? null : outlook.borrowed().peers())
                    .add(outlook == null || outlook.borrowed() == null ? null : outlook.borrowed().share())
                    .add(row.past().days()).add(row.past().days() - row.past().stockOutDays()).add(row.past().daysWithDemand())
                    .add(row.past().stockOutDays()).add(row.past().oneOffs())
                    .add(lead == null ? null : lead.spread().mean()).add(lead == null ? null : lead.spread().deviation())
                            .add(lead == null ? 0 : lead.receipts())
                    .add(lead == null ? null : PastDemands.text(lead.spread().chances().keySet().stream().mapToInt(Integer::intValue)
                            .toArray()))
                    .add(lead == null ? null : lead.spread().chances().values().toString().replace('[', '{').replace(']', '}'))
                    .add(row.reviewDays()).add(row.targetKind()).add(row.targetValue()).add(row.restsOn()).add(array(row.notes()))
                    .add(row.yearValue()).add(row.variation());
        });
        jdbc.sql("""
                INSERT INTO replenishment.learned (%1$s)
                SELECT %1$s FROM learned_slice ORDER BY item_id, location_id
                    ON CONFLICT (item_id, location_id) DO UPDATE SET (%1$s) = (%2$s)
                """.formatted(COLUMNS, COLUMNS.replaceAll("(\\w+)", "excluded.$1"))).update();
        jdbc.sql("TRUNCATE learned_slice").update();
    }

    private static String array(List<String> words) {
        var text = new StringBuilder("{");
        for (var word : words) {
            text.append(text.length() == 1 ? "\"" : ",\"").append(word.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return text.append('}').toString();
    }

    private static String text(float[] numbers) {
        var text = new StringBuilder("{");
        for (var number : numbers) {
            text.append(text.length() == 1 ? "" : ",").append(number);
        }
        return text.append('}').toString();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("item_id"), row.getLong("location_id"));
    }

    private static LearnedRow row(ResultSet row, int number) throws SQLException {
        return new LearnedRow(
                place(row),
                row.getObject("learned_on", LocalDate.class),
                new LearnedRow.Past(row.getInt("days"), row.getInt("days_with_demand"), row.getInt("stock_out_days"),
                        row.getInt("one_off_days")),
                outlook(row),
                lead(row),
                row.getObject("reorder_point") == null ? null
                        : new LearnedRow.Points(row.getLong("reorder_point"), row.getLong("order_up_to"), row.getLong("order_quantity"),
                                row.getBoolean("economic"), row.getDouble("expected")),
                row.getInt("review_days"), row.getString("target_kind"), row.getDouble("target_value"), row.getInt("rests_on"),
                        List.of((String[]) row.getArray("notes").getArray()),
                row.getDouble("year_value"), row.getObject("variation", Double.class));
    }

    private static LearnedRow.@Nullable Lead lead(ResultSet row) throws SQLException {
        if (row.getArray("lead_days") == null) {
            return null;
        }
        var days = (Integer[]) row.getArray("lead_days").getArray();
        var stored = (Double[]) row.getArray("lead_chances").getArray();
        var chances = new TreeMap<Integer, Double>();
        for (var i = 0; i < days.length; i++) {
            chances.put(days[i], stored[i]);
        }
        return new LearnedRow.Lead(new LeadTimeSpread(chances), row.getInt("lead_receipts"));
    }

    private static LearnedRow.@Nullable Outlook outlook(ResultSet row) throws SQLException {
        var madeOn = row.getObject("forecast_on", LocalDate.class);
        if (madeOn == null) {
            return null;
        }
        var horizons = Pools.ints((Integer[]) row.getArray("horizons").getArray());
        return new LearnedRow.Outlook(LearnedCurves.of(row), horizons, madeOn,
                DemandClass.valueOf(row.getString("demand_class").toUpperCase(Locale.ROOT)),
                row.getObject("peers") == null ? null : new LearnedRow.Borrowed(row.getInt("peers"), row.getDouble("borrowed")));
    }
}
