package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.planning.ArrivalDates;
import dev.backstop.planning.ArrivalDates.Arrival;
import dev.backstop.planning.DelayRecord;
import dev.backstop.planning.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** When parts arrive, given what is known now: computed when a part or the day changes, and stored, so that an order reads it. */
@Component
public class Arrivals {
    private final ArrivalRows rows;
    private final ObservationRows observations;
    private final CalibrationRows calibrations;
    private final Locations locations;
    private final FirmSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Arrivals(ArrivalRows rows, ObservationRows observations, CalibrationRows calibrations, Locations locations, FirmSettings settings,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.observations = observations;
        this.calibrations = calibrations;
        this.locations = locations;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** A day has begun at a location: renews the arrival of all that is on its way there, and tells where it came out differently. */
    public void renewAll(Location location, LocalDate today) {
        var changed = changed(rows.openAt(location.id()), Map.of(location.id(), today), ArrivalDates::steady);
        rows.write(changed);
        if (!changed.isEmpty()) {
            var places = changed.stream().map(each -> each.part().place()).distinct().sorted().toList();
            events.publishEvent(new SupplyMoved(places, "day-turned", reason(changed, today), onlyReference(changed), SupplyMoved.Reach.DATES));
        }
    }

    /** Renews these parts, those of them that are on their way. The caller tells what moved, and why. */
    void renew(Collection<Long> parts) {
        if (parts.isEmpty()) {
            return;
        }
        var now = clock.instant();
        rows.write(changed(rows.open(parts), locations.all().stream().collect(toMap(Location::id, location -> location.today(now))),
                (_, computed, _, _) -> computed));
    }

    /** What is to be stored, from what is stored, what was computed, the day, and the calendar of the receiver. */
    private interface Telling {
        Arrival of(Arrival told, Arrival computed, LocalDate today, WorkingCalendar receiver);
    }

    private List<Renewed> changed(List<ArrivalRows.OpenPart> parts, Map<Long, LocalDate> today, Telling telling) {
        if (parts.isEmpty()) {
            return List.of();
        }
        var receivers = LeadTimeRecords.calendars(locations.all().stream().collect(toMap(Location::id, location -> location)));
        var vendors = parts.stream().map(ArrivalRows.OpenPart::vendor).collect(toSet());
        var delays = observations.delays(vendors, receivers);
        record VendorOnDay(long vendor, LocalDate today) {}
        var records = new HashMap<VendorOnDay, DelayRecord>();
        var confidence = settings.now().confidence();
        var widened = calibrations.widened(vendors, confidence);
        var changed = new ArrayList<Renewed>();
        for (var part : parts) {
            var location = part.place().location();
            var day = Objects.requireNonNull(today.get(location), "today at a location");
            var receiver = Objects.requireNonNull(receivers.get(location), "calendar of a location");
            var computed = ArrivalDates.expected(
                    part.expectedOn(),
                    day,
                    records.computeIfAbsent(new VendorOnDay(part.vendor(), day),
                            key -> DelayRecord.of(delays.getOrDefault(key.vendor(), List.of()), key.today())),
                    widened.getOrDefault(part.vendor(), confidence),
                    receiver).said(confidence);
            var arrival = telling.of(part.arrival(), computed, day, receiver);
            if (!arrival.equals(part.arrival())) {
                changed.add(new Renewed(part, arrival));
            }
        }
        return changed;
    }

    /** A part whose arrival came out differently. */
    record Renewed(ArrivalRows.OpenPart part, Arrival arrival) {}

    private static String reason(List<Renewed> changed, LocalDate today) {
        var only = onlyReference(changed);
        var expectedOn = changed.getFirst().part().expectedOn();
        return only != null && expectedOn != null && expectedOn.isBefore(today)
                ? "supply %s, expected on %s, has not arrived by %s".formatted(only, SupplyWords.day(expectedOn), SupplyWords.day(today))
                : "what has and has not arrived by " + SupplyWords.day(today);
    }

    private static @org.jspecify.annotations.Nullable String onlyReference(List<Renewed> changed) {
        return changed.size() == 1 ? changed.getFirst().part().reference() : null;
    }
}
