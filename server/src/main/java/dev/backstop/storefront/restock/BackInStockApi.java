package dev.backstop.storefront.restock;

import dev.backstop.catalog.Items;
import dev.backstop.web.Listing;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people wait to hear of: a wish to buy that no order shows. Addresses are not told. */
@RestController
class BackInStockApi {
    private static final Duration OF_LATE = Duration.ofDays(30);

    private final SignUpTable table;
    private final Items items;
    private final Clock clock;

    BackInStockApi(SignUpTable table, Items items, Clock clock) {
        this.table = table;
        this.items = items;
        this.clock = clock;
    }

    /**
     * One item.
     *
     * @param people    who wait, for {@code quantity} in the item's unit
     * @param toConfirm who have not said yet that it was they who asked
     * @param told      to whom we wrote within 30 days
     */
    record Waiting(String sku, String name, int people, String quantity, int toConfirm, int told) {}

    /** Those first for which most people wait; at most 500. */
    @GetMapping("/api/v1/back-in-stock")
    Listing<Waiting> waiting() {
        var asked = table.asked(clock.instant().minus(OF_LATE));
        var known = items.byIds(asked.stream().map(SignUpTable.Asked::item).toList());
        return Listing.of(asked.stream().map(one -> {
            var item = Objects.requireNonNull(known.get(one.item()), "item of a sign-up");
            return new Waiting(item.sku(), item.name(), one.people(), item.units().text(one.quantity()), one.toConfirm(), one.told());
        }).toList());
    }
}
