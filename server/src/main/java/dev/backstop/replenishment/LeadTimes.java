package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.OrderCalendar;
import dev.backstop.planning.leadtimes.DayChances;
import dev.backstop.planning.leadtimes.OrderClass;
import dev.backstop.planning.leadtimes.PastOrder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long orders really took: by item and location where enough came, else as agreed plus the vendor's usual delay, else as agreed. What
 * is still open counts for as long as it has been waited for.
 */
final class LeadTimes {
    private static final int STEPS = 9;

    private record Key(long vendor, Place place) {}

    private record Agreed(long vendor, int days) {}

    /** What was seen, received or not; the longest of what came is kept apart. */
    private static final class Seen {
        private int receipts;
        private int longest;

        void came(int days) {
            receipts++;
            longest = Math.max(longest, days);
        }

        boolean isEnough() {
            return receipts >= LeadTimeSpread.FEWEST_RECEIPTS;
        }
    }

    private static final Seen NOTHING = new Seen();

    private final Map<Key, Seen> byPlace = new HashMap<>();
    private final Map<Long, Seen> byVendor = new HashMap<>();
    private final Map<Long, Seen> delays = new HashMap<>();
    private final Map<Agreed, LeadTimeSpread> asAgreedAndLate = new HashMap<>();
    private final dev.backstop.planning.leadtimes.LeadTimes learned;

    private LeadTimes(List<Order> orders, LocalDate asOf) {
        for (var order : orders) {
            if (order.receivedOn() != null && order.receivedOn().isBefore(asOf)) {
                var days = (int) ChronoUnit.DAYS.between(order.orderedOn(), order.receivedOn());
                byPlace.computeIfAbsent(new Key(order.vendor(), order.place()), _ -> new Seen()).came(days);
                byVendor.computeIfAbsent(order.vendor(), _ -> new Seen()).came(days);
                if (order.expectedOn() != null) {
                    delays.computeIfAbsent(order.vendor(), _ -> new Seen()).came(0);
                }
            }
        }
        // A place that says little of its own is no class of its own: a million of them would only lean on their vendors.
        var past = new ArrayList<PastOrder>(orders.size());
        for (var order : orders) {
            past.add(PastOrder.whole(kind(order.vendor(), order.place()), order.orderedOn(), order.expectedOn(), order.receivedOn()));
        }
        this.learned = dev.backstop.planning.leadtimes.LeadTimes.learn(past, asOf);
    }

    private OrderClass kind(long vendor, Place place) {
        return byPlace.getOrDefault(new Key(vendor, place), NOTHING).isEnough() ? OrderClass.of(vendor, place) : OrderClass.of(vendor);
    }

    /** An order, or what is left of it; {@code receivedOn} null: it has not come. */
    record Order(long vendor, Place place, LocalDate orderedOn, @Nullable LocalDate expectedOn, @Nullable LocalDate receivedOn) {}

    /** A lead time and how many receipts stand behind it; 0: as agreed. */
    record Learned(LeadTimeSpread spread, int receipts) {}

    @Component
    static class Reader {
        private final JdbcClient jdbc;

        Reader(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        /** As they are learned today, what came today included. */
        LeadTimes read(LocalDate today) {
            return past(today).before(today.plusDays(1));
        }

        /** The receipts of the last two years, and what was sent and has not come. */
        Past past(LocalDate today) {
            var orders = new ArrayList<Order>();
            jdbc.sql("""
                    SELECT vendor_id, item_id, location_id, ordered_on, expected_on, received_on
                      FROM supply.lead_time_observation
                     WHERE received_on > :since AND NOT reversed
                     UNION ALL
                    SELECT sent.vendor_id, part.item_id, part.location_id, sent.sent_at::date,
                           coalesce((SELECT day FROM supply.part_date WHERE part_id = part.id AND kind = 'confirmed' ORDER BY id LIMIT 1),
                                  part.requested_on), NULL
                      FROM supply.purchase_order_part part
                      JOIN supply.purchase_order_line line ON line.id = part.line_id
                      JOIN supply.purchase_order sent ON sent.id = line.order_id AND sent.state = 'sent' AND sent.sent_at IS NOT NULL
                     WHERE part.quantity > part.received + part.cancelled
                    """)
                    .withFetchSize(10_000).param("since", today.minusYears(2))
                    .query(row -> {
                        orders.add(new Order(row.getLong("vendor_id"), new Place(row.getLong("item_id"), row.getLong("location_id")),
                                row.getObject("ordered_on", LocalDate.class), row.getObject("expected_on", LocalDate.class),
                                row.getObject("received_on", LocalDate.class)));
                    });
            return new Past(orders);
        }
    }

    /** All orders, whenever they came. */
    static final class Past {
        private final List<Order> orders;

        Past(List<Order> orders) {
            this.orders = List.copyOf(orders);
        }

        /** What was known in the morning of a day: what came on it or later was open, what was ordered on it or later not yet there. */
        LeadTimes before(LocalDate day) {
            return new LeadTimes(orders, day);
        }
    }

    /**
     * Calendar days within which all receipts came, for where no lead time was agreed; null where too few say. What is on its way is then
     * never too late.
     */
    @Nullable Integer longestDays(Place place, PlaceFacts.Way way) {
        if (way.leadTimeDays() != null || way.vendor() == null) {
            return null;
        }
        var seen = seen(place, way.vendor());
        return seen.isEnough() ? Integer.valueOf(seen.longest) : null;
    }

    /** The receipts of the place, else of the vendor. */
    private Seen seen(Place place, long vendor) {
        var mine = byPlace.getOrDefault(new Key(vendor, place), NOTHING);
        return mine.isEnough() ? mine : byVendor.getOrDefault(vendor, NOTHING);
    }

    /** The lead time of orders placed today; nothing where neither agreement nor receipts say. */
    Optional<Learned> of(Place place, PlaceFacts.Way way, OrderCalendar calendar, LocalDate today) {
        var vendor = way.vendor();
        if (vendor != null && (way.leadTimeDays() == null || byPlace.getOrDefault(new Key(vendor, place), NOTHING).isEnough())) {
            var seen = seen(place, vendor);
            return seen.isEnough() ? learned.leadTime(kind(vendor, place)).map(days -> new Learned(spread(days), seen.receipts))
                    : Optional.empty();
        }
        if (way.leadTimeDays() == null) {
            return Optional.empty();
        }
        var agreed = (int) ChronoUnit.DAYS.between(today, calendar.arrival(today).orElseThrow());
        var late = vendor == null ? NOTHING : delays.getOrDefault(vendor, NOTHING);
        return Optional.of(vendor != null && late.isEnough()
                ? new Learned(asAgreedAndLate.computeIfAbsent(new Agreed(vendor, agreed), this::late), late.receipts)
                : new Learned(LeadTimeSpread.always(agreed), 0));
    }

    private LeadTimeSpread late(Agreed agreed) {
        var chances = new TreeMap<Integer, Double>();
        learned.delay(OrderClass.of(agreed.vendor())).orElseThrow().chances()
                .forEach((late, chance) -> chances.merge(Math.max(0, agreed.days() + late), chance, Double::sum));
        return new LeadTimeSpread(chances).condensed(STEPS);
    }

    private static LeadTimeSpread spread(DayChances days) {
        return LeadTimeSpread.of(days).condensed(STEPS);
    }
}
