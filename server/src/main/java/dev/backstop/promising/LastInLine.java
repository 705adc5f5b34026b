package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.supply.SupplyPart;
import dev.backstop.supply.SupplyParts;
import dev.backstop.web.RoundTrip;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What is left for demand that is served after all demand that is there already. Who is last in line changes nothing for the others, so what they
 * hold need not be dealt out again: the work is the same however long the line is.
 */
@Component
class LastInLine {
    private final RoundTrip.Start trips;
    private final SupplyParts supply;
    private final PlannedSupply planned;

    LastInLine(RoundTrip.Start trips, SupplyParts supply, PlannedSupply planned) {
        this.trips = trips;
        this.supply = supply;
        this.planned = planned;
    }

    /** A place whose free stock is enough for all that is asked of it: what is on its way does not matter. */
    private static PlaceFacts inStock(Location location, long free) {
        return new PlaceFacts(location, free, 0, List.of(), NextOrders.never("it is on hand"), List.of());
    }

    /**
     * What is asked of a place.
     *
     * @param turn the first turn in which something is
     */
    record Need(long units, Turn turn) {
        Need plus(Need other) {
            return new Need(units + other.units, turn.compareTo(other.turn) <= 0 ? turn : other.turn);
        }
    }

    /**
     * The facts of the places where what is asked only takes what others leave. Those where it might take more are left out, and have to be read with all
     * who wait there.
     *
     * @param here what the rows of these places say; those without a row hold nothing
     */
    Map<Place, PlaceFacts> facts(Map<Place, Need> needs, Map<Place, AvailabilityRows.Idle> here, Shelf shelf) {
        var facts = new HashMap<Place, PlaceFacts>();
        var shorts = new HashMap<Place, Long>();
        var rule = shelf.firm().settings().allocation();
        needs.forEach((place, need) -> {
            var row = here.getOrDefault(place, AvailabilityRows.Idle.EMPTY);
            if (row.due() || !shelf.protections(place).isEmpty()) {
                return;
            }
            if (row.backordered() == 0 && row.free() >= need.units()) {
                facts.put(place, inStock(shelf.firm().location(place.location()), row.free()));
            } else if (!row.overtakenBy(need.turn(), rule)) {
                shorts.put(place, row.free());
            }
        });
        facts.putAll(left(shorts, shelf.firm()));
        return facts;
    }

    /** Places with what nobody has: of their stock and of the supply on its way; beyond that, what would be ordered next. */
    private Map<Place, PlaceFacts> left(Map<Place, Long> free, Firm firm) {
        if (free.isEmpty()) {
            return Map.of();
        }
        var first = trips.begin();
        var open = supply.open(free.keySet(), first);
        var known = planned.known(free.keySet(), first);
        first.run();
        var coming = open.get();
        var second = trips.begin();
        var held = pegged(coming.values().stream().flatMap(List::stream).map(SupplyPart::id).toList(), second);
        var ahead = awaited(known.get().byQuantity(), second);
        var brought = planned.of(free.keySet(), firm, known.get(), second);
        second.run();
        var pegged = held.get();
        var awaited = ahead.get();
        var next = brought.get();
        var left = new HashMap<Place, PlaceFacts>();
        free.forEach((place, units) -> left.put(place, new PlaceFacts(firm.location(place.location()), units, 0,
                coming.getOrDefault(place, List.of()).stream()
                        .map(part -> part.withOpen(part.open() - pegged.getOrDefault(part.id(), 0L))).filter(part -> part.open() > 0).toList(),
                Objects.requireNonNull(next.get(place), "every place has an answer").after(awaited.getOrDefault(place, 0L)), List.of())));
        return left;
    }

    /** What others were promised of orders that nobody has placed, at places where it matters how much that is. */
    private static Supplier<Map<Place, Long>> awaited(Collection<Place> places, RoundTrip trip) {
        if (places.isEmpty()) {
            return Map::of;
        }
        var found = trip.query("""
                SELECT item_id, location_id, sum(quantity) AS quantity
                  FROM promising.peg
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                 WHERE closed_at IS NULL AND source = 'planned'
                 GROUP BY item_id, location_id
                """, Map.of("items", Place.items(places), "locations", Place.locations(places)),
                (row, _) -> Map.entry(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("quantity")));
        return () -> found.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Supplier<Map<Long, Long>> pegged(Collection<Long> parts, RoundTrip trip) {
        if (parts.isEmpty()) {
            return Map::of;
        }
        var found = trip.query("""
                SELECT part_id AS part, sum(quantity) AS quantity
                  FROM promising.peg WHERE closed_at IS NULL AND part_id = ANY (:parts) GROUP BY part_id
                """, Map.of("parts", parts.toArray(Long[]::new)), (row, _) -> Map.entry(row.getLong("part"), row.getLong("quantity")));
        return () -> found.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
