package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.planning.DelayRecord;
import dev.backstop.planning.leadtimes.DayChances;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How likely what is under way arrives after a day, from how its vendor kept its dates so far, and that it is not here yet. */
@Component
public class LateChances {
    private static final double SLACK = 1e-9;

    private final ArrivalRows rows;
    private final ObservationRows observations;
    private final Locations locations;
    private final Clock clock;

    LateChances(ArrivalRows rows, ObservationRows observations, Locations locations, Clock clock) {
        this.rows = rows;
        this.observations = observations;
        this.locations = locations;
        this.clock = clock;
    }

    /**
     * What is known of one part.
     *
     * @param due     the receiver's first working day on or after the day that the vendor, or a buyer, gave
     * @param today   at the receiver
     * @param chances of so many calendar days after {@code due}
     */
    public record Outlook(LocalDate due, LocalDate today, DayChances chances) {

        /** The chance that it arrives after a day: {@code S(day) / S(yesterday)}, because it has not arrived by yesterday. 1 for days that are over. */
        public double after(LocalDate day) {
            if (day.isBefore(today)) {
                return 1;
            }
            var stillComing = 1 - chances.by(days(today.minusDays(1)));
            return stillComing < SLACK ? 1 : Math.clamp((1 - chances.by(days(day))) / stillComing, 0.0, 1.0);
        }

        /** The chance that it comes after the day that it is due. */
        public double late() {
            return after(due);
        }

        private int days(LocalDate day) {
            return Math.toIntExact(ChronoUnit.DAYS.between(due, day));
        }
    }

    /** The outlook of parts under way, by part; without a date or a record of the vendor's delays there is none. */
    public Map<Long, Outlook> of(Collection<Long> parts) {
        var now = clock.instant();
        var places = locations.all().stream().collect(toMap(Location::id, location -> location));
        var open = rows.open(parts);
        var delays = observations.delays(open.stream().map(ArrivalRows.OpenPart::vendor).collect(toSet()),
                LeadTimeRecords.calendars(places));
        record VendorOnDay(long vendor, LocalDate today) {}
        var records = new HashMap<VendorOnDay, DelayRecord>();
        var outlooks = new HashMap<Long, Outlook>();
        for (var part : open) {
            var place = Objects.requireNonNull(places.get(part.place().location()), "location of a part");
            var today = place.today(now);
            var record = records.computeIfAbsent(new VendorOnDay(part.vendor(), today),
                    key -> DelayRecord.of(delays.getOrDefault(key.vendor(), List.of()), key.today()));
            var expected = part.expectedOn();
            if (expected != null) {
                record.chances().ifPresent(chances -> outlooks.put(part.id(),
                        new Outlook(place.calendar().onOrAfter(expected), today, chances)));
            }
        }
        return outlooks;
    }
}
