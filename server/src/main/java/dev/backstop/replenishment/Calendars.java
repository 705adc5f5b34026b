package dev.backstop.replenishment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.planning.OrderCalendar;
import dev.backstop.planning.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The days of all locations and vendors, as one plan needs them: read once, asked a hundred thousand times. */
record Calendars(Instant now, Map<Long, Location> locations, Map<Long, Vendor> vendors) {
    private record Kept(UUID name, Calendars days) {}

    @Component
    static class Reader {
        private final Locations locations;
        private final Vendors vendors;
        private volatile @Nullable Kept kept;

        Reader(Locations locations, Vendors vendors) {
            this.locations = locations;
            this.vendors = vendors;
        }

        /** Those of a plan before, while nothing about vendors and locations has changed since; read where another instance planned. */
        Calendars kept(UUID name, Instant now) {
            var known = kept;
            if (known == null || !known.name().equals(name)) {
                known = new Kept(name, read(now));
                kept = known;
            }
            return new Calendars(now, known.days().locations(), known.days().vendors());
        }

        void keep(UUID name, Calendars days) {
            kept = new Kept(name, days);
        }

        Calendars read(Instant now) {
            return new Calendars(
                    now,
                    locations.all().stream().collect(toMap(Location::id, identity())),
                    vendors.all().stream().collect(toMap(Vendor::id, identity())));
        }
    }

    Location location(long id) {
        return Objects.requireNonNull(locations.get(id), "the database keeps the location of a place");
    }

    LocalDate today(long location) {
        return location(location).today(now);
    }

    /**
     * The days of one way to a location.
     *
     * @param learnedLeadTime calendar days, for where none was agreed; null: nothing learned either
     */
    OrderCalendar of(PlaceFacts.Way way, long location, @Nullable Integer learnedLeadTime) {
        var receiver = location(location).calendar();
        var supplier = supplier(way, receiver);
        var vendor = way.vendor() == null ? null : vendors.get(way.vendor());
        var agreed = way.leadTimeDays() != null;
        return new OrderCalendar(
                agreed ? way.leadTimeDays() : learnedLeadTime,
                agreed && way.workingDays(),
                supplier,
                vendor == null ? Set.of() : vendor.orderDays(),
                receiver);
    }

    private WorkingCalendar supplier(PlaceFacts.Way way, WorkingCalendar receiver) {
        if (way.vendor() != null && vendors.containsKey(way.vendor())) {
            return vendors.get(way.vendor()).calendar();
        }
        return way.fromLocation() == null ? receiver : location(way.fromLocation()).calendar();
    }
}
