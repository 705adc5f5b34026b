package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locations as their resource shows them: read, and created or replaced a set at a time. */
@Component
class LocationTable {
    private static final String SELECT = """
            SELECT code, name, time_zone, working_days, holidays::text[] AS holidays, cut_off, priority, active,
                   handling_days, days_to_ship, country, postcode
              FROM catalog.location
            """;

    private final JdbcClient jdbc;
    private final Json json;

    LocationTable(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<LocationResource> byCodes(Collection<String> codes) {
        return jdbc.sql(SELECT + " WHERE code = ANY (:codes) ORDER BY code")
                .param("codes", codes.toArray(String[]::new))
                .query(LocationTable::resource).list();
    }

    List<LocationResource> page(Cursor cursor) {
        return jdbc.sql(SELECT + " WHERE code > :after ORDER BY code LIMIT :limit + 1")
                .param("after", cursor.after()).param("limit", cursor.limit())
                .query(LocationTable::resource).list();
    }

    void putAll(List<LocationResource> locations) {
        jdbc.sql("""
                INSERT INTO catalog.location (code, name, time_zone, working_days, holidays, cut_off, priority, active,
                       handling_days, days_to_ship, country, postcode)
                SELECT code, name, "timeZone", array(SELECT json_array_elements_text(calendar -> 'workingDays')),
                       array(SELECT json_array_elements_text(calendar -> 'holidays')::date), (calendar ->> 'cutOff')::time, priority, active,
                       "handlingDays", "daysToShip", country, postcode
                  FROM json_to_recordset(CAST(:rows AS json)) AS given (code text, name text, "timeZone" text, calendar json, priority int,
                       active boolean, "handlingDays" int, "daysToShip" int, country text, postcode text)
                 ORDER BY code
                    ON CONFLICT (code) DO UPDATE SET (name, time_zone, working_days, holidays, cut_off, priority, active,
                       handling_days, days_to_ship, country, postcode) =
                       (excluded.name, excluded.time_zone, excluded.working_days, excluded.holidays, excluded.cut_off, excluded.priority,
                       excluded.active, excluded.handling_days, excluded.days_to_ship, excluded.country, excluded.postcode)
                """)
                .param("rows", json.write(locations)).update();
    }

    private static LocationResource resource(ResultSet row, int number) throws SQLException {
        return new LocationResource(
                row.getString("code"),
                row.getString("name"),
                row.getString("time_zone"),
                calendar(row),
                row.getInt("priority"),
                row.getBoolean("active"),
                row.getInt("handling_days"),
                row.getObject("days_to_ship", Integer.class),
                row.getString("country"),
                row.getString("postcode"));
    }

    /** The calendar columns, which locations and vendors share. */
    static CalendarResource calendar(ResultSet row) throws SQLException {
        var cutOff = row.getObject("cut_off", LocalTime.class);
        return new CalendarResource(
                List.of((String[]) row.getArray("working_days").getArray()),
                Arrays.stream((String[]) row.getArray("holidays").getArray()).map(LocalDate::parse).toList(),
                cutOff == null ? null : cutOff.toString());
    }
}
