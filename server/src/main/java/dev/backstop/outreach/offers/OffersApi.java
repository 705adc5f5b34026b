package dev.backstop.outreach.offers;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Offers to customers who wait, over HTTP. */
@RestController
@RequestMapping("/api/v1/offers")
class OffersApi {
    private final CustomerOffers offers;
    private final OfferEffects effects;
    private final BoughtTogether together;

    OffersApi(CustomerOffers offers, OfferEffects effects, BoughtTogether together) {
        this.offers = offers;
        this.effects = effects;
        this.together = together;
    }

    @GetMapping
    Listing<CustomerOffers.Offer> offers(@RequestParam(required = false) @Nullable String order, @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(required = false) @Nullable Integer limit) {
        return offers.find(order, rule, Cursor.of(cursor, limit));
    }

    /** What each rule spent, and how many cancelled who were offered something, beside those who were held out. */
    @GetMapping("/effect")
    Listing<OfferEffects.Effect> effect() {
        return Listing.of(effects.all());
    }

    @GetMapping("/bought-together")
    Listing<BoughtTogether.Pair> together(@RequestParam String sku) {
        return Listing.of(together.with(sku));
    }

    @PostMapping("/{offer}/accept")
    CustomerOffers.Offer accept(@PathVariable long offer) {
        return offers.accept(offer, null);
    }

    @PostMapping("/{offer}/decline")
    CustomerOffers.Offer decline(@PathVariable long offer) {
        return offers.decline(offer, null);
    }

    /** The order on which a credit was taken. */
    @Strict
    record Redemption(@Nullable String reference) {}

    @PostMapping("/credits/{code}/redeem")
    CustomerOffers.Offer redeem(@PathVariable String code, @RequestBody Redemption redemption) {
        if (redemption.reference() == null || redemption.reference().isBlank()) {
            throw Problem.refused("/reference", "Name the order on which the credit was taken, so that it is taken once.");
        }
        return offers.redeem(code, redemption.reference());
    }
}
