package dev.backstop.catalog;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** From which locations each location gets an item: goods may not be transferred in a circle. */
final class Transfers {
    private final Map<String, MadeOf> sourcesByItem = new HashMap<>();

    void replace(PlaceKey place, Set<String> from) {
        sourcesByItem.computeIfAbsent(place.sku(), _ -> new MadeOf()).replace(place.location(), from);
    }

    /** The batch takes the place of what was stored for the same places. */
    void replaceAll(Collection<SourcingTermsResource> given) {
        for (var terms : given) {
            var from = terms.ways().stream().map(SourcingTermsResource.Term::fromLocation).filter(Objects::nonNull).collect(toSet());
            replace(terms.key(), Set.copyOf(from));
        }
    }

    /** The way of the goods from this location back to it, if there is one. */
    Optional<List<String>> loopThrough(PlaceKey place) {
        return sourcesByItem.getOrDefault(place.sku(), new MadeOf()).loopThrough(place.location());
    }
}
