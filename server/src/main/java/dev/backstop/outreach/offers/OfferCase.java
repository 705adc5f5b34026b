package dev.backstop.outreach.offers;

import java.math.BigDecimal;

/**
 * A slip that a rule fits, of an order that may be offered something.
 *
 * @param duty      that is about to be told
 * @param location  where the late line stands
 * @param value     of what is open of that line, in the firm's currency
 * @param divisible whether something of the order is here while the customer asked for everything together
 */
record OfferCase(long duty, long order, String number, long line, long location, long customer, String customerCode, BigDecimal value, boolean divisible) {}
