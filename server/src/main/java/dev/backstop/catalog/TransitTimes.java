package dev.backstop.catalog;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long parcels travel. */
@Component
public class TransitTimes {
    private final JdbcClient jdbc;

    TransitTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Calendar days from shipping until delivery: half of all parcels take no longer than {@code p50Days}, 19 of 20 no longer than {@code p95Days}. */
    public record Transit(int p50Days, int p95Days) {}

    /** The transit time from a location to a country (ISO 3166, two letters), if one was given. */
    public Optional<Transit> of(long location, String country) {
        return jdbc.sql("SELECT p50_days, p95_days FROM catalog.transit_time WHERE location_id = :location AND country = :country")
                .param("location", location).param("country", country)
                .query(Transit.class).optional();
    }
}
