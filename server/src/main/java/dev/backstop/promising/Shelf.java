package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.BackorderPolicy;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the choice of locations for an order rests on.
 *
 * @param special  the places that differ from what is usual for their item
 * @param straight the places from which a vendor ships their item straight to customers
 */
record Shelf(Firm firm, Map<Place, ItemLocation> special, Set<Place> straight) {
    Shelf {
        special = Map.copyOf(special);
        straight = Set.copyOf(straight);
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
        var open = lessProtected(free, asker);
        var choice = new Sourcing.Choice(firm.settings().sourcing(), asker.country(), asker.postcode(), asker.shipping(),
                (line, location) -> freeUnits(line.item(), location, open),
                (line, location) -> sells(line.item(), location), (line, location) -> policy(line.item(), location) != BackorderPolicy.Rule.NO);
        var ours = new ArrayList<AskedLine>();
        var shares = new ArrayList<Sourcing.Share>();
        for (var line : lines) {
            var candidates = candidates(line, named);
            if (candidates.getFirst().isDirect()) {
                shares.add(new Sourcing.Share(line, candidates.getFirst(), line.quantity()));
            } else {
                ours.add(line);
            }
        }
        if (!ours.isEmpty()) {
            shares.addAll(Sourcing.of(ours, firm.candidates(named, ours.getFirst()), choice));
        }
        return shares;
    }

    /** Where each line is served from if it is asked for alone; lines that nobody sells get no share. */
    List<Sourcing.Share> each(List<AskedLine> lines, LineSourcing.Asker asker, Map<Place, Long> free) {
        return lines.stream().filter(this::isSold).flatMap(line -> shares(List.of(line), null, asker, free).stream()).toList();
    }

    /** The locations that sell a line, one at least. */
    private List<Location> candidates(AskedLine line, @Nullable String named) {
        var candidates = firm.candidates(named, line).stream().filter(l -> sells(line.item(), l)).toList();
        if (!candidates.isEmpty()) {
            return candidates;
        }
        if (line.direct()) {
            throw Problem.refused(line.pointer("direct"), ("No vendor ships %s straight to customers. Give it sourcing terms at a location from which its "
                    + "vendor does, or leave direct out.").formatted(line.item().sku()));
        }
        throw Problem.refused(line.pointer("sku"), "%s is not sold from %s. Allow it there, or name another location."
                .formatted(line.item().sku(), named == null ? "any active location" : named));
    }

    /** Whether a location may sell an item: ours unless it says otherwise, those of vendors only what they are known to ship. */
    private boolean sells(Item item, Location location) {
        var place = new Place(item.id(), location.id());
        return at(place).sellable() && (!location.isDirect() || straight.contains(place));
    }

    /** Whether any active location may sell a line. */
    private boolean isSold(AskedLine line) {
        return firm.locations().stream().filter(l -> l.active() && l.isDirect() == line.direct()).anyMatch(l -> sells(line.item(), l));
    }

    /** Whether an item may be backordered at a location. */
    BackorderPolicy.Rule policy(Item item, Location location) {
        return LineSourcing.policy(item, location, at(new Place(item.id(), location.id()))).rule();
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
