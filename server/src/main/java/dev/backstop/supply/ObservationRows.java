package dev.backstop.supply;

import dev.backstop.catalog.SourcingTerm;
import dev.backstop.planning.ArrivalDates;
import dev.backstop.planning.DelayRecord.Delivery;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.web.Columns;
import dev.backstop.web.RoundTrip;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learned of vendors, one number for each delivery: the longest of its parts, for what travels together is late together. */
@Component
class ObservationRows {
    /** How far back a record goes: newer deliveries tell more, and a read stays short however long the history. */
    private static final int NEWEST = 200;

    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;

    ObservationRows(JdbcClient jdbc, RoundTrip.Start trips) {
        this.jdbc = jdbc;
        this.trips = trips;
    }

    void append(List<Observation> observations) {
        jdbc.sql("""
                INSERT INTO supply.lead_time_observation
                       (vendor_id, item_id, location_id, delivery, ordered_on, expected_on, received_on, quantity)
                SELECT * FROM unnest(:vendors::bigint[], :items::bigint[], :locations::bigint[], :deliveries::text[],
                                     :orderedOn::date[], :expectedOn::date[], :receivedOn::date[], :quantities::bigint[])
                """)
                .param("vendors", Columns.longs(observations, Observation::vendor))
                .param("items", Columns.longs(observations, each -> each.place().item()))
                .param("locations", Columns.longs(observations, each -> each.place().location()))
                .param("deliveries", Columns.texts(observations, Observation::delivery))
                .param("orderedOn", Columns.texts(observations, Observation::orderedOn))
                .param("expectedOn", Columns.texts(observations, Observation::expectedOn))
                .param("receivedOn", Columns.texts(observations, Observation::receivedOn))
                .param("quantities", Columns.longs(observations, Observation::quantity))
                .update();
    }

    /** Nothing is learned from a receipt that was a mistake. */
    void reverse(String delivery) {
        jdbc.sql("UPDATE supply.lead_time_observation SET reversed = true WHERE delivery = :delivery").param("delivery", delivery).update();
    }

    /** Days from the expected day to the receipt, by vendor. */
    Map<Long, Collection<Delivery>> delays(Collection<Long> vendors, Map<Long, WorkingCalendar> receivers) {
        var trip = trips.begin();
        var known = delays(vendors, receivers, trip);
        trip.run();
        return known.get();
    }

    /** The same, with other questions. */
    Supplier<Map<Long, Collection<Delivery>>> delays(Collection<Long> vendors, Map<Long, WorkingCalendar> receivers, RoundTrip trip) {
        return bySubject(trip.query("""
                SELECT vendor.id AS subject, seen.delivery, seen.location_id, seen.expected_on, seen.received_on
                  FROM unnest(:vendors::bigint[]) AS vendor (id)
                 CROSS JOIN LATERAL (
                       SELECT delivery, location_id, expected_on, received_on
                         FROM supply.lead_time_observation
                        WHERE vendor_id = vendor.id AND expected_on IS NOT NULL AND NOT reversed
                        ORDER BY received_on DESC, id DESC
                        LIMIT :newest) seen
                 ORDER BY vendor.id
                """, Map.of("vendors", vendors.toArray(Long[]::new), "newest", NEWEST), (row, _) -> {
                    var receiver = Objects.requireNonNull(receivers.get(row.getLong("location_id")), "calendar of a location");
                    var receivedOn = row.getObject("received_on", LocalDate.class);
                    var days = ArrivalDates.delay(row.getObject("expected_on", LocalDate.class), receivedOn, receiver);
                    return new Part(row.getLong("subject"), row.getString("delivery"), new Delivery(days, receivedOn));
                }));
    }

    /** Days from the order to the receipt, by sourcing term: of its vendor, for its item at its location; asked with other questions. */
    Supplier<Map<Long, Collection<Delivery>>> leadTimes(Collection<SourcingTerm> terms, RoundTrip trip) {
        var bought = terms.stream().filter(term -> term.vendor() != null).toList();
        return bySubject(trip.query("""
                SELECT term.id AS subject, seen.delivery, seen.days, seen.received_on
                  FROM unnest(:terms::bigint[], :vendors::bigint[], :items::bigint[], :locations::bigint[])
                       AS term (id, vendor_id, item_id, location_id)
                 CROSS JOIN LATERAL (
                       SELECT delivery, received_on - ordered_on AS days, received_on
                         FROM supply.lead_time_observation observed
                        WHERE (observed.item_id, observed.location_id, observed.vendor_id) = (term.item_id, term.location_id, term.vendor_id)
                          AND NOT reversed
                        ORDER BY received_on DESC, id DESC
                        LIMIT :newest) seen
                 ORDER BY term.id
                """, Map.of("terms", Columns.longs(bought, SourcingTerm::id), "vendors", Columns.longs(bought, SourcingTerm::vendor),
                "items", Columns.longs(bought, term -> term.place().item()), "locations",
                        Columns.longs(bought, term -> term.place().location()),
                "newest", NEWEST), (row, _) -> new Part(row.getLong("subject"), row.getString("delivery"),
                new Delivery(row.getInt("days"), row.getObject("received_on", LocalDate.class)))));
    }

    /** One part of a delivery, by what is asked about. */
    private record Part(long subject, String delivery, Delivery days) {}

    private static Supplier<Map<Long, Collection<Delivery>>> bySubject(Supplier<List<Part>> found) {
        return () -> {
            var deliveries = new Deliveries();
            found.get().forEach(part -> deliveries.add(part.subject(), part.delivery(), part.days()));
            return deliveries.bySubject();
        };
    }

    /** The part of each delivery that took longest, by what is asked about. */
    private static final class Deliveries {
        private final Map<Long, Map<String, Delivery>> longest = new HashMap<>();

        void add(long subject, String delivery, Delivery part) {
            longest.computeIfAbsent(subject, _ -> new HashMap<>())
                    .merge(delivery, part, (known, other) -> other.days() > known.days() ? other : known);
        }

        Map<Long, Collection<Delivery>> bySubject() {
            var days = new HashMap<Long, Collection<Delivery>>();
            longest.forEach((subject, deliveries) -> days.put(subject, List.copyOf(deliveries.values())));
            return days;
        }
    }
}
