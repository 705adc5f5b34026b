package dev.backstop.supply;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.planning.CapableToPromise;
import dev.backstop.planning.FiniteLoading;
import dev.backstop.planning.FiniteLoading.Booking;
import dev.backstop.planning.FiniteLoading.Operation;
import dev.backstop.planning.FiniteLoading.Slot;
import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The minutes of work centres: what production orders have booked, and when something would be finished that is made besides. */
@Component
class Capacity {
    private final JdbcClient jdbc;

    Capacity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A step of a routing with what its centre can do. */
    private record Step(long item, long location, int step, long centre, BigDecimal setup, BigDecimal perUnit, int minutesADay, int decimals) {
        Operation of(long units) {
            var minutes = setup.add(perUnit.multiply(BigDecimal.valueOf(units, decimals))).setScale(0, RoundingMode.CEILING).longValueExact();
            return new Operation(centre, Math.max(1, minutes), minutesADay);
        }
    }

    /** Operations by place; those without a routing are absent. */
    private Map<Place, List<Step>> steps(Collection<Place> places) {
        return jdbc.sql("""
                SELECT operation.item_id AS item, operation.location_id AS location, operation.step, operation.work_centre_id AS centre,
                       operation.setup_minutes AS setup, operation.minutes_per_unit AS per_unit, centre.minutes_a_day, item.decimals
                  FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                  JOIN supply.operation USING (item_id, location_id)
                  JOIN supply.work_centre centre ON centre.id = operation.work_centre_id
                  JOIN catalog.item ON item.id = operation.item_id
                 ORDER BY operation.item_id, operation.location_id, operation.step
                """).param("items", Place.items(places)).param("locations", Place.locations(places)).query(Step.class).list().stream()
                .collect(groupingBy(step -> new Place(step.item(), step.location()), TreeMap::new, toList()));
    }

    /** Those of these places at which the item has a routing, asked in one statement. */
    Set<Place> routed(Collection<Place> places) {
        return places.isEmpty() ? Set.of() : steps(places).keySet();
    }

    /** What the work centres of some places have room for, asked together and booking nothing; places without a routing are absent. */
    Map<Place, CapableToPromise.Making> rooms(Map<Place, Location> places, LocalDate from) {
        var routed = places.isEmpty() ? Map.<Place, List<Step>>of() : steps(places.keySet());
        if (routed.isEmpty()) {
            return Map.of();
        }
        var taken = booked(routed.values().stream().flatMap(List::stream).toList(), from, 0);
        var rooms = new HashMap<Place, CapableToPromise.Making>();
        routed.forEach((place, steps) -> rooms.put(place,
                lots -> finish(steps, lots, Objects.requireNonNull(places.get(place), "location of a place"), taken)));
        return rooms;
    }

    /** One order after the other, each after what was taken before. */
    private static Optional<LocalDate> finish(List<Step> steps, List<CapableToPromise.Lot> lots, Location here, Taken taken) {
        var minutes = new HashMap<>(taken.minutes());
        var last = Optional.<LocalDate>empty();
        for (var lot : lots) {
            var bookings = FiniteLoading.load(steps.stream().map(step -> step.of(lot.units())).toList(), lot.from(), here.calendar(),
                    new Taken(minutes)::get);
            if (bookings.isEmpty()) {
                return Optional.empty();
            }
            bookings.get().forEach(booking -> minutes.merge(booking.slot(), booking.minutes(), Long::sum));
            last = Optional.of(bookings.get().getLast().slot().day());
        }
        return last;
    }

    /** When so many units would be finished that begin on that day, booking nothing; nothing where there is no routing. */
    Optional<LocalDate> finish(Place place, long units, LocalDate from, Location here) {
        var steps = steps(List.of(place)).get(place);
        return steps == null ? Optional.empty()
                : FiniteLoading.load(steps.stream().map(step -> step.of(units)).toList(), from, here.calendar(), booked(steps, from, 0)::get)
                        .map(bookings -> bookings.getLast().slot().day());
    }

    /**
     * Books an order anew, beginning on that day, after what others booked.
     *
     * @return when it is finished; nothing where there is no routing, or no room within two years
     */
    Optional<LocalDate> book(long order, Place place, long units, LocalDate from, Location here) {
        var steps = steps(List.of(place)).get(place);
        if (steps == null) {
            return Optional.empty();
        }
        lock(steps);
        release(order);
        var bookings = FiniteLoading.load(steps.stream().map(step -> step.of(units)).toList(), from, here.calendar(), booked(steps, from, order)::get);
        bookings.ifPresent(made -> write(order, steps, made));
        return bookings.map(made -> made.getLast().slot().day());
    }

    /** The order needs no more minutes. */
    void release(long order) {
        jdbc.sql("DELETE FROM supply.booked_minutes WHERE order_id = :order").param("order", order).update();
    }

    /** Two orders never book the same minutes. */
    private void lock(List<Step> steps) {
        jdbc.sql("SELECT id FROM supply.work_centre WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
                .param("ids", steps.stream().map(Step::centre).distinct().sorted().toArray(Long[]::new)).query(Long.class).list();
    }

    /** What orders other than this one have taken. */
    private Taken booked(List<Step> steps, LocalDate from, long butOrder) {
        var taken = new HashMap<Slot, Long>();
        jdbc.sql("""
                SELECT work_centre_id, day, sum(minutes) AS minutes
                  FROM supply.booked_minutes
                 WHERE work_centre_id = ANY (:ids) AND day >= :from AND order_id <> :order
                 GROUP BY work_centre_id, day
                """).param("ids", steps.stream().map(Step::centre).distinct().toArray(Long[]::new)).param("from", from).param("order", butOrder)
                .query(row -> {
                    taken.put(new Slot(row.getLong("work_centre_id"), row.getObject("day", LocalDate.class)), row.getLong("minutes"));
                });
        return new Taken(taken);
    }

    private record Taken(Map<Slot, Long> minutes) {
        long get(Slot slot) {
            return minutes.getOrDefault(slot, 0L);
        }
    }

    private void write(long order, List<Step> steps, List<Booking> bookings) {

        jdbc.sql("""
                INSERT INTO supply.booked_minutes (order_id, step, day, work_centre_id, minutes)
                SELECT :order, step, day, centre, minutes
                  FROM unnest(:steps::int[], :days::date[], :centres::bigint[], :minutes::bigint[]) AS booked (step, day, centre, minutes)
                """).param("order", order).param("steps", Columns.ints(bookings, row -> steps.get(row.operation()).step()))
                .param("days", Columns.texts(bookings, row -> row.slot().day())).param("centres", Columns.longs(bookings, row -> row.slot().centre()))
                .param("minutes", Columns.longs(bookings, Booking::minutes)).update();
    }
}
