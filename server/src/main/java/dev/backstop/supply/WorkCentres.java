package dev.backstop.supply;

import dev.backstop.catalog.Locations;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.PutResult;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where items are made: a press, a kiln, a bench. */
@Component
class WorkCentres {
    private static final int MOST_MINUTES = 100_000;
    private static final String SELECT = """
            SELECT centre.code, centre.name, location.code AS location, centre.minutes_a_day AS minutes_per_day
              FROM supply.work_centre centre
              JOIN catalog.location location ON location.id = centre.location_id
            """;

    private final JdbcClient jdbc;
    private final Locations locations;

    WorkCentres(JdbcClient jdbc, Locations locations) {
        this.jdbc = jdbc;
        this.locations = locations;
    }

    /**
     * A work centre as the outside writes it.
     *
     * @param minutesPerDay of work on a working day of its location, all its machines together
     */
    @Strict
    record Centre(@Nullable String code, @Nullable String name, @Nullable String location, @Nullable Integer minutesPerDay) {}

    /** Of a day: minutes that can be worked, and that are booked. */
    record Day(LocalDate day, int minutes, long booked, List<String> productionOrders) {
        Day {
            productionOrders = List.copyOf(productionOrders);
        }
    }

    Optional<Centre> find(String code) {
        return jdbc.sql(SELECT + " WHERE centre.code = :code").param("code", code).query(Centre.class).optional();
    }

    Listing<Centre> list(Cursor page) {
        var rows = jdbc.sql(SELECT + " WHERE centre.code > :after ORDER BY centre.code LIMIT :limit")
                .param("after", page.after()).param("limit", page.limit() + 1).query(Centre.class).list();
        return Listing.page(rows, page, centre -> Objects.requireNonNull(centre.code()));
    }

    /** The days on which something is booked. */
    List<Day> load(String code, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                SELECT booked.day, centre.minutes_a_day, sum(booked.minutes) AS booked, array_agg(DISTINCT made.number) AS orders
                  FROM supply.work_centre centre
                  JOIN supply.booked_minutes booked ON booked.work_centre_id = centre.id
                  JOIN supply.production_order made ON made.id = booked.order_id
                 WHERE centre.code = :code AND booked.day >= :from AND booked.day < :until
                 GROUP BY booked.day, centre.minutes_a_day
                 ORDER BY booked.day
                """).param("code", code).param("from", from).param("until", until)
                .query((row, _) -> new Day(row.getObject("day", LocalDate.class), row.getInt("minutes_a_day"), row.getLong("booked"),
                        List.of((String[]) row.getArray("orders").getArray()))).list();
    }

    PutResult put(String code, Centre wanted) {
        var form = new Form();
        form.key("/code", code);
        form.required("/name", wanted.name(), "Give the name by which people call it.");
        form.required("/location", wanted.location(), "Name the location that it stands at.");
        var location = wanted.location() == null ? Optional.<dev.backstop.catalog.Location>empty() : locations.byCode(wanted.location());
        if (wanted.location() != null && location.isEmpty()) {
            form.fault("/location", "There is no location %s. Check the code, or create the location first.".formatted(wanted.location()));
        }
        if (wanted.minutesPerDay() == null) {
            form.fault("/minutesPerDay", "This is missing. Give the minutes of work that it does on a day: 480 for one machine and eight hours.");
        }
        form.between("/minutesPerDay", wanted.minutesPerDay(), 1, MOST_MINUTES);
        var centre = new Centre(code, wanted.name(), wanted.location(), wanted.minutesPerDay());
        var now = find(code).map(before -> Map.of(code, before)).orElse(Map.of());
        return PutResult.putAll(List.of(new PutResult.Checked<>(centre, form)), _ -> code, now,
                different -> location.ifPresent(at -> store(at.id(), different.getFirst()))).getFirst();
    }

    private void store(long location, Centre centre) {
        jdbc.sql("""
                INSERT INTO supply.work_centre (code, name, location_id, minutes_a_day) VALUES (:code, :name, :location, :minutes)
                    ON CONFLICT (code) DO UPDATE
                   SET (name, location_id, minutes_a_day) = (excluded.name, excluded.location_id, excluded.minutes_a_day)
                """).param("code", centre.code()).param("name", centre.name()).param("location", location).param("minutes", centre.minutesPerDay()).update();
    }
}
