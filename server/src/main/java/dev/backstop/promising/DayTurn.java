package dev.backstop.promising;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.sandbox.Job;
import dev.backstop.supply.Arrivals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Midnight at a location: lots whose day is over are set aside, arrivals that are due, overdue or silent are looked at anew, and promises that are past are superseded. */
@Component
class DayTurn implements Job {
    private final JdbcClient jdbc;
    private final Locations locations;
    private final Arrivals arrivals;
    private final ExpiredLots expired;
    private final Settlement settlement;

    DayTurn(JdbcClient jdbc, Locations locations, Arrivals arrivals, ExpiredLots expired, Settlement settlement) {
        this.jdbc = jdbc;
        this.locations = locations;
        this.arrivals = arrivals;
        this.expired = expired;
        this.settlement = settlement;
    }

    @Override
    public String name() {
        return "day turned";
    }

    @Override
    public Instant next(Instant after) {
        return locations.all().stream().map(location -> midnightAfter(location, after)).min(Comparator.naturalOrder())
                .orElseGet(() -> after.plusSeconds(24 * 3600));
    }

    private static Instant midnightAfter(Location location, Instant after) {
        return location.today(after).plusDays(1).atStartOfDay(location.zone()).toInstant();
    }

    @Override
    public void run(Instant now) {
        var turned = locations.all().stream().filter(location -> midnightAfter(location, now.minusMillis(1)).equals(now)).toList();
        turned.forEach(location -> expired.setAside(location, now));
        turned.forEach(location -> arrivals.renewAll(location, location.today(now)));
        settlement.noteDates(waiting(turned), Cause.DAY_TURNED);
    }

    /** Places with open promises that may read otherwise today: not yet shipped, waiting, or without a date. */
    private List<Place> waiting(List<Location> turned) {
        var places = new ArrayList<Place>();
        jdbc.sql("SELECT DISTINCT item_id, location_id FROM promising.peg WHERE closed_at IS NULL AND location_id = ANY (:locations) ORDER BY item_id, location_id")
                .param("locations", turned.stream().map(Location::id).toArray(Long[]::new))
                .query(row -> {
                    places.add(new Place(row.getLong("item_id"), row.getLong("location_id")));
                });
        return places;
    }
}
