package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Settings;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.planning.ArrivalDates;
import dev.backstop.planning.ArrivalDates.Arrival;
import dev.backstop.planning.CapableToPromise;
import dev.backstop.planning.DelayRecord;
import dev.backstop.planning.DelayRecord.Delivery;
import dev.backstop.planning.OrderCalendar;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long orders took, and so what one placed now would bring. */
@Component
public class LeadTimeRecords {
    private final ObservationRows rows;
    private final Vendors vendors;
    private final Locations locations;
    private final FirmSettings settings;
    private final Capacity capacity;
    private final RoundTrip.Start trips;

    LeadTimeRecords(ObservationRows rows, Vendors vendors, Locations locations, FirmSettings settings, Capacity capacity,
            RoundTrip.Start trips) {
        this.trips = trips;
        this.rows = rows;
        this.vendors = vendors;
        this.locations = locations;
        this.settings = settings;
        this.capacity = capacity;
    }

    /**
     * What an order would bring.
     *
     * @param orderedOn the next day on which orders are placed with the vendor
     * @param arrival   unknown where neither a lead time was agreed nor three deliveries were seen
     * @param others    the same at the other chances that the firm promises with
     */
    public record NextOrder(LocalDate orderedOn, Arrival arrival, List<Arrival> others) {
        public NextOrder {
            others = List.copyOf(others);
        }

        /** What comes as somebody says, without a chance. */
        public NextOrder(LocalDate orderedOn, Arrival arrival) {
            this(orderedOn, arrival, List.of());
        }
    }

    /**
     * What an order on the next order day would bring, by sourcing term. As the item's own deliveries from that vendor took, if there were
     * three; else by the lead time agreed, as late as that vendor usually is.
     */
    public Map<Long, NextOrder> ifOrdered(Collection<SourcingTerm> terms, Instant now) {
        if (terms.isEmpty()) {
            return Map.of();
        }
        var trip = trips.begin();
        var orders = ifOrdered(terms, settings.now(), locations.all().stream().collect(toMap(Location::id, location -> location)), now,
                trip);
        trip.run();
        return orders.get();
    }

    /** The same for a caller that has read settings and locations, with other questions. */
    public Supplier<Map<Long, NextOrder>> ifOrdered(Collection<SourcingTerm> terms, Settings settings, Map<Long, Location> receivers,
            Instant now,
            RoundTrip trip) {
        if (terms.isEmpty()) {
            return Map::of;
        }
        var asked = terms.stream().map(SourcingTerm::vendor).filter(Objects::nonNull).distinct().toList();
        var sellers = vendors.byIds(asked, trip);
        var leadTimes = rows.leadTimes(terms, trip);
        var delays = rows.delays(asked, calendars(receivers), trip);
        return () -> orders(terms, new Known(sellers.get(), leadTimes.get(), delays.get()), settings, receivers, now);
    }

    /** What was read of vendors: themselves, how long their orders took, and how late they came. */
    private record Known(Map<Long, Vendor> vendors, Map<Long, Collection<Delivery>> leadTimes, Map<Long, Collection<Delivery>> delays) {}

    private static Map<Long, NextOrder> orders(Collection<SourcingTerm> terms, Known known, Settings settings,
            Map<Long, Location> receivers, Instant now) {
        var orders = new HashMap<Long, NextOrder>();
        for (var term : terms) {
            var receiver = Objects.requireNonNull(receivers.get(term.place().location()), "location of a term");
            var vendor = term.vendor() == null ? null : known.vendors().get(term.vendor());
            var calendar = calendar(term, vendor, receivers);
            var today = receiver.today(now);
            var orderedOn = vendor == null ? today : nextOrderDay(vendor, today);
            var took = record(known.leadTimes(), term.id(), today);
            var late = record(known.delays(), vendor == null ? -1 : vendor.id(), today);
            Function<BigDecimal, Arrival> arrival = chance -> {
                var learned = ArrivalDates.ordered(orderedOn, today, took, chance, receiver.calendar());
                return learned.by() != null ? learned : agreed(calendar, orderedOn, today, late, chance);
            };
            orders.put(term.id(), new NextOrder(orderedOn, arrival.apply(settings.confidence()),
                    settings.otherConfidences().stream().map(arrival).filter(other -> other.confidence() != null).toList()));
        }
        return orders;
    }

    /** How long making takes, by sourcing term: by the room of work centres, else by the lead time of making. */
    public Map<Long, CapableToPromise.Making> making(Collection<SourcingTerm> makes, Map<Long, Location> known, Instant now) {
        var places = new HashMap<Place, Location>();
        makes.forEach(make -> places.put(make.place(), Objects.requireNonNull(known.get(make.place().location()), "location of a term")));
        var from = places.values().stream().map(here -> here.today(now)).min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
        var rooms = capacity.rooms(places, from);
        var making = new HashMap<Long, CapableToPromise.Making>();
        for (var make : makes) {
            var terms = calendar(make, null, known);
            making.put(make.id(), rooms.getOrDefault(make.place(),
                    lots -> terms.arrival(terms.receiver().onOrAfter(lots.getLast().from()))));
        }
        return making;
    }

    private static Arrival agreed(OrderCalendar calendar, LocalDate orderedOn, LocalDate today, DelayRecord delays, BigDecimal confidence) {
        return ArrivalDates.expected(calendar.arrival(orderedOn).orElse(null), today, delays, confidence, calendar.receiver());
    }

    /** Adds what is known from elsewhere, such as the deliveries of the years before; our own receipts are recorded by themselves. */
    public void record(List<Observation> observations) {
        if (!observations.isEmpty()) {
            rows.append(observations);
        }
    }

    /** The first day, from {@code from} on, on which orders are placed with a vendor; its holidays are none. */
    public static LocalDate nextOrderDay(Vendor vendor, LocalDate from) {
        var day = from;
        while (!vendor.orderDays().isEmpty()
                && (!vendor.orderDays().contains(day.getDayOfWeek()) || vendor.calendar().holidays().contains(day))) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** How dates are counted on a term: in the sender's days, arriving on the receiver's. */
    public static OrderCalendar calendar(SourcingTerm term, @Nullable Vendor vendor, Map<Long, Location> locations) {
        var receiver = Objects.requireNonNull(locations.get(term.place().location()), "location of a term").calendar();
        var sender = vendor != null ? vendor.calendar()
                : term.fromLocation() != null ? Objects.requireNonNull(locations.get(term.fromLocation()), "sending location").calendar()
                : receiver;
        return new OrderCalendar(term.leadTimeDays(), term.leadTimeUnit() == SourcingTerm.LeadTimeUnit.WORKING, sender,
                vendor == null ? java.util.Set.of() : vendor.orderDays(), receiver);
    }

    static Map<Long, dev.backstop.planning.WorkingCalendar> calendars(Map<Long, Location> locations) {
        return locations.values().stream().collect(toMap(Location::id, Location::calendar));
    }

    private static DelayRecord record(Map<Long, Collection<Delivery>> deliveries, long subject, LocalDate today) {
        return DelayRecord.of(deliveries.getOrDefault(subject, List.of()), today);
    }
}
