package dev.backstop.promising;

import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Stock;
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

/** Reads what is here and what will come at a set of places: two questions of each kind, however many places. */
@Component
class PlacesReader {
    private final Stock stock;
    private final SupplyParts supply;
    private final PlannedSupply planned;

    PlacesReader(Stock stock, SupplyParts supply, PlannedSupply planned) {
        this.stock = stock;
        this.supply = supply;
        this.planned = planned;
    }

    /**
     * What was answered first.
     *
     * @param released units in the hands of the floor
     */
    record Found(Collection<Place> places, Map<Place, Long> onHand, Map<Place, Long> released, Map<Place, List<SupplyPart>> coming,
            PlannedSupply.Known known) {}

    /** Asks for all that rests on the places alone. */
    Supplier<Found> ask(Collection<Place> places, RoundTrip trip) {
        var onHand = stock.sellable(places, trip);
        var released = released(places, trip);
        var coming = supply.open(places, trip);
        var known = planned.known(places, trip);
        return () -> new Found(places, onHand.get(), released.get(), coming.get(), known.get());
    }

    /** Asks for what rests on the ways by which goods come there. */
    Supplier<Map<Place, PlaceFacts>> facts(Found found, Firm firm, RoundTrip trip) {
        var brought = planned.of(found.places(), firm, found.known(), trip);
        return () -> {
            var next = brought.get();
            var facts = new HashMap<Place, PlaceFacts>();
            for (var place : found.places()) {
                var location = firm.location(place.location());
                var today = location.today(firm.now());
                var protections = found.known().special().getOrDefault(place, ItemLocation.usual(place)).protections().stream()
                        .filter(p -> p.until() == null || !p.until().isBefore(today)).toList();
                facts.put(place, new PlaceFacts(location, found.onHand().getOrDefault(place, 0L), found.released().getOrDefault(place, 0L),
                        found.coming().getOrDefault(place, List.of()), Objects.requireNonNull(next.get(place), "every place has an answer"),
                        protections));
            }
            return facts;
        };
    }

    private static Supplier<Map<Place, Long>> released(Collection<Place> places, RoundTrip trip) {
        var found = trip.query("""
                SELECT item_id, location_id, sum(quantity) AS quantity
                  FROM promising.peg
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                 WHERE closed_at IS NULL AND released
                 GROUP BY item_id, location_id
                """, Map.of("items", Place.items(places), "locations", Place.locations(places)),
                (row, _) -> Map.entry(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("quantity")));
        return () -> {
            var released = new HashMap<Place, Long>();
            found.get().forEach(each -> released.put(each.getKey(), each.getValue()));
            return released;
        };
    }
}
