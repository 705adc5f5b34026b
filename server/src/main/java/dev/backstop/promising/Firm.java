package dev.backstop.promising;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Settings;
import dev.backstop.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the firm has decided and where it ships from, as it is now.
 *
 * @param locations all of them, in the order in which they are asked
 */
record Firm(Settings settings, List<Location> locations, Instant now) {
    Firm {
        locations = List.copyOf(locations);
    }

    /** All locations, by what refers to them. */
    Map<Long, Location> byId() {
        return locations.stream().collect(toMap(Location::id, identity()));
    }

    /** The location behind a reference. */
    Location location(long id) {
        return locations.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }

    Optional<Location> location(String code) {
        return locations.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /**
     * Where an order may be served from: the location named, or all that are active.
     *
     * @throws Problem 422 if the location named does not exist or is not active, or if there is none at all
     */
    List<Location> candidates(@Nullable String named) {
        if (named == null) {
            var active = locations.stream().filter(Location::active).toList();
            if (active.isEmpty()) {
                throw Problem.refused("/location", "There is no active location to ship from. Create one first.");
            }
            return active;
        }
        var location = require(named);
        if (!location.active()) {
            throw Problem.refused("/location", "Location %s is not active. Name another, or none to have one chosen.".formatted(named));
        }
        return List.of(location);
    }

    /** The same for one line: what goes straight from a vendor is served from the places of vendors, anything else from our own. */
    List<Location> candidates(@Nullable String named, AskedLine line) {
        var all = candidates(named);
        if (named != null && (all.getFirst().isDirect() || !line.direct())) {
            return all; // whoever names a vendor's place wants all of the order from there
        }
        return (named == null ? all : locations.stream().filter(Location::active).toList()).stream().filter(l -> l.isDirect() == line.direct()).toList();
    }

    Location require(String code) {
        return location(code).orElseThrow(() ->
                Problem.refused("/location", "There is no location %s. Check the code, or create the location first.".formatted(code)));
    }
}
