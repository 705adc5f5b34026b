package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.TransitTimes;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.web.RoundTrip;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What shoppers would be promised, before they order: decided as their order will be, without knowing who they are. */
@Component
public class Offers {
    private final RoundTrip.Start trips;
    private final FirmReader firms;
    private final TransitTimes transit;
    private final LineSourcing sourcing;
    private final FactsReader reader;
    private final BackorderRules backorders;

    Offers(RoundTrip.Start trips, FirmReader firms, TransitTimes transit, LineSourcing sourcing, FactsReader reader,
            BackorderRules backorders) {
        this.trips = trips;
        this.firms = firms;
        this.transit = transit;
        this.sourcing = sourcing;
        this.reader = reader;
        this.backorders = backorders;
    }

    /** So much of an item, in smallest units. */
    public record Asked(Item item, long quantity) {}

    private record Known(Shelf shelf, Map<Place, Long> backordered, Map<Long, Long> versions, Map<TransitTimes.Way,
            TransitTimes.Transit> transits,
            Facts facts) {
        Firm firm() {
            return shelf.firm();
        }
    }

    /**
     * One offer for each, in the same order; each as if it were asked for alone.
     *
     * @param country       where it shall go; null: not known
     * @param customerClass to whom stock may be protected; null: a stranger
     */
    public List<Offer> of(List<Asked> asked, @Nullable String country, @Nullable String customerClass) {
        var lines = new ArrayList<AskedLine>();
        asked.forEach(one -> lines.add(new AskedLine(lines.size() + 1, one.item(), one.quantity(), 1, lines.size())));
        var asker = LineSourcing.Asker.shopper(customerClass, country);
        var firm = firms.now();
        var places = asked.stream().flatMap(one -> firm.locations().stream().map(l -> new Place(one.item().id(), l.id())))
                .distinct().toList();
        var trip = trips.begin();
        var shelf = sourcing.shelf(firm, asked.stream().map(Asked::item).toList(), trip);
        var free = sourcing.free(LineSourcing.candidates(firm, lines, null), trip);
        var backordered = backorders.backordered(places, trip);
        var versions = versions(asked, trip);
        var transits = transit.of(country == null ? List.of()
                : firm.locations().stream().map(l -> new TransitTimes.Way(l.id(), country)).toList(), trip);
        trip.run();
        var open = Hypothetical.lines(shelf.get().each(lines, asker, free.get()), asker, null, null, firm.now());
        var before = reader.read(open.stream().flatMap(OpenLine::places).distinct().toList(), _ -> {});
        var decisions = open.stream().collect(groupingBy(OpenLine::lineNumber));
        var known = new Known(shelf.get(), backordered.get(), versions.get(), transits.get(), before);
        return lines.stream().map(line -> offer(line, decisions.getOrDefault(line.line(), List.of()), country, known)).toList();
    }

    private static Offer offer(AskedLine line, List<OpenLine> open, @Nullable String country, Known known) {
        var item = line.item();
        var stocked = known.firm().locations().stream().filter(l -> l.active() && !l.isDirect()).anyMatch(l -> at(known, item, l.id()).stocked())
                && !item.direct();
        var version = known.versions().getOrDefault(item.id(), 0L);
        if (open.isEmpty()) {
            return new Offer(item, line.quantity(), false, "It is not sold at the moment.", 0, List.of(), 0L, stocked, version);
        }
        var facts = known.facts().with(open);
        var decided = Decisions.of(facts);
        var reason = BackorderRules.refusals(facts, decided, false, known.shelf().special(), known.backordered()).values().stream()
                .findFirst().orElse(null);
        var parts = decided.stream()
                .flatMap(d -> d.parts().stream().filter(p -> reason == null || p.source() == Source.STOCK)
                        .map(p -> part(p, isOut(item, known.firm()), way(d.line().location(), country, known))))
                .sorted(Comparator.comparing(Offer.Part::shipBy, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        var now = isOut(item, known.firm()) ? decided.stream().flatMap(d -> d.parts().stream()).filter(p -> p.source() == Source.STOCK)
                .mapToLong(p -> p.quantity()).sum() : 0;
        return new Offer(item, line.quantity(), reason == null, reason, now, parts, limitLeft(item, known), stocked, version);
    }

    private static TransitTimes.@Nullable Transit way(long location, @Nullable String country, Known known) {
        return country == null ? null : known.transits().get(new TransitTimes.Way(location, country));
    }

    /** Whether it ships at all by now; what lies here before its release is nobody's yet. */
    private static boolean isOut(Item item, Firm firm) {
        return item.releasedOn() == null || !item.releasedOn().isAfter(firm.now().atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static Offer.Part part(dev.backstop.planning.PromiseDates.Part part, boolean out, TransitTimes.@Nullable Transit way) {
        return new Offer.Part(part.quantity(), out && part.source() == Source.STOCK, part.shipBy(), part.earliest(), part.latest(),
                way == null ? null : Hypothetical.plus(part.shipBy(), way.p50Days()),
                way == null ? null : Hypothetical.plus(part.shipBy(), way.p95Days()),
                part.confidence() == null ? null : part.confidence().stripTrailingZeros().toPlainString());
    }

    private static ItemLocation at(Known known, Item item, long location) {
        return known.shelf().at(new Place(item.id(), location));
    }

    /** At the place that takes the most; null where one takes any. */
    private static @Nullable Long limitLeft(Item item, Known known) {
        var most = 0L;
        for (var location : known.firm().locations()) {
            var here = at(known, item, location.id());
            if (location.active() && here.sellable() && location.isDirect() == item.direct()) {
                var left = BackorderRules.left(LineSourcing.policy(item, location, here), known.backordered().getOrDefault(here.place(), 0L),
                        item.price(), item.units().decimals());
                if (left == null) {
                    return null;
                }
                most = Math.max(most, left);
            }
        }
        return most;
    }

    /** Counts up whenever anything moves at a place of an item, or of the components of a kit. */
    private static Supplier<Map<Long, Long>> versions(Collection<Asked> asked, RoundTrip trip) {
        var parts = asked.stream().flatMap(one -> OpenLine.componentsOf(one.item()).stream()).map(Item.Component::item)
                .distinct().toArray(Long[]::new);
        var found = trip.query("""
                SELECT item_id, sum(version) AS version FROM promising.availability WHERE item_id = ANY (:items) GROUP BY item_id
                """, Map.of("items", parts), (row, _) -> Map.entry(row.getLong("item_id"), row.getLong("version")));
        return () -> {
            Map<Long, Long> byComponent = found.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
            var versions = new HashMap<Long, Long>();
            asked.forEach(one -> versions.put(one.item().id(), OpenLine.componentsOf(one.item()).stream()
                    .mapToLong(c -> byComponent.getOrDefault(c.item(), 0L)).sum()));
            return versions;
        };
    }
}
