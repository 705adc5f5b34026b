package dev.backstop.storefront;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Units;
import dev.backstop.promising.Offer;
import dev.backstop.promising.Offers;
import dev.backstop.storefront.Availability.Alternative;
import dev.backstop.storefront.Availability.State;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What shoppers are told of items, asked anew from the promises each time. Everything that faces a shop shows this answer. */
@Component
public class Availabilities {
    private static final int MOST_ALTERNATIVES = 3;

    private final Items items;
    private final Offers offers;
    private final ShopSettingsRows settings;
    private final Clock clock;

    Availabilities(Items items, Offers offers, ShopSettingsRows settings, Clock clock) {
        this.items = items;
        this.offers = offers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers, the items whose figures they rest on, and what they say of each. */
    record Answered(List<Availability> answers, Set<Long> restsOn, List<Views.Told> told) {
        Answered {
            answers = List.copyOf(answers);
            restsOn = Set.copyOf(restsOn);
            told = List.copyOf(told);
        }
    }

    /** The answer for one item; empty if there is none of this sku. */
    public Optional<Availability> of(String sku, @Nullable String quantity, Shopper shopper) {
        return of(List.of(new Wanted(sku, quantity)), shopper).stream().findFirst();
    }

    /**
     * One answer for each sku that exists, in the order asked; each as if it were asked for alone.
     *
     * @throws Problem 422 if a quantity is none, or finer than its item is counted
     */
    public List<Availability> of(List<Wanted> wanted, Shopper shopper) {
        return answered(wanted, shopper).answers();
    }

    Answered answered(List<Wanted> wanted, Shopper shopper) {
        var known = items.bySkus(wanted.stream().map(Wanted::sku).distinct().toList());
        var asked = wanted.stream().filter(one -> known.containsKey(one.sku()))
                .map(one -> asked(Objects.requireNonNull(known.get(one.sku())), one.quantity())).toList();
        if (asked.isEmpty()) {
            return new Answered(List.of(), Set.of(), List.of());
        }
        var found = offers.of(asked, shopper.country(), shopper.customerClass());
        var instead = instead(found, shopper);
        var successors = successors(found);
        var firm = settings.now();
        var answers = found.stream().map(offer -> new Answering(offer, shopper, firm, clock.instant())
                .answer(instead.answers().getOrDefault(offer.item().id(), List.of()), successors.get(offer.item().id()))).toList();
        var restsOn = Stream.concat(asked.stream(), instead.asked().stream()).flatMap(one -> restsOn(one.item()))
                .collect(Collectors.toSet());
        var today = today();
        return new Answered(answers, restsOn, found.stream().map(offer ->
                new Views.Told(offer.item().id(), Views.Said.of(Answering.state(offer, today), offer.sellable()))).toList());
    }

    private Map<Long, String> successors(List<Offer> found) {
        var today = today();
        return items.successors(found.stream().filter(offer -> Answering.state(offer, today) == State.ENDED)
                .map(offer -> offer.item().id()).distinct().toList());
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Stream<Long> restsOn(Item item) {
        return Stream.concat(Stream.of(item.id()), item.components().stream().map(Item.Component::item));
    }

    /** What was asked of substitutes, and those that ship now, by the item for which they stand in. */
    private record Instead(List<Offers.Asked> asked, Map<Long, List<Alternative>> answers) {}

    private Instead instead(List<Offer> found, Shopper shopper) {
        var today = today();
        var missing = found.stream().filter(offer -> Answering.state(offer, today) != State.IN_STOCK)
                .collect(toMap(offer -> offer.item().id(), Function.identity(), (one, _) -> one));
        var links = items.substitutes(missing.keySet());
        if (links.isEmpty()) {
            return new Instead(List.of(), Map.of());
        }
        var asked = links.entrySet().stream().flatMap(link -> link.getValue().stream()
                .map(other -> sameMuch(Objects.requireNonNull(missing.get(link.getKey())), other))).distinct().toList();
        var ready = offers.of(asked, shopper.country(), shopper.customerClass()).stream()
                .filter(offer -> Answering.state(offer, today) == State.IN_STOCK && offer.sellable())
                .collect(toMap(offer -> new Offers.Asked(offer.item(), offer.quantity()), Function.identity()));
        return new Instead(asked, links.entrySet().stream().collect(toMap(Map.Entry::getKey, link -> link.getValue().stream()
                .map(other -> ready.get(sameMuch(Objects.requireNonNull(missing.get(link.getKey())), other))).filter(Objects::nonNull)
                .limit(MOST_ALTERNATIVES).map(Answering::alternative).toList())));
    }

    /** As much of a substitute; where it is counted more coarsely, the least that may be ordered of it. */
    private static Offers.Asked sameMuch(Offer offer, Item other) {
        return other.units().decimals() < offer.item().units().decimals() ? new Offers.Asked(other, least(other))
                : new Offers.Asked(other, other.units().read(offer.item().units().text(offer.quantity()), "/quantity"));
    }

    private static Offers.Asked asked(Item item, @Nullable String quantity) {
        return new Offers.Asked(item, quantity == null ? least(item) : item.units().readPositive(quantity, "/quantity"));
    }

    /** One unit, or what the item's own rules ask for. */
    private static long least(Item item) {
        var least = Math.max(one(item.units()), Objects.requireNonNullElse(item.minimumOrder(), 0L));
        return item.orderMultiple() == null ? least : Math.ceilDiv(least, item.orderMultiple()) * item.orderMultiple();
    }

    private static long one(Units units) {
        return units.read("1", "/quantity");
    }
}
