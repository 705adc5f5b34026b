package dev.backstop.storefront;

import dev.backstop.catalog.Item;
import dev.backstop.promising.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop shows of one item.
 *
 * @param state       in-stock: all that was asked for ships from stock; low: a part of it; backorder, made-to-order: nothing now, but
 *                    orders are
 *                    taken; out: no orders are taken now; ended: nor ever again
 * @param quantityNow of the quantity asked for, what ships from stock
 * @param limitLeft   how much more may be backordered; null: no limit
 * @param version     counts up with everything that moves
 */
record Availability(
        String sku,
        String state,
        boolean sellable,
        String quantity,
        String quantityNow,
        List<Part> schedule,
        @Nullable String limitLeft,
        String words,
        Instant asOf,
        long version) {
    Availability {
        schedule = List.copyOf(schedule);
    }

    /** One part of the quantity. */
    record Part(
            String quantity,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable LocalDate deliverEarliest,
            @Nullable LocalDate deliverLatest,
            @Nullable String confidence) {}

    static Availability of(Offer offer, Instant now) {
        var units = offer.item().units();
        var state = state(offer);
        return new Availability(offer.item().sku(), state, offer.sellable(), units.text(offer.quantity()), units.text(offer.quantityNow()),
                offer.schedule().stream().map(part -> new Part(units.text(part.quantity()), part.shipBy(), part.earliest(), part.latest(),
                        part.deliverEarliest(), part.deliverLatest(), part.confidence())).toList(),
                offer.limitLeft() == null ? null : units.text(offer.limitLeft()), words(offer, state), now, offer.version());
    }

    /** What the entity tag is made of: the same facts a minute later are the same answer. */
    Availability withoutTime() {
        return new Availability(sku, state, sellable, quantity, quantityNow, schedule, limitLeft, words, Instant.EPOCH, version);
    }

    private static String state(Offer offer) {
        if (offer.quantityNow() > 0) {
            return offer.quantityNow() == offer.quantity() ? "in-stock" : "low";
        }
        if (offer.item().status() == Item.Status.DISCONTINUED || (offer.item().status() == Item.Status.PHASING_OUT && !comes(offer))) {
            return "ended";
        }
        if (!offer.sellable()) {
            return "out";
        }
        return offer.stocked() ? "backorder" : "made-to-order";
    }

    private static boolean comes(Offer offer) {
        return offer.schedule().stream().anyMatch(part -> part.shipBy() != null);
    }

    private static String words(Offer offer, String state) {
        return switch (state) {
            case "ended" -> "No longer available.";
            case "out" -> "Out of stock, and no orders are taken at the moment.";
            default -> offer.words() + (offer.sellable() ? "." : "; no more is taken at the moment.");
        };
    }
}
