package dev.backstop.catalog;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Between terms as the outside writes them (codes, decimals) and as they are stored (ids, smallest units). */
@Component
class SourcingTermsShape {
    private final SourcingTermRows rows;
    private final Vendors vendors;

    SourcingTermsShape(SourcingTermRows rows, Vendors vendors) {
        this.rows = rows;
        this.vendors = vendors;
    }

    /** Stores checked terms. */
    void insert(List<SourcingTermsResource> given, PlacesNamed named, Map<String, Vendor> sellers) {
        var terms = new ArrayList<SourcingTermRows.Row>();
        var breaks = new ArrayList<SourcingTermRows.BreakRow>();
        for (var one : given) {
            var place = named.place(one.key());
            var units = named.units(one.key());
            for (var term : one.ways()) {
                var rank = Objects.requireNonNullElse(term.rank(), 0);
                var vendor = term.vendor() == null ? null : sellers.get(term.vendor());
                var from = term.fromLocation() == null ? null : named.locations().get(term.fromLocation());
                var unit = term.purchaseUnit();
                terms.add(new SourcingTermRows.Row(
                        place.item(), place.location(), rank, Objects.requireNonNullElse(term.kind(), "buy"),
                        vendor == null ? null : vendor.id(), from == null ? null : from.id(), term.leadTimeDays(), term.leadTimeUnit(),
                        Quantities.units(term.moq(), units), Quantities.units(term.multiple(), units), Quantities.units(term.maximum(), units),
                        unit == null ? null : unit.code(), unit == null ? null : unit.factor(), unit == null ? null : unit.decimals()));
                for (var step : term.breaks()) {
                    var price = Objects.requireNonNull(step.price(), "a checked price break has a price");
                    breaks.add(new SourcingTermRows.BreakRow(place.item(), place.location(), rank, step.from(), price.number(), price.currency()));
                }
            }
        }
        rows.insert(terms, breaks);
    }

    /** As an answer shows them. */
    List<SourcingTermsResource> resources(Collection<PlaceKey> keys, PlacesNamed named, Map<Place, List<SourcingTerm>> stored) {
        var sellers = vendors.byIds(stored.values().stream().flatMap(List::stream).map(SourcingTerm::vendor).filter(Objects::nonNull).distinct().toList());
        var codes = named.locations().values().stream().collect(toMap(Location::id, Location::code));
        var resources = new ArrayList<SourcingTermsResource>();
        for (var key : keys) {
            var terms = stored.getOrDefault(named.place(key), List.of()).stream()
                    .map(term -> resource(term, named.units(key), sellers, codes))
                    .toList();
            if (!terms.isEmpty()) {
                resources.add(new SourcingTermsResource(key.sku(), key.location(), terms));
            }
        }
        return List.copyOf(resources);
    }

    private static SourcingTermsResource.Term resource(SourcingTerm term, Units units, Map<Long, Vendor> sellers, Map<Long, String> codes) {
        var vendor = term.vendor() == null ? null : sellers.get(term.vendor());
        return new SourcingTermsResource.Term(
                Codes.write(term.kind()),
                vendor == null ? null : vendor.code(),
                term.fromLocation() == null ? null : codes.get(term.fromLocation()),
                term.rank(),
                term.leadTimeDays(),
                Codes.write(term.leadTimeUnit()),
                Quantities.text(term.moq(), units),
                Quantities.text(term.multiple(), units),
                Quantities.text(term.maximum(), units),
                purchaseUnit(term.purchaseUnit()),
                term.priceBreaks().stream()
                        .map(step -> new SourcingTermsResource.PriceBreak(ItemForm.plain(step.from()), Money.of(step.price(), step.currency())))
                        .toList());
    }

    private static SourcingTermsResource.@Nullable PurchaseUnit purchaseUnit(SourcingTerm.@Nullable PurchaseUnit unit) {
        return unit == null ? null : new SourcingTermsResource.PurchaseUnit(unit.code(), ItemForm.plain(unit.factor()), unit.decimals());
    }
}
