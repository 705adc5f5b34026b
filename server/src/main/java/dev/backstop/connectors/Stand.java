package dev.backstop.connectors;

import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Elsewhere;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands, as shops show it.
 *
 * @param free      whole units that an order would get at once
 * @param shipsOn   the day by which one ordered now would ship; null where it is here, or no date is known
 * @param limitLeft how many more may be backordered; null: as many as are wanted
 * @param words     one line for a page, in English; the same from day to day while nothing changes
 */
public record Stand(String sku, Availability.State state, long free, @Nullable LocalDate shipsOn, @Nullable String limitLeft, String words,
        Elsewhere.Shopify shopify, Elsewhere.WooCommerce wooCommerce, Elsewhere.Medusa medusa) {

    static Stand of(Availability answer, long free) {
        var later = answer.state() == Availability.State.IN_STOCK || answer.state() == Availability.State.LOW ? null : answer.shipsBy();
        var there = Elsewhere.of(answer);
        return new Stand(answer.sku(), answer.state(), free, later, answer.limitLeft(),
                later == null ? answer.display().state() : answer.display().line(), there.shopify(), there.wooCommerce(), there.medusa());
    }
}
