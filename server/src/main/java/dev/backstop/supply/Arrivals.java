package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Settings;
import dev.backstop.planning.ArrivalDates;
import dev.backstop.planning.ArrivalDates.Arrival;
import dev.backstop.planning.DelayRecord;
import dev.backstop.planning.WorkingCalendar;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
        var firm = settings.now();
        var asked = levels(vendors, firm);
        var changed = new ArrayList<Renewed>();
        for (var part : parts) {
            var location = part.place().location();
            var day = Objects.requireNonNull(today.get(location), "today at a location");
            var receiver = Objects.requireNonNull(receivers.get(location), "calendar of a location");
            var record = records.computeIfAbsent(new VendorOnDay(part.vendor(), day),
                    key -> DelayRecord.of(delays.getOrDefault(key.vendor(), List.of()), key.today()));
            Function<BigDecimal, Arrival> computed = chance -> ArrivalDates.expected(part.expectedOn(), day, record,
                    asked.getOrDefault(chance, Map.of()).getOrDefault(part.vendor(), chance), receiver).said(chance);
            var arrival = telling.of(part.arrival(), computed.apply(firm.confidence()), day, receiver);
            var others = arrival.confidence() == null ? List.<Arrival>of() : firm.otherConfidences().stream()
                    .map(chance -> telling.of(part.at(chance), computed.apply(chance), day, receiver)).toList();
            if (!arrival.equals(part.arrival()) || !others.equals(part.others())) {
                changed.add(new Renewed(part, arrival, others));
            }
        }
        return changed;
    }

    /** For each chance that is told, with which chance the records of those vendors are asked whose days held too seldom. */
    private Map<BigDecimal, Map<Long, BigDecimal>> levels(Collection<Long> vendors, Settings firm) {
        var levels = new HashMap<BigDecimal, Map<Long, BigDecimal>>();
        levels.put(firm.confidence(), calibrations.widened(vendors, firm.confidence()));
        firm.otherConfidences().forEach(chance -> levels.put(chance, calibrations.widened(vendors, chance)));
        return levels;
    }

    /** A part whose arrival came out differently; {@code others} at the other chances that the firm promises with. */
    record Renewed(ArrivalRows.OpenPart part, Arrival arrival, List<Arrival> others) {
        Renewed {
            others = List.copyOf(others);
        }
    }

    private static String reason(List<Renewed> changed, LocalDate today) {
        var only = onlyReference(changed);
        var expectedOn = changed.getFirst().part().expectedOn();
        return only != null && expectedOn != null && expectedOn.isBefore(today)
                ? "supply %s, expected on %s, has not arrived by %s".formatted(only, SupplyWords.day(expectedOn, today), SupplyWords.day(today))
                : "what has and has not arrived by " + SupplyWords.day(today);
    }

    private static @org.jspecify.annotations.Nullable String onlyReference(List<Renewed> changed) {
        return changed.size() == 1 ? changed.getFirst().part().reference() : null;
    }
}
