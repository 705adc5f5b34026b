package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.web.Form;
import dev.backstop.web.NamedFields;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places that hold stock and ship: look-ups for everybody, and the one way to change them. */
@Component
public class Locations {
    private static final String SELECT = """
            SELECT id, code, name, time_zone, working_days, holidays::text[] AS holidays, cut_off, priority, active,
                   handling_days, days_to_ship, country, postcode, vendor_id
              FROM catalog.location
            """;

    private static final String ALL = SELECT + " ORDER BY vendor_id IS NOT NULL, priority, code";

    private final JdbcClient jdbc;
    private final LocationTable table;
    private final ApplicationEventPublisher events;

    Locations(JdbcClient jdbc, LocationTable table, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.table = table;
        this.events = events;
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
        Problem.requireGiven(pointer, code, "A location is needed. Name it by its code, such as \"MAIN\".");
        return byCode(code).orElseThrow(() ->
                Problem.refused(pointer, "There is no location %s. Check the code, or create the location first.".formatted(code)));
    }

    /** The location behind a reference, which exists because the database keeps it. */
    public Location get(long id) {
        return jdbc.sql(SELECT + " WHERE id = :id").param("id", id).query(Locations::location).single();
    }

    /** The code of one of these locations from which a vendor ships straight to customers. */
    public Optional<String> directAmong(Collection<Long> ids) {
        return ids.isEmpty() ? Optional.empty()
                : jdbc.sql("SELECT code FROM catalog.location WHERE vendor_id IS NOT NULL AND id = ANY (:ids) ORDER BY code LIMIT 1")
                        .param("ids", ids.toArray(Long[]::new)).query(String.class).optional();
    }

    /** Every location, active or not, in the order in which they are asked: ours before those of vendors, by priority, then code. */
    public List<Location> all() {
        return jdbc.sql(ALL).query(Locations::location).list();
    }

    /** The same, with other questions. */
    public Supplier<List<Location>> all(RoundTrip trip) {
        return trip.query(ALL, Map.of(), Locations::location);
    }

    /** Creates or replaces locations; one result for each, in the same order. */
    public List<PutResult> putAll(List<LocationResource> given) {
        return putAll(given, NamedFields.ALL);
    }

    /** The same, where fields that are not named stay as they are. */
    public List<PutResult> putAll(List<LocationResource> given, NamedFields named) {
        var present = table.byCodes(given.stream().map(LocationResource::key).toList()).stream()
                .collect(toMap(LocationResource::key, identity()));
        var whole = given.stream().map(one -> named.over(present.get(one.key()), one)).toList();
        var direct = new DirectPlaces(table.vendors(whole), present, table.used(changed(whole, present)));
        return PutResult.putAll(whole.stream().map(one -> checked(one, direct)).toList(), LocationResource::key, present, different -> {
            table.putAll(different);
            for (var location : different) {
                var before = present.get(location.key());
                if (before != null && !location.shipsLike(before)) {
                    byCode(location.key()).ifPresent(now -> events.publishEvent(new LocationChanged(now.id())));
                }
            }
        });
    }

    /** Those that would become another's; only of them it matters what refers to them. */
    private static List<String> changed(List<LocationResource> given, Map<String, LocationResource> present) {
        return given.stream().filter(one -> {
            var before = present.get(one.key());
            return before != null && !Objects.equals(before.vendor(), one.vendor());
        }).map(LocationResource::key).toList();
    }

    private static PutResult.Checked<LocationResource> checked(LocationResource given, DirectPlaces direct) {
        var form = new Form();
        direct.check(given, form);
        return new PutResult.Checked<>(given.checked(form), form);
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
                row.getString("postcode"),
                row.getObject("vendor_id", Long.class));
    }
}
