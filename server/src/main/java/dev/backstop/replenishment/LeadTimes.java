package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
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

    private final Map<Key, List<Integer>> byPlace = new HashMap<>();
    private final Map<Long, List<Integer>> byVendor = new HashMap<>();
    private final Map<Long, List<Integer>> delays = new HashMap<>();

    private LeadTimes() {}

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
            var times = new LeadTimes();
            jdbc.sql("""
                    SELECT vendor_id, item_id, location_id, received_on - ordered_on AS days, received_on - expected_on AS delay
                      FROM supply.lead_time_observation
                     WHERE received_on > :since
                     ORDER BY received_on DESC, id DESC
                    """)
                    .withFetchSize(10_000).param("since", today.minusYears(2))
                    .query(row -> {
                        times.add(row.getLong("vendor_id"), new Place(row.getLong("item_id"), row.getLong("location_id")),
                                row.getInt("days"), row.getObject("delay", Integer.class));
                    });
            return times;
        }
    }

    private void add(long vendor, Place place, int days, @Nullable Integer delay) {
        keep(byPlace.computeIfAbsent(new Key(vendor, place), _ -> new ArrayList<>(4)), days);
        keep(byVendor.computeIfAbsent(vendor, _ -> new ArrayList<>()), days);
        if (delay != null) {
            keep(delays.computeIfAbsent(vendor, _ -> new ArrayList<>()), delay);
        }
    }

    private static void keep(List<Integer> receipts, int days) {
        if (receipts.size() < MOST_RECEIPTS) {
            receipts.add(days);
        }
    }

    /** Calendar days within which all receipts came, for where no lead time was agreed; null where too few say. What is on its way is then never too late. */
    @Nullable Integer longestDays(Place place, PlaceFacts.Way way) {
        return way.leadTimeDays() != null || way.vendor() == null ? null : observed(place, way.vendor()).map(each -> each.spread().chances().lastKey()).orElse(null);
    }

    /** The lead time of orders placed today; nothing where neither agreement nor receipts say. */
    Optional<Learned> of(Place place, PlaceFacts.Way way, OrderCalendar calendar, LocalDate today) {
        var vendor = way.vendor();
        var mine = vendor == null ? List.<Integer>of() : byPlace.getOrDefault(new Key(vendor, place), List.of());
        if (mine.size() >= LeadTimeSpread.FEWEST_RECEIPTS) {
            return Optional.of(learned(mine));
        }
        if (way.leadTimeDays() == null) {
            return vendor == null ? Optional.empty() : observed(place, vendor);
        }
        var agreed = (int) ChronoUnit.DAYS.between(today, calendar.arrival(today).orElseThrow());
        var off = vendor == null ? List.<Integer>of() : delays.getOrDefault(vendor, List.of());
        return Optional.of(off.size() < LeadTimeSpread.FEWEST_RECEIPTS
                ? new Learned(LeadTimeSpread.always(agreed), 0)
                : learned(off.stream().map(delay -> agreed + delay).toList()));
    }

    private Optional<Learned> observed(Place place, long vendor) {
        var mine = byPlace.getOrDefault(new Key(vendor, place), List.of());
        var all = mine.size() >= LeadTimeSpread.FEWEST_RECEIPTS ? mine : byVendor.getOrDefault(vendor, List.of());
        return all.size() < LeadTimeSpread.FEWEST_RECEIPTS ? Optional.empty() : Optional.of(learned(all));
    }

    private static Learned learned(List<Integer> days) {
        return new Learned(LeadTimeSpread.observed(days).condensed(STEPS), days.size());
    }
}
