package dev.backstop.outreach;

import dev.backstop.outreach.offers.CustomerOffers;
import java.math.BigDecimal;
import java.util.Objects;

/** What we say of an offer: facts, after the choices, and that it binds to nothing. In a mail it names itself as an offer. */
final class OfferWords {
    private OfferWords() {}

    /** As a notice says it. */
    static String of(CustomerOffers.Untold offer, Phrases say) {
        return say.say("offer.title") + ". " + say.say("offer." + offer.gives(), "item", offer.item(), "amount",
                say.amount(offer.value(), offer.currency()), "code", offer.code())
                + ' ' + say.say("offer.where");
    }

    /** As the page of its customer says it. */
    static String of(CustomerOffers.Offer offer, Phrases say) {
        return say.say("offer." + offer.gives(), "item", offer.item() == null ? "" : offer.item(), "amount",
                say.amount(new BigDecimal(Objects.requireNonNull(offer.value().amount())), Objects.requireNonNull(offer.value().currency())),
                "code", offer.code() == null ? "" : offer.code());
    }
}
