package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/** Chooses the locations that serve the lines of an order: from where stock ships, and where the rest waits. */
final class Sourcing {
    private Sourcing() {}

    /** So many units of a line, by its index, from a location. */
    record Share(AskedLine line, Location location, long quantity) {
        /** What it needs there: the item, or the components of the kit. */
        Map<Place, Long> needs() {
            return OpenLine.componentsOf(line.item()).stream()
                    .collect(toMap(c -> new Place(c.item(), location.id()), c -> Math.multiplyExact(c.quantity(), quantity)));
        }
    }

    /**
     * How locations are told apart for one order.
     *
     * @param free         units of a line that a location could ship at once
     * @param mayBackorder whether a line may wait there
     */
    record Choice(String rule, @Nullable String country, @Nullable String postcode, Shipping shipping,
            ToLongBiFunction<AskedLine, Location> free,
            java.util.function.BiPredicate<AskedLine, Location> sellable,
            java.util.function.BiPredicate<AskedLine, Location> mayBackorder) {}

    static List<Share> of(List<AskedLine> lines, List<Location> byPriority, Choice choice) {
        var locations = choice.rule().equals("nearest")
                ? byPriority.stream().sorted(Comparator.comparing((Location l) -> Nearness.of(l, choice.country(), choice.postcode()))).toList() : byPriority;
        if (choice.shipping() == Shipping.COMPLETE_ORDER) {
            var one = locations.stream().filter(l -> lines.stream().allMatch(line -> serves(line, l, choice))).findFirst();
            if (one.isPresent()) {
                return lines.stream().map(line -> new Share(line, one.get(), line.quantity())).toList();
            }
        }
        var chosen = choice.rule().equals("fewest-parcels") ? FewestParcels.of(lines, locations, (line, location) -> serves(line, location, choice)) : Set.<Long>of();
        var shares = new ArrayList<Share>();
        lines.forEach(line -> shares.addAll(share(line, ordered(line, locations, chosen, choice), choice)));
        return choice.shipping() == Shipping.COMPLETE_ORDER ? atOnePlace(shares) : shares;
    }

    private static boolean serves(AskedLine line, Location location, Choice choice) {
        return choice.sellable().test(line, location) && choice.free().applyAsLong(line, location) >= line.quantity();
    }

    private static List<Location> ordered(AskedLine line, List<Location> locations, Set<Long> chosen, Choice choice) {
        var sellable = locations.stream().filter(l -> choice.sellable().test(line, l)).toList();
        return switch (choice.rule()) {
            case "most-stock" -> sellable.stream().sorted(mostFirst(line, choice)).toList();
            case "fewest-parcels" -> sellable.stream().sorted(Comparator.comparing((Location l) -> !(chosen.contains(l.id()) && serves(line, l, choice)))
                    .thenComparing(l -> !serves(line, l, choice)).thenComparing(l -> !chosen.contains(l.id())).thenComparing(mostFirst(line, choice))).toList();
            default -> sellable;
        };
    }

    private static Comparator<Location> mostFirst(AskedLine line, Choice choice) {
        return Comparator.comparingLong((Location l) -> choice.free().applyAsLong(line, l)).reversed();
    }

    private static List<Share> share(AskedLine line, List<Location> ordered, Choice choice) {
        if (choice.shipping() != Shipping.AS_AVAILABLE || ordered.size() == 1) {
            var whole = ordered.stream().filter(l -> serves(line, l, choice)).findFirst()
                    .or(() -> ordered.stream().filter(l -> choice.mayBackorder().test(line, l)).min(Comparator.comparingInt(Location::priority)))
                    .or(() -> ordered.stream().findFirst());
            return whole.map(l -> List.of(new Share(line, l, line.quantity()))).orElse(List.of());
        }
        var shares = new ArrayList<Share>();
        var open = line.quantity();
        for (var location : ordered) {
            var taken = Math.min(open, Math.max(0, choice.free().applyAsLong(line, location)));
            if (taken > 0) {
                shares.add(new Share(line, location, taken));
                open -= taken;
            }
        }
        if (open > 0 && !ordered.isEmpty()) {
            var waits = ordered.stream().filter(l -> choice.mayBackorder().test(line, l)).min(Comparator.comparingInt(Location::priority))
                    .orElse(ordered.getFirst());
            add(shares, new Share(line, waits, open));
        }
        return shares;
    }

    private static void add(List<Share> shares, Share more) {
        for (var i = 0; i < shares.size(); i++) {
            if (shares.get(i).location().id() == more.location().id()) {
                shares.set(i, new Share(more.line(), more.location(), shares.get(i).quantity() + more.quantity()));
                return;
            }
        }
        shares.add(more);
    }

    /** What ships together stands where its first line stands. */
    private static List<Share> atOnePlace(List<Share> shares) {
        return shares.stream().map(share -> new Share(share.line(), shares.getFirst().location(), share.quantity())).toList();
    }
}
