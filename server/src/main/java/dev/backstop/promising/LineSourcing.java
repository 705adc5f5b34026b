package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.BackorderPolicy;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.ItemLocations;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the locations for the lines of an order, from what is free there now. */
@Component
class LineSourcing {
    private final RoundTrip.Start trips;
    private final ItemLocations itemLocations;
    private final SourcingTerms terms;

    LineSourcing(RoundTrip.Start trips, ItemLocations itemLocations, SourcingTerms terms) {
        this.trips = trips;
        this.itemLocations = itemLocations;
        this.terms = terms;
    }

    /** Who asks, and how it shall ship. Of a shopper no more than the class may be known. */
    record Asker(@Nullable Customer customer, @Nullable String customerClass, String channel, @Nullable String country, @Nullable String postcode,
            Shipping shipping) {
        /** Goods go where the request says, else to the customer's address. */
        static Asker of(@Nullable Customer customer, String channel, OrderRequest.@Nullable ShipTo shipTo, Shipping shipping) {
            var customerClass = customer == null ? null : customer.customerClass();
            var home = customer == null ? null : customer.country();
            if (shipTo == null || (shipTo.country() == null && shipTo.postcode() == null)) {
                return new Asker(customer, customerClass, channel, home, customer == null ? null : customer.postcode(), shipping);
            }
            return new Asker(customer, customerClass, channel, shipTo.country() == null ? home : shipTo.country(), shipTo.postcode(), shipping);
        }

        static Asker shopper(@Nullable String customerClass, @Nullable String country) {
            return new Asker(null, customerClass, "web", country, null, Shipping.AS_AVAILABLE);
        }
    }

    /**
     * Where each line is served from.
     *
     * @param named the location that the request names; null: the firm's sourcing rule chooses
     * @throws Problem 422 if the location does not exist, is inactive or may not sell a line's item, or if nobody may
     */
    List<Sourcing.Share> of(Firm firm, List<AskedLine> lines, @Nullable String named, Asker asker) {
        var trip = trips.begin();
        var shelf = shelf(firm, lines.stream().map(AskedLine::item).toList(), trip);
        var free = free(candidates(firm, lines, named), trip);
        trip.run();
        return shelf.get().shares(lines, named, asker, free.get());
    }

    /** The places from which lines may be served. */
    static List<Place> candidates(Firm firm, List<AskedLine> lines, @Nullable String named) {
        return lines.stream().flatMap(line -> firm.candidates(named, line).stream().flatMap(l -> places(line.item(), l))).distinct()
                .toList();
    }

    /** What is known of some items, and of what they are made of, at every location; asked with other questions. */
    Supplier<Shelf> shelf(Firm firm, Collection<Item> items, RoundTrip trip) {
        var places = new TreeSet<Place>();
        items.forEach(item -> firm.locations().forEach(location -> {
            places.add(new Place(item.id(), location.id()));
            places(item, location).forEach(places::add);
        }));
        var straight = firm.locations().stream().filter(Location::isDirect)
                .flatMap(location -> items.stream().map(item -> new Place(item.id(), location.id()))).distinct().toList();
        var special = itemLocations.of(places, trip);
        var known = terms.known(straight, trip);
        return () -> new Shelf(firm, special.get(), known.get());
    }

    /** What holds for backorders of an item at a place: the place's own rule, else the item's; nothing more is bought of a discontinued item. */
    static BackorderPolicy policy(Item item, Location location, ItemLocation here) {
        if (item.status() == Item.Status.DISCONTINUED) {
            return new BackorderPolicy(BackorderPolicy.Rule.NO, null, null, null, false);
        }
        var usual = location.isDirect() ? BackorderPolicy.ALLOWED : item.backorders(); // what a vendor ships is always bought for its order
        return here.backorders() == null ? usual : here.backorders();
    }

    /** Where an item, or the components of a kit, lie at a location. */
    static Stream<Place> places(Item item, Location location) {
        return OpenLine.componentsOf(item).stream().map(c -> new Place(c.item(), location.id()));
    }

    /** Units that nobody holds; places never seen are absent. */
    Map<Place, Long> free(Collection<Place> places) {
        var trip = trips.begin();
        var free = free(places, trip);
        trip.run();
        return free.get();
    }

    /** The same, with other questions. */
    Supplier<Map<Place, Long>> free(Collection<Place> places, RoundTrip trip) {
        var found = trip.query("""
                SELECT item_id, location_id, on_hand - allocated AS free
                  FROM promising.availability
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                """, Map.of("items", Place.items(places), "locations", Place.locations(places)),
                (row, _) -> Map.entry(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("free")));
        return () -> found.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
