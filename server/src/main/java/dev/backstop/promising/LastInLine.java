package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.supply.SupplyPart;
import dev.backstop.supply.SupplyParts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
