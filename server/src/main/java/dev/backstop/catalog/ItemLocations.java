package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where items differ from what is usual for them. */
@Component
public class ItemLocations {
    private final ItemLocationRows rows;

    ItemLocations(ItemLocationRows rows) {
        this.rows = rows;
    }

    /** Those of these places that differ; for the others {@link ItemLocation#usual} holds. */
    public Map<Place, ItemLocation> of(Collection<Place> places) {
        return places.isEmpty() ? Map.of() : rows.of(places).stream().collect(toMap(ItemLocation::place, identity()));
    }
}
