package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.planning.DelayRecord;
import dev.backstop.planning.DelayRecord.Delivery;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.OrderCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long orders really took: by item and location where enough came, else as agreed plus the vendor's usual delay, else as agreed. */
final class LeadTimes {
    private static final int MOST_RECEIPTS = 60;
    private static final int STEPS = 9;

    private record Key(long vendor, Place place) {}

    private final Map<Key, List<Delivery>> byPlace = new HashMap<>();
    private final Map<Long, List<Delivery>> byVendor = new HashMap<>();
    private final Map<Long, List<Delivery>> delays = new HashMap<>();

    private final LocalDate today;

    private LeadTimes(LocalDate today) {
        this.today = today;
    }

    /** A lead time and how many receipts stand behind it; 0: as agreed. */
    record Learned(LeadTimeSpread spread, int receipts) {}

    @Component
    static class Reader {
        private final JdbcClient jdbc;

        Reader(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        /** The last receipts of each vendor, at most two years back. */
        LeadTimes read(LocalDate today) {
            var times = new LeadTimes(today);
            jdbc.sql("""
                    SELECT vendor_id, item_id, location_id, received_on - ordered_on AS days, received_on - expected_on AS delay,
                            received_on
                      FROM supply.lead_time_observation
                     WHERE received_on > :since
                     ORDER BY received_on DESC, id DESC
                    """)
                    .withFetchSize(10_000).param("since", today.minusYears(2))
                    .query(row -> {
                        times.add(row.getLong("vendor_id"), new Place(row.getLong("item_id"), row.getLong("location_id")),
                                row.getInt("days"), row.getObject("delay", Integer.class), row.getObject("received_on", LocalDate.class));
                    });
            return times;
        }
    }

    private void add(long vendor, Place place, int days, @Nullable Integer delay, LocalDate receivedOn) {
        keep(byPlace.computeIfAbsent(new Key(vendor, place), _ -> new ArrayList<>(4)), new Delivery(days, receivedOn));
        keep(byVendor.computeIfAbsent(vendor, _ -> new ArrayList<>()), new Delivery(days, receivedOn));
        if (delay != null) {
            keep(delays.computeIfAbsent(vendor, _ -> new ArrayList<>()), new Delivery(delay, receivedOn));
        }
    }

    private static void keep(List<Delivery> receipts, Delivery receipt) {
        if (receipts.size() < MOST_RECEIPTS) {
            receipts.add(receipt);
        }
    }

    /** Calendar days within which all receipts came, for where no lead time was agreed; null where too few say. What is on its way is then never too late. */
    @Nullable Integer longestDays(Place place, PlaceFacts.Way way) {
        return way.leadTimeDays() != null || way.vendor() == null
                ? null
                : seen(place, way.vendor()).stream().map(Delivery::days).max(Integer::compare).orElse(null);
    }

    /** The lead time of orders placed today; nothing where neither agreement nor receipts say. */
    Optional<Learned> of(Place place, PlaceFacts.Way way, OrderCalendar calendar, LocalDate today) {
        var vendor = way.vendor();
        var mine = vendor == null ? List.<Delivery>of() : byPlace.getOrDefault(new Key(vendor, place), List.of());
        if (mine.size() >= LeadTimeSpread.FEWEST_RECEIPTS) {
            return Optional.of(learned(mine));
        }
        if (way.leadTimeDays() == null) {
            return vendor == null ? Optional.empty() : observed(place, vendor);
        }
        var agreed = (int) ChronoUnit.DAYS.between(today, calendar.arrival(today).orElseThrow());
        var off = vendor == null ? List.<Delivery>of() : delays.getOrDefault(vendor, List.of());
        return Optional.of(off.size() < LeadTimeSpread.FEWEST_RECEIPTS
                ? new Learned(LeadTimeSpread.always(agreed), 0)
                : learned(off.stream().map(late -> new Delivery(agreed + late.days(), late.receivedOn())).toList()));
    }

    private Optional<Learned> observed(Place place, long vendor) {
        var all = seen(place, vendor);
        return all.isEmpty() ? Optional.empty() : Optional.of(learned(all));
    }

    /** The receipts of the place, else of the vendor; none where both are too few to say anything. */
    private List<Delivery> seen(Place place, long vendor) {
        var mine = byPlace.getOrDefault(new Key(vendor, place), List.of());
        var all = mine.size() >= LeadTimeSpread.FEWEST_RECEIPTS ? mine : byVendor.getOrDefault(vendor, List.of());
        return all.size() < LeadTimeSpread.FEWEST_RECEIPTS ? List.of() : all;
    }

    private Learned learned(List<Delivery> deliveries) {
        return new Learned(LeadTimeSpread.of(DelayRecord.of(deliveries, today).chances().orElseThrow()).condensed(STEPS),
                deliveries.size());
    }
}
