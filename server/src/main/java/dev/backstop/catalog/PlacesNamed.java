package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Form;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the keys of a batch stand for: items and locations, each looked up once. */
record PlacesNamed(Map<String, Item> items, Map<String, Location> locations) {

    /** Looks them up. */
    @Component
    static class LookUp {
        private final Items items;
        private final Locations locations;

        LookUp(Items items, Locations locations) {
            this.items = items;
            this.locations = locations;
        }

        PlacesNamed of(Collection<PlaceKey> keys) {
            return new PlacesNamed(
                    items.bySkus(keys.stream().map(PlaceKey::sku).distinct().toList()),
                    locations.all().stream().collect(toMap(Location::code, identity())));
        }
    }

    /** Notes a fault where the item or the location of a place does not exist. */
    void check(PlaceKey key, Form form) {
        if (!items.containsKey(key.sku())) {
            form.fault("/sku", "There is no item %s. Check the sku, or create the item first.".formatted(key.sku()));
        }
        if (!locations.containsKey(key.location())) {
            form.fault("/location", "There is no location %s. Check the code, or create the location first.".formatted(key.location()));
        }
    }

    boolean exists(PlaceKey key) {
        return items.containsKey(key.sku()) && locations.containsKey(key.location());
    }

    /** The units to count in; for an unknown item, whose fault is noted elsewhere, some that refuse nothing. */
    Units units(PlaceKey key) {
        var item = items.get(key.sku());
        return item == null ? new Units("piece", 6) : item.units();
    }

    Place place(PlaceKey key) {
        return new Place(known(items.get(key.sku())).id(), known(locations.get(key.location())).id());
    }

    private static <T> T known(@Nullable T found) {
        if (found == null) {
            throw new IllegalStateException("a place was stored that had not been checked");
        }
        return found;
    }
}
