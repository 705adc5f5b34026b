package dev.backstop.catalog;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places that hold stock and ship: look-ups for everybody. A firm has few, so a look-up may read them all. */
@Component
public class Locations {
    private static final String SELECT = """
            SELECT id, code, name, time_zone, working_days, holidays::text[] AS holidays, cut_off, priority, active,
                   handling_days, days_to_ship, country, postcode
              FROM catalog.location
            """;

    private final JdbcClient jdbc;

    Locations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Location> byCode(String code) {
        return jdbc.sql(SELECT + " WHERE code = :code").param("code", code).query(Locations::location).optional();
    }

    /**
     * The location that a request names.
     *
     * @throws Problem 422 at {@code pointer} if there is none
     */
    public Location require(String code, String pointer) {
        return byCode(code).orElseThrow(() ->
                Problem.refused(pointer, "There is no location %s. Check the code, or create the location first.".formatted(code)));
    }

    /** The location behind a reference, which exists because the database keeps it. */
    public Location get(long id) {
        return jdbc.sql(SELECT + " WHERE id = :id").param("id", id).query(Locations::location).single();
    }

    /** Every location, active or not, in the order in which they are asked: by priority, then code. */
    public List<Location> all() {
        return jdbc.sql(SELECT + " ORDER BY priority, code").query(Locations::location).list();
    }

    private static Location location(ResultSet row, int number) throws SQLException {
        return new Location(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                new WorkingCalendar(Days.read(row, "working_days"), Days.dates(row, "holidays")),
                row.getObject("cut_off", LocalTime.class),
                row.getInt("priority"),
                row.getBoolean("active"),
                row.getInt("handling_days"),
                row.getObject("days_to_ship", Integer.class),
                row.getString("country"),
                row.getString("postcode"));
    }
}
