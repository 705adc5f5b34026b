package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import dev.backstop.web.RoundTrip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads what is needed to decide over a set of places: each kind of fact in one statement, and all in four round trips. */
@Component
class FactsReader {
    private final RoundTrip.Start trips;
    private final FirmReader firms;
    private final Items items;
    private final PlacesReader places;

    FactsReader(RoundTrip.Start trips, FirmReader firms, Items items, PlacesReader places) {
        this.trips = trips;
        this.firms = firms;
        this.items = items;
        this.places = places;
    }

    /**
     * What was read of some places at once: the lines that ask there stand in order of service.
     *
     * @param promises the promises in force, by schedule line; they are read last
     */
    private record Read(Firm firm, List<OpenLine> lines, Map<Long, Long> promises, Map<Place, PlaceFacts> places) {}

    /**
     * The facts about some places, and about those which kits and orders that ship together bind to them: their goods do not change hands, but
     * their days decide with. Only lines that reach the asked places are to be decided.
     */
    Facts read(Collection<Place> asked, Consumer<Collection<Place>> lock) {
        lock.accept(asked);
        var read = readAt(asked);
        var decided = new ArrayList<>(read.lines());
        var together = read.lines().stream().filter(line -> line.shipping() == Shipping.COMPLETE_ORDER).map(OpenLine::order)
                .collect(toSet());
        if (!together.isEmpty()) {
            var known = read.lines().stream().map(OpenLine::group).collect(toSet());
            ofOrders(together, read.firm()).stream().filter(line -> !known.contains(line.group())).forEach(decided::add);
        }
        var all = new TreeSet<>(asked);
        decided.forEach(line -> line.places().forEach(all::add));
        if (all.size() > new HashSet<>(asked).size()) {
            lock.accept(all);
            read = readAt(all);
        }
        var last = trips.begin();
        var pegs = pegs(read.lines(), last);
        var lines = StandingPromises.ask(read.lines(), read.promises(), last);
        last.run();
        return new Facts(read.firm().now(), Rules.of(read.firm().settings()), read.places(), lines.get(), pegs.get(),
                decided.stream().map(OpenLine::group).collect(toSet()));
    }

    private static Comparator<OpenLine> service(Firm firm) {
        return OrderOfService.by(firm.settings().allocation());
    }

    /** What rests on the places is asked first, and then what rests on that. */
    private Read readAt(Collection<Place> asked) {
        var first = trips.begin();
        var firmNow = firms.now(first);
        var ids = asked.stream().map(Place::item).collect(toSet());
        var kits = kitsOf(ids, first);
        var there = places.ask(asked, first);
        first.run();
        var firm = firmNow.get();
        ids.addAll(kits.get());
        var second = trips.begin();
        var known = items.byIds(ids, second);
        var asking = AskingLines.ofItems(ids, second);
        var facts = places.facts(there.get(), firm, second);
        second.run();
        var wanted = new HashSet<>(asked);
        var found = scheduled(asking.get(), firm);
        var lines = found.lines(known.get()).filter(line -> line.places().anyMatch(wanted::contains)).sorted(service(firm)).toList();
        return new Read(firm, lines, found.promises(), facts.get());
    }

    private List<OpenLine> ofOrders(Set<Long> orders, Firm firm) {
        var trip = trips.begin();
        var asking = AskingLines.ofOrders(orders, trip);
        trip.run();
        var found = scheduled(asking.get(), firm);
        return found.lines(items.byIds(found.items())).toList();
    }

    private AskingLines.Found scheduled(AskingLines asking, Firm firm) {
        var trip = trips.begin();
        var found = asking.scheduled(firm, trip);
        trip.run();
        return found.get();
    }

    /** Of what these are components, through kits that are components themselves. */
    private static Supplier<List<Long>> kitsOf(Collection<Long> components, RoundTrip trip) {
        return trip.query("""
                WITH RECURSIVE holding (kit_id) AS (
                    SELECT kit_id FROM catalog.kit_component WHERE component_id = ANY (:ids)
                     UNION
                    SELECT outside.kit_id FROM holding JOIN catalog.kit_component outside ON outside.component_id = holding.kit_id)
                SELECT kit_id FROM holding
                """, Map.of("ids", components.toArray(Long[]::new)), (row, _) -> row.getLong("kit_id"));
    }

    private static Supplier<List<PegRow>> pegs(List<OpenLine> lines, RoundTrip trip) {
        var ids = lines.stream().flatMap(line -> line.schedule().stream()).map(OpenLine.Schedule::id).toArray(Long[]::new);
        return trip.query("""
                SELECT id, schedule_line_id, item_id, location_id, source, part_id, quantity
                  FROM promising.peg
                 WHERE closed_at IS NULL AND NOT released AND schedule_line_id = ANY (:ids)
                 ORDER BY id
                """, Map.of("ids", ids),
                (row, _) -> new PegRow(row.getLong("id"), row.getLong("schedule_line_id"), row.getLong("item_id"),
                        row.getLong("location_id"),
                        PegRow.source(row.getString("source")), row.getObject("part_id", Long.class), row.getLong("quantity")));
    }
}
