package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The ways by which goods come to a place, and the one way to change them. */
@Component
public class SourcingTerms {
    private final SourcingTermRows rows;
    private final SourcingTermsShape shape;
    private final PlacesNamed.LookUp lookUp;
    private final Vendors vendors;
    private final FirmSettings settings;
    private final ApplicationEventPublisher events;

    SourcingTerms(
            SourcingTermRows rows, SourcingTermsShape shape, PlacesNamed.LookUp lookUp, Vendors vendors, FirmSettings settings,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.shape = shape;
        this.lookUp = lookUp;
        this.vendors = vendors;
        this.settings = settings;
        this.events = events;
    }

    /** The terms of each of these places, the usual one (lowest rank) first; places without terms are absent. */
    public Map<Place, List<SourcingTerm>> of(Collection<Place> places) {
        return places.isEmpty() ? Map.of() : rows.of(places).stream().collect(groupingBy(SourcingTerm::place));
    }

    /** The same, with other questions. */
    public Supplier<Map<Place, List<SourcingTerm>>> of(Collection<Place> places, RoundTrip trip) {
        var found = rows.of(places, trip);
        return () -> found.get().stream().collect(groupingBy(SourcingTerm::place));
    }

    /** Of these places those to which something can be bought; asked with other questions. */
    public Supplier<Set<Place>> known(Collection<Place> places, RoundTrip trip) {
        if (places.isEmpty()) {
            return Set::of;
        }
        var known = rows.known(places, trip);
        return () -> Set.copyOf(known.get());
    }

    /** Creates or replaces all terms of places; one result for each, in the same order. */
    public List<PutResult> putAll(List<SourcingTermsResource> given) {
        return putAll(given, NamedFields.ALL);
    }

    /** The same, where fields of a term that are not named stay as they are in the present term of that rank. */
    public List<PutResult> putAll(List<SourcingTermsResource> wanted, NamedFields fields) {
        var named = lookUp.of(wanted.stream().map(SourcingTermsResource::key).toList());
        var present = resources(wanted.stream().map(SourcingTermsResource::key).toList(), named).stream()
                .collect(toMap(SourcingTermsResource::key, identity()));
        var given = wanted.stream().map(one -> one.over(present.get(one.key()), fields)).toList();
        var sellers = vendors.byCodes(given.stream()
                .flatMap(terms -> terms.ways().stream()).flatMap(term -> Stream.ofNullable(term.vendor())).distinct().toList());
        var transfers = rows.transfers(named.items().keySet());
        transfers.replaceAll(given);
        var form = new SourcingTermsForm(named, sellers, settings.now().currency(), transfers);
        return PutResult.putAll(given.stream().map(form::checked).toList(), SourcingTermsResource::key, present, different -> {
            var places = different.stream().map(terms -> named.place(terms.key())).toList();
            rows.delete(places);
            shape.insert(different, named, sellers);
            events.publishEvent(new TermsChanged(places));
        });
    }

    /** The terms of those of these places that have any, as their resource shows them. */
    List<SourcingTermsResource> resources(Collection<PlaceKey> keys) {
        return resources(keys, lookUp.of(keys));
    }

    private List<SourcingTermsResource> resources(Collection<PlaceKey> keys, PlacesNamed named) {
        var known = keys.stream().distinct().filter(named::exists).toList();
        return shape.resources(known, named, of(known.stream().map(named::place).toList()));
    }

    /** From now on nothing is known about how goods come here. */
    void delete(PlaceKey key) {
        var place = lookUp.of(List.of(key)).place(key);
        rows.delete(List.of(place));
        events.publishEvent(new TermsChanged(List.of(place)));
    }
}
