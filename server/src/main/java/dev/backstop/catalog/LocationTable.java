package dev.backstop.catalog;

import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locations as their resource shows them: read, and created or replaced a set at a time. */
@Component
class LocationTable {
    private static final String SELECT = """
            SELECT code, name, time_zone, working_days, holidays::text[] AS holidays, cut_off, priority, active,
                   handling_days, days_to_ship, country, postcode,
                   (SELECT vendor.code FROM catalog.vendor WHERE vendor.id = location.vendor_id) AS vendor
              FROM catalog.location
            """;

    private final JdbcClient jdbc;
    private final Json json;
    private final References references;

    LocationTable(JdbcClient jdbc, Json json, References references) {
        this.jdbc = jdbc;
        this.json = json;
        this.references = references;
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

    /** The vendors that some locations name, as far as they exist. */
    Set<String> vendors(Collection<LocationResource> locations) {
        var named = locations.stream().map(LocationResource::vendor).filter(Objects::nonNull).distinct().toArray(String[]::new);
        return named.length == 0 ? Set.of() : new HashSet<>(jdbc.sql("SELECT code FROM catalog.vendor WHERE code = ANY (:codes) ORDER BY code")
                .param("codes", named).query(String.class).list());
    }

    /** What refers to some locations, in words, by code; those to which nothing refers are absent. */
    Map<String, List<String>> used(Collection<String> codes) {
        record Known(long id, String code) {}
        var known = jdbc.sql("SELECT id, code FROM catalog.location WHERE code = ANY (:codes) ORDER BY code")
                .param("codes", codes.toArray(String[]::new)).query(Known.class).list();
        var used = references.to("catalog.location", known.stream().map(Known::id).toList());
        return known.stream().filter(one -> used.containsKey(one.id())).collect(toMap(Known::code, one -> used.getOrDefault(one.id(), List.of())));
    }

    void putAll(List<LocationResource> locations) {
        jdbc.sql("""
                INSERT INTO catalog.location (code, name, time_zone, working_days, holidays, cut_off, priority, active,
                       handling_days, days_to_ship, country, postcode, vendor_id)
                SELECT code, name, "timeZone", array(SELECT json_array_elements_text(calendar -> 'workingDays')),
                       array(SELECT json_array_elements_text(calendar -> 'holidays')::date), (calendar ->> 'cutOff')::time, priority, active,
                       "handlingDays", "daysToShip", country, postcode, (SELECT id FROM catalog.vendor WHERE vendor.code = given.vendor)
                  FROM json_to_recordset(CAST(:rows AS json)) AS given (code text, name text, "timeZone" text, calendar json, priority int,
                       active boolean, "handlingDays" int, "daysToShip" int, country text, postcode text, vendor text)
                 ORDER BY code
                    ON CONFLICT (code) DO UPDATE SET (name, time_zone, working_days, holidays, cut_off, priority, active,
                       handling_days, days_to_ship, country, postcode, vendor_id) =
                       (excluded.name, excluded.time_zone, excluded.working_days, excluded.holidays, excluded.cut_off, excluded.priority,
                       excluded.active, excluded.handling_days, excluded.days_to_ship, excluded.country, excluded.postcode,
                       excluded.vendor_id)
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
                row.getString("postcode"),
                row.getString("vendor"));
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
