package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.BackorderPolicy;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.ItemLocations;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the locations for the lines of an order, from what is free there now. */
@Component
class LineSourcing {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final FirmSettings settings;
    private final Locations locations;
    private final ItemLocations itemLocations;

    LineSourcing(JdbcClient jdbc, Clock clock, FirmSettings settings, Locations locations, ItemLocations itemLocations) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.locations = locations;
        this.itemLocations = itemLocations;
    }

    /** Who asks, and how it shall ship. */
    record Asker(@Nullable Customer customer, String channel, @Nullable String country, Shipping shipping) {
        @Nullable String customerClass() {
            return customer == null ? null : customer.customerClass();
        }
    }

    /**
     * Where each line is served from.
     *
     * @param named the location that the request names; null: the firm's sourcing rule chooses
     * @throws Problem 422 if the location does not exist, is inactive or may not sell a line's item, or if nobody may
     */
    List<Sourcing.Share> of(List<AskedLine> lines, @Nullable String named, Asker asker) {
        var candidates = candidates(named);
        var choice = choice(lines, candidates, asker);
        for (var line : lines) {
            if (candidates.stream().noneMatch(l -> choice.sellable().test(line, l))) {
                throw Problem.refused(line.pointer("sku"), "%s is not sold from %s. Allow it there, or name another location."
                        .formatted(line.item().sku(), named == null ? "any active location" : named));
            }
        }
        return Sourcing.of(lines, candidates, choice);
    }

    /** Where each line is served from if it is asked for alone; lines that nobody sells get no share. */
    List<Sourcing.Share> each(List<AskedLine> lines, Asker asker) {
        var candidates = locations.all().stream().filter(Location::active).toList();
        var choice = choice(lines, candidates, asker);
        return lines.stream().filter(line -> candidates.stream().anyMatch(l -> choice.sellable().test(line, l)))
                .flatMap(line -> Sourcing.of(List.of(line), candidates, choice).stream()).toList();
    }

    private Sourcing.Choice choice(List<AskedLine> lines, List<Location> candidates, Asker asker) {
        var places = lines.stream().flatMap(line -> candidates.stream().flatMap(l -> places(line.item(), l))).distinct().toList();
        var special = itemLocations.of(withItems(lines, candidates));
        var free = free(places, asker);
        return new Sourcing.Choice(settings.now().sourcing(), asker.country(), asker.shipping(),
                (line, location) -> freeUnits(line.item(), location, free),
                (line, location) -> at(special, line, location).sellable(),
                (line, location) -> policy(line.item(), at(special, line, location)).rule() != BackorderPolicy.Rule.NO);
    }

    /** The location named, if it is active, or all that are. */
    List<Location> candidates(@Nullable String named) {
        if (named == null) {
            var active = locations.all().stream().filter(Location::active).toList();
            if (active.isEmpty()) {
                throw Problem.refused("/location", "There is no active location to ship from. Create one first.");
            }
            return active;
        }
        var location = locations.require(named, "/location");
        if (!location.active()) {
            throw Problem.refused("/location", "Location %s is not active. Name another, or none to have one chosen.".formatted(named));
        }
        return List.of(location);
    }

    /** What holds for backorders of an item at a place: the place's own rule, else the item's; nothing more is bought of a discontinued item. */
    static BackorderPolicy policy(Item item, ItemLocation here) {
        if (item.status() == Item.Status.DISCONTINUED) {
            return new BackorderPolicy(BackorderPolicy.Rule.NO, null, null, null, false);
        }
        return here.backorders() == null ? item.backorders() : here.backorders();
    }

    /** Where an item, or the components of a kit, lie at a location. */
    static java.util.stream.Stream<Place> places(Item item, Location location) {
        return OpenLine.componentsOf(item).stream().map(c -> new Place(c.item(), location.id()));
    }

    private static List<Place> withItems(List<AskedLine> lines, List<Location> candidates) {
        return lines.stream().flatMap(line -> candidates.stream().map(l -> new Place(line.item().id(), l.id()))).distinct().toList();
    }

    private static ItemLocation at(Map<Place, ItemLocation> special, AskedLine line, Location location) {
        var place = new Place(line.item().id(), location.id());
        return special.getOrDefault(place, ItemLocation.usual(place));
    }

    private static long freeUnits(Item item, Location location, Map<Place, Long> free) {
        return OpenLine.componentsOf(item).stream()
                .mapToLong(c -> free.getOrDefault(new Place(c.item(), location.id()), 0L) / c.quantity())
                .min().orElse(0);
    }

    /** Units that nobody holds; places never seen are absent. */
    Map<Place, Long> free(Collection<Place> places) {
        var free = new HashMap<Place, Long>();
        jdbc.sql("""
                SELECT item_id, location_id, on_hand - allocated AS free
                  FROM promising.availability
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(row -> {
                    free.put(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("free"));
                });
        return free;
    }

    /** The same, less what is protected for others than the asker. */
    private Map<Place, Long> free(Collection<Place> places, Asker asker) {
        var free = free(places);
        var today = locations.all().stream().collect(toMap(Location::id, l -> l.today(clock.instant())));
        itemLocations.of(places).forEach((place, here) -> {
            var kept = here.protections().stream()
                    .filter(p -> p.until() == null || !p.until().isBefore(Objects.requireNonNull(today.get(place.location()), "a known location")))
                    .filter(p -> !p.isFor(asker.customerClass(), asker.channel()))
                    .mapToLong(ItemLocation.Protection::quantity).sum();
            free.computeIfPresent(place, (_, units) -> Math.max(0, units - kept));
        });
        return free;
    }
}
