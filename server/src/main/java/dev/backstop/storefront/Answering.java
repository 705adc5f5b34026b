package dev.backstop.storefront;

import dev.backstop.catalog.Item;
import dev.backstop.promising.Offer;
import dev.backstop.storefront.Availability.Alternative;
import dev.backstop.storefront.Availability.Part;
import dev.backstop.storefront.Availability.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what a shop shows out of what would be promised. */
record Answering(Offer offer, Shopper shopper, ShopSettings firm, Instant now) {

    Availability answer(List<Alternative> alternatives, @Nullable String successor) {
        var units = offer.item().units();
        var state = state(offer, today());
        var quantityNow = units.text(offer.quantityNow());
        var schedule = offer.schedule().stream().map(this::part).toList();
        var words = new ShopWords(shopper.language(), today());
        var orderable = offer.sellable() && state != State.ENDED;
        var line = words.line(state, offer.sellable(), quantityNow, schedule);
        var display = new Display(shopper.language().code(), words.state(state), line, words.days(line, schedule),
                orderable ? words.parts(schedule) : List.of(), orderable ? words.charge(firm.charge()) : null,
                orderable && firm.cancellable() ? words.cancel() : null, state == State.OUT && firm.backInStock());
        return new Availability(offer.item().sku(), offer.item().name(), state, offer.sellable(), units.text(offer.quantity()),
                quantityNow, schedule, offer.limitLeft() == null ? null : units.text(offer.limitLeft()),
                words.words(state, offer.sellable(), schedule), display, alternatives, successor, now, offer.version());
    }

    private LocalDate today() {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Part part(Offer.Part part) {
        return new Part(offer.item().units().text(part.quantity()), part.fromStock(), part.shipBy(), part.earliest(), part.latest(),
                part.deliverEarliest(), part.deliverLatest(), part.confidence());
    }

    static Alternative alternative(Offer offer) {
        return new Alternative(offer.item().sku(), offer.item().name(), offer.item().units().text(offer.quantityNow()),
                offer.schedule().getFirst().shipBy());
    }

    static State state(Offer offer, LocalDate today) {
        var release = offer.item().releasedOn();
        if (release != null && release.isAfter(today)) {
            return offer.sellable() && offer.item().status() != Item.Status.DISCONTINUED ? State.PREORDER : State.OUT;
        }
        if (offer.quantityNow() > 0) {
            return offer.quantityNow() == offer.quantity() ? State.IN_STOCK : State.LOW;
        }
        if (offer.item().status() == Item.Status.DISCONTINUED || (offer.item().status() == Item.Status.PHASING_OUT && !comes(offer))) {
            return State.ENDED;
        }
        if (!offer.sellable()) {
            return State.OUT;
        }
        return offer.stocked() ? State.BACKORDER : State.MADE_TO_ORDER;
    }

    private static boolean comes(Offer offer) {
        return offer.schedule().stream().anyMatch(part -> part.shipBy() != null);
    }
}
