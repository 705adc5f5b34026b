package dev.backstop.demo;

import dev.backstop.outreach.offers.OfferRule;
import java.util.List;

/** What the company offers those who wait long: a sample to everybody, and a credit where the date of a large line was moved twice. */
final class WaitingOffers {
    static final List<OfferRule> RULES = List.of(
            new OfferRule("long-wait", "A sample for a long wait", true, 5, 10, null, List.of(), List.of(), "10.00", "sample", List.of(), null, "2.50", "150.00",
                    1, 20),
            new OfferRule("moved-twice", "A credit when the date moved twice", true, 3, null, 2, List.of("A", "B"), List.of(), "50.00", "credit", List.of(),
                    "0.05", "10.00", "200.00", 1, 20));

    private WaitingOffers() {}
}
