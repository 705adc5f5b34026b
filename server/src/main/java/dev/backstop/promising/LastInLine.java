package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.supply.SupplyPart;
import dev.backstop.supply.SupplyParts;
import dev.backstop.web.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is left for demand that is served after all demand that is there already. Who is last in line changes nothing for the others, so what they
 * hold need not be dealt out again: the work is the same however long the line is.
 */
@Component
class LastInLine {
    private final JdbcClient jdbc;
    private final SupplyParts supply;
    private final PlannedSupply planned;

    LastInLine(JdbcClient jdbc, SupplyParts supply, PlannedSupply planned) {
        this.jdbc = jdbc;
        this.supply = supply;
        this.planned = planned;
    }

    /** The place of new demand in the order of service. */
    record Turn(int priority, Instant priorityAt) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            return priority != other.priority ? Integer.compare(priority, other.priority) : priorityAt.compareTo(other.priorityAt);
        }
    }

    /**
     * Places where somebody who waits would have to stand back for demand of the given turn.
     *
     * @param rule the standing order of service; where classes go before dates, whoever waits may have to
     */
    Set<Place> overtaken(Map<Place, Turn> turns, String rule) {
        if (turns.isEmpty()) {
            return Set.of();
        }
        var asked = List.copyOf(turns.entrySet());
        return new HashSet<>(jdbc.sql("""
                SELECT t.item_id, t.location_id
                  FROM unnest(:items::bigint[], :locations::bigint[], :priorities::int[], :at::timestamptz[])
                       AS t (item_id, location_id, priority, priority_at)
                 WHERE EXISTS (SELECT 1
                                 FROM promising.peg waits
                                 JOIN promising.schedule_line sl ON sl.id = waits.schedule_line_id
                                 LEFT JOIN orders.order_line ol ON ol.id = sl.line_id
                                 LEFT JOIN orders.sales_order o ON o.id = ol.order_id
                                 LEFT JOIN promising.demand d ON d.id = sl.demand_id
                                WHERE waits.item_id = t.item_id AND waits.location_id = t.location_id AND waits.closed_at IS NULL
                                  AND waits.source <> 'stock' AND NOT waits.released
                                  AND (:anybody OR (coalesce(o.priority, d.priority), coalesce(ol.priority_at, d.priority_at)) > (t.priority, t.priority_at)))
                """)
                .param("anybody", rule.equals(OrderOfService.BY_CLASS))
                .param("items", Columns.longs(asked, one -> one.getKey().item())).param("locations", Columns.longs(asked, one -> one.getKey().location()))
                .param("priorities", Columns.ints(asked, one -> one.getValue().priority()))
                .param("at", Columns.texts(asked, one -> one.getValue().priorityAt()))
                .query((row, _) -> new Place(row.getLong("item_id"), row.getLong("location_id"))).list());
    }

    /** A place whose free stock is enough for all that is asked of it: what is on its way does not matter. */
    static PlaceFacts inStock(Location location, long free) {
        return new PlaceFacts(location, free, 0, List.of(), PlannedSupply.Next.never("it is on hand"), List.of());
    }

    /** Places with what nobody has: of their stock and of the supply on its way; beyond that, what would be ordered next. */
    Map<Place, PlaceFacts> left(Map<Place, Long> free, Collection<Location> locations, Instant now) {
        if (free.isEmpty()) {
            return Map.of();
        }
        var known = locations.stream().collect(toMap(Location::id, Function.identity()));
        var coming = supply.open(free.keySet());
        var pegged = pegged(coming.values().stream().flatMap(List::stream).map(SupplyPart::id).toList());
        var next = planned.of(free.keySet(), known, now);
        var left = new HashMap<Place, PlaceFacts>();
        free.forEach((place, units) -> left.put(place, new PlaceFacts(
                Objects.requireNonNull(known.get(place.location()), "location of a place"), units, 0,
                coming.getOrDefault(place, List.of()).stream()
                        .map(part -> part.withOpen(part.open() - pegged.getOrDefault(part.id(), 0L))).filter(part -> part.open() > 0).toList(),
                Objects.requireNonNull(next.get(place), "every place has an answer"), List.of())));
        return left;
    }

    private Map<Long, Long> pegged(Collection<Long> parts) {
        record Pegged(long part, long quantity) {}
        return parts.isEmpty() ? Map.of() : jdbc.sql("""
                SELECT part_id AS part, sum(quantity) AS quantity
                  FROM promising.peg WHERE closed_at IS NULL AND part_id = ANY (:parts) GROUP BY part_id
                """).param("parts", parts.toArray(Long[]::new)).query(Pegged.class).list().stream().collect(toMap(Pegged::part, Pegged::quantity));
    }
}
