package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Where items differ from what is usual for them, and the one way to change that. */
@Component
public class ItemLocations {
    private final ItemLocationRows rows;
    private final PlacesNamed.LookUp lookUp;
    private final ApplicationEventPublisher events;

    ItemLocations(ItemLocationRows rows, PlacesNamed.LookUp lookUp, ApplicationEventPublisher events) {
        this.rows = rows;
        this.lookUp = lookUp;
        this.events = events;
    }

    /** Those of these places that differ; for the others {@link ItemLocation#usual} holds. */
    public Map<Place, ItemLocation> of(Collection<Place> places) {
        return places.isEmpty() ? Map.of() : rows.of(places).stream().collect(toMap(ItemLocation::place, identity()));
    }

    /** The same, with other questions. */
    public Supplier<Map<Place, ItemLocation>> of(Collection<Place> places, RoundTrip trip) {
        var found = rows.of(places, trip);
        return () -> found.get().stream().collect(toMap(ItemLocation::place, identity()));
    }

    /** Creates or replaces item-locations; one result for each, in the same order. */
    public List<PutResult> putAll(List<ItemLocationResource> given) {
        var keys = given.stream().map(ItemLocationResource::key).toList();
        var named = lookUp.of(keys);
        var checked = given.stream().map(one -> checked(one, named)).toList();
        var present = resources(keys, named).stream().collect(toMap(ItemLocationResource::key, identity()));
        return PutResult.putAll(checked, ItemLocationResource::key, present, different -> {
            rows.putAll(different, named);
            events.publishEvent(new TermsChanged(different.stream().map(one -> named.place(one.key())).toList()));
        });
    }

    private static PutResult.Checked<ItemLocationResource> checked(ItemLocationResource given, PlacesNamed named) {
        var form = new Form();
        named.check(given.key(), form);
        return new PutResult.Checked<>(given.checked(named.units(given.key()), form), form);
    }

    /** Those of these that were given, as their resource shows them. */
    List<ItemLocationResource> resources(Collection<PlaceKey> keys) {
        return resources(keys, lookUp.of(keys));
    }

    private List<ItemLocationResource> resources(Collection<PlaceKey> keys, PlacesNamed named) {
        var known = keys.stream().distinct().filter(named::exists).toList();
        var held = of(known.stream().map(named::place).toList());
        var resources = new ArrayList<ItemLocationResource>();
        for (var key : known) {
            var differing = held.get(named.place(key));
            if (differing != null) {
                resources.add(ItemLocationResource.of(key, differing, named.units(key)));
            }
        }
        return List.copyOf(resources);
    }

    /** From now on the place is as usual. */
    void delete(PlaceKey key) {
        var place = lookUp.of(List.of(key)).place(key);
        rows.delete(place);
        events.publishEvent(new TermsChanged(List.of(place)));
    }
}
