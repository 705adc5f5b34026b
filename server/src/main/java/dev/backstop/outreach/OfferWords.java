package dev.backstop.outreach;

import dev.backstop.outreach.offers.CustomerOffers;
import java.math.RoundingMode;

/** What we say of an offer: facts, after the choices, and that it binds to nothing. */
final class OfferWords {
    private OfferWords() {}

    /** As a notice says it. */
    static String of(CustomerOffers.Untold offer, Phrases say) {
        return say.say("offer." + offer.gives(), "item", offer.item(), "amount",
                offer.value().setScale(2, RoundingMode.HALF_UP).toPlainString() + ' ' + offer.currency(), "code", offer.code());
    }

    /** As the page of its customer says it. */
    static String of(CustomerOffers.Offer offer, Phrases say) {
        return say.say("offer." + offer.gives(), "item", offer.item() == null ? "" : offer.item(), "amount",
                offer.value().amount() + " " + offer.value().currency(), "code", offer.code() == null ? "" : offer.code());
    }
}
