package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.BackorderPolicy;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.web.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the choice of locations for an order rests on.
 *
 * @param special the places that differ from what is usual for their item
 */
record Shelf(Firm firm, Map<Place, ItemLocation> special) {
    Shelf {
        special = Map.copyOf(special);
    }

    ItemLocation at(Place place) {
        return special.getOrDefault(place, ItemLocation.usual(place));
    }

    /**
     * Where each line is served from.
     *
     * @param free units that nobody holds; places that are absent have none
     * @throws Problem 422 if a line's item may not be sold from any of the candidates
     */
    List<Sourcing.Share> shares(List<AskedLine> lines, @Nullable String named, LineSourcing.Asker asker, Map<Place, Long> free) {
        var candidates = firm.candidates(named);
        var open = lessProtected(free, asker);
        var choice = new Sourcing.Choice(firm.settings().sourcing(), asker.country(), asker.shipping(),
                (line, location) -> freeUnits(line.item(), location, open),
                (line, location) -> at(new Place(line.item().id(), location.id())).sellable(),
                (line, location) -> policy(line.item(), location) != BackorderPolicy.Rule.NO);
        for (var line : lines) {
            if (candidates.stream().noneMatch(l -> choice.sellable().test(line, l))) {
                throw Problem.refused(line.pointer("sku"), "%s is not sold from %s. Allow it there, or name another location."
                        .formatted(line.item().sku(), named == null ? "any active location" : named));
            }
        }
        return Sourcing.of(lines, candidates, choice);
    }

    /** Whether any active location may sell an item. */
    boolean isSold(Item item) {
        return firm.locations().stream().filter(Location::active).anyMatch(l -> at(new Place(item.id(), l.id())).sellable());
    }

    /** Whether an item may be backordered at a location. */
    BackorderPolicy.Rule policy(Item item, Location location) {
        return LineSourcing.policy(item, at(new Place(item.id(), location.id()))).rule();
    }

    private static long freeUnits(Item item, Location location, Map<Place, Long> free) {
        return OpenLine.componentsOf(item).stream()
                .mapToLong(c -> free.getOrDefault(new Place(c.item(), location.id()), 0L) / c.quantity())
                .min().orElse(0);
    }

    /** Less what is protected for others than the asker. */
    private Map<Place, Long> lessProtected(Map<Place, Long> free, LineSourcing.Asker asker) {
        if (special.values().stream().allMatch(here -> here.protections().isEmpty())) {
            return free;
        }
        return free.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> {
            var kept = protections(entry.getKey()).stream().filter(p -> !p.isFor(asker.customerClass(), asker.channel()))
                    .mapToLong(ItemLocation.Protection::quantity).sum();
            return Math.max(0, entry.getValue() - kept);
        }));
    }

    /** What is kept of a place for a class of customers or a channel today. */
    List<ItemLocation.Protection> protections(Place place) {
        var protections = at(place).protections();
        if (protections.isEmpty()) {
            return protections;
        }
        var today = firm.location(place.location()).today(firm.now());
        return protections.stream().filter(p -> p.until() == null || !p.until().isBefore(today)).toList();
    }
}
