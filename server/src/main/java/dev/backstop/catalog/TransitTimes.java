package dev.backstop.catalog;

import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import dev.backstop.web.Strict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long parcels travel. */
@Component
public class TransitTimes {
    private static final int MOST_DAYS = 365;

    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;
    private final Locations locations;

    TransitTimes(JdbcClient jdbc, RoundTrip.Start trips, Locations locations) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.locations = locations;
    }

    /** Calendar days from shipping until delivery: half of all parcels take no longer than {@code p50Days}, 19 of 20 no longer than {@code p95Days}. */
    public record Transit(int p50Days, int p95Days) {}

    /** The transit time from a location to a country (ISO 3166, two letters), if one was given. */
    public Optional<Transit> of(long location, String country) {
        return jdbc.sql("SELECT p50_days, p95_days FROM catalog.transit_time WHERE location_id = :location AND country = :country")
                .param("location", location).param("country", country)
                .query(Transit.class).optional();
    }

    /** From a location to a country. */
    public record Way(long location, String country) {}

    /** The transit times that were given of these ways. */
    public Map<Way, Transit> of(Collection<Way> ways) {
        var trip = trips.begin();
        var known = of(ways, trip);
        trip.run();
        return known.get();
    }

    /** The same, with other questions. */
    public Supplier<Map<Way, Transit>> of(Collection<Way> ways, RoundTrip trip) {
        if (ways.isEmpty()) {
            return Map::of;
        }
        var known = trip.query("""
                SELECT t.location_id, t.country, t.p50_days, t.p95_days
                  FROM unnest(:locations::bigint[], :countries::text[]) AS way (location_id, country)
                  JOIN catalog.transit_time t USING (location_id, country)
                """, Map.of("locations", Columns.longs(ways, Way::location), "countries", Columns.texts(ways, Way::country)),
                (row, _) -> Map.entry(new Way(row.getLong("location_id"), row.getString("country")), new Transit(row.getInt("p50_days"), row.getInt("p95_days"))));
        return () -> known.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A transit time as the outside writes it; what it means stands with {@link Transit}. */
    @Strict
    public record Days(@Nullable String location, @Nullable String country, @Nullable Integer p50Days, @Nullable Integer p95Days) {}

    /** From which location to which country. */
    record Key(String location, String country) {
        @Override
        public String toString() {
            return "from " + location + " to " + country;
        }
    }

    Optional<Days> find(Key key) {
        return locations.byCode(key.location())
                .flatMap(location -> of(location.id(), key.country()))
                .map(transit -> new Days(key.location(), key.country(), transit.p50Days(), transit.p95Days()));
    }

    /** The cursor of a page is {@code location/country}. */
    Listing<Days> list(@Nullable String location, Cursor page) {
        var rows = jdbc.sql("""
                SELECT location.code AS location, transit.country, transit.p50_days, transit.p95_days
                  FROM catalog.transit_time transit
                  JOIN catalog.location location ON location.id = transit.location_id
                 WHERE location.code || '/' || transit.country > :after AND (CAST(:location AS text) IS NULL OR location.code = :location)
                 ORDER BY location.code || '/' || transit.country
                 LIMIT :limit
                """)
                .param("after", page.after()).param("location", location).param("limit", page.limit() + 1).query(Days.class).list();
        return Listing.page(rows, page, days -> days.location() + "/" + days.country());
    }

    void delete(Key key) {
        jdbc.sql("""
                DELETE FROM catalog.transit_time transit USING catalog.location location
                 WHERE location.id = transit.location_id AND location.code = :location AND transit.country = :country
                """)
                .param("location", key.location()).param("country", key.country()).update();
    }

    PutResult put(Key key, Days wanted) {
        var form = new Form();
        var location = locations.byCode(key.location());
        if (location.isEmpty()) {
            form.fault("/location", "There is no location %s. Check the code, or create the location first.".formatted(key.location()));
        }
        if (!key.location().equals(Objects.requireNonNullElse(wanted.location(), key.location()))
                || !key.country().equals(Objects.requireNonNullElse(wanted.country(), key.country()))) {
            form.fault("", "The address is %s, the body says otherwise. Leave both out of the body, or make them equal.".formatted(key));
        }
        form.country("/country", key.country());
        present("/p50Days", wanted.p50Days(), form);
        present("/p95Days", wanted.p95Days(), form);
        if (wanted.p50Days() != null && wanted.p95Days() != null && wanted.p95Days() < wanted.p50Days()) {
            form.fault("/p95Days", "%d is less than p50Days %d. Of 20 parcels 19 cannot be faster than half of them."
                    .formatted(wanted.p95Days(), wanted.p50Days()));
        }
        var days = new Days(key.location(), key.country(), wanted.p50Days(), wanted.p95Days());
        var now = find(key).map(before -> Map.of(key, before)).orElse(Map.of());
        return PutResult.putAll(List.of(new PutResult.Checked<>(days, form)), _ -> key, now,
                different -> location.ifPresent(from -> store(from.id(), different.getFirst()))).getFirst();
    }

    private static void present(String pointer, @Nullable Integer days, Form form) {
        if (days == null) {
            form.fault(pointer, "This is missing. Give it in whole calendar days, as {\"p50Days\":2,\"p95Days\":4}.");
        }
        form.between(pointer, days, 0, MOST_DAYS);
    }

    private void store(long location, Days days) {
        jdbc.sql("""
                INSERT INTO catalog.transit_time (location_id, country, p50_days, p95_days)
                VALUES (:location, :country, :p50, :p95)
                    ON CONFLICT (location_id, country) DO UPDATE SET p50_days = excluded.p50_days, p95_days = excluded.p95_days
                """)
                .param("location", location).param("country", days.country())
                .param("p50", days.p50Days()).param("p95", days.p95Days()).update();
    }
}
