package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.catalog.Vendor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a vendor's terms say of a line: how it counts, what it charges, when it would come. */
@Component
class PurchaseTerms {
    private static final int PRICE_DECIMALS = 6;

    private final SourcingTerms terms;
    private final LeadTimeRecords leadTimes;
    private final Locations locations;
    private final Clock clock;

    PurchaseTerms(SourcingTerms terms, LeadTimeRecords leadTimes, Locations locations, Clock clock) {
        this.terms = terms;
        this.leadTimes = leadTimes;
        this.locations = locations;
        this.clock = clock;
    }

    /** A quantity as the vendor counts and charges it. */
    record Purchase(BigDecimal quantity, String unit, BigDecimal factor, @Nullable BigDecimal price) {

        /** At the price that a vendor named, where that is for this unit, or this is the item's own. */
        Purchase at(NewPurchaseOrder.@Nullable Price named) {
            if (named == null) {
                return this;
            }
            if (named.unit().equals(unit)) {
                return new Purchase(quantity, unit, factor, named.amount());
            }
            return factor.compareTo(BigDecimal.ONE) != 0 ? this
                    : new Purchase(quantity, unit, factor, named.amount().divide(named.factor(), PRICE_DECIMALS, RoundingMode.HALF_UP));
        }
    }

    /** A vendor's usual term for each of these places; those for which it has none are absent. */
    Map<Place, SourcingTerm> of(long vendor, Collection<Place> places) {
        var found = new HashMap<Place, SourcingTerm>();
        terms.of(places).forEach((place, ways) -> ways.stream()
                .filter(way -> way.vendor() != null && way.vendor() == vendor)
                .findFirst().ifPresent(way -> found.put(place, way)));
        return found;
    }

    /** Whole purchase units: a vendor that sells boxes is asked for the boxes that hold the quantity. */
    static Purchase purchase(Item item, long quantity, @Nullable SourcingTerm term, String currency) {
        var units = item.units().decimal(quantity);
        var unit = term == null ? null : term.purchaseUnit();
        var counted = unit == null ? units : units.divide(unit.factor(), unit.decimals(), RoundingMode.CEILING);
        return new Purchase(
                counted,
                unit == null ? item.units().unit() : unit.code(),
                unit == null ? BigDecimal.ONE : unit.factor(),
                term == null ? null : price(term.priceBreaks(), counted, currency));
    }

    private static @Nullable BigDecimal price(List<SourcingTerm.PriceBreak> breaks, BigDecimal quantity, String currency) {
        return breaks.stream()
                .filter(each -> each.from().compareTo(quantity) <= 0 && each.currency().equals(currency))
                .reduce((_, last) -> last).map(SourcingTerm.PriceBreak::price).orElse(null);
    }

    /** When what is ordered on a day is expected: as agreed; where nothing was agreed, as it took so far; else no date. */
    Map<Place, LocalDate> expected(Collection<SourcingTerm> ways, Vendor vendor, LocalDate orderedOn) {
        var places = locations.all().stream().collect(toMap(Location::id, location -> location));
        var learned = leadTimes.ifOrdered(ways.stream().filter(way -> way.leadTimeDays() == null).toList(), clock.instant());
        var expected = new HashMap<Place, LocalDate>();
        for (var way : ways) {
            var next = learned.get(way.id());
            var day = next == null ? LeadTimeRecords.calendar(way, vendor, places).arrival(orderedOn).orElse(null) : next.arrival().by();
            if (day != null) {
                expected.put(way.place(), day);
            }
        }
        return expected;
    }
}
