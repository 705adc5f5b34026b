package dev.backstop.connectors;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.promising.Offer;
import dev.backstop.promising.Offers;
import dev.backstop.storefront.Availabilities;
import dev.backstop.storefront.Shopper;
import dev.backstop.storefront.Wanted;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How items stand, for shops: what their pages say, and how many whole units an order would get at once. */
@Component
class Stands {
    private static final String PLENTY = "1000000"; // more than any shop shows: an order for so many takes all that is free

    private final Items items;
    private final Availabilities availabilities;
    private final Offers offers;

    Stands(Items items, Availabilities availabilities, Offers offers) {
        this.items = items;
        this.availabilities = availabilities;
        this.offers = offers;
    }

    /** By item. */
    Map<Long, Stand> of(Collection<Long> ids) {
        var known = items.byIds(ids);
        var asked = known.values().stream().map(item -> new Offers.Asked(item, item.units().read(PLENTY, "/quantity"))).toList();
        var free = offers.of(asked, null, null).stream().collect(toMap(offer -> offer.item().id(), Stands::wholeUnits));
        var bySku = known.values().stream().collect(toMap(Item::sku, Item::id));
        return availabilities.of(known.values().stream().map(item -> new Wanted(item.sku(), null)).toList(), Shopper.ANYONE).stream()
                .collect(toMap(answer -> Objects.requireNonNull(bySku.get(answer.sku())), answer -> Stand.of(answer,
                        Objects.requireNonNull(free.get(bySku.get(answer.sku()))))));
    }

    private static long wholeUnits(Offer offer) {
        return offer.quantityNow() / offer.item().units().read("1", "/quantity");
    }
}
