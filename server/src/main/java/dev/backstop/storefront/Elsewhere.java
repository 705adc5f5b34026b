package dev.backstop.storefront;

import dev.backstop.storefront.Availability.State;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answer in the words of others: search engines, shop systems, the book trade. A date is given where all of it has one, and nowhere
 * else; words that stand for a date are not used without one.
 *
 * @param google null: the item is to be taken out of the feed
 */
public record Elsewhere(SchemaOrg schemaOrg, @Nullable Google google, Shopify shopify, WooCommerce wooCommerce, Medusa medusa, Onix onix) {
    private static final int GOOGLE_LOOKS_AHEAD_YEARS = 1;

    /** {@code Offer.availability}, a member of ItemAvailability, and {@code Offer.availabilityStarts}. */
    public record SchemaOrg(String availability, @Nullable LocalDate availabilityStarts) {
        /** As it stands in structured data. */
        public String url() {
            return "https://schema.org/" + availability;
        }
    }

    /**
     * The product data of Merchant Center.
     *
     * @param handling {@code min_handling_time} and {@code max_handling_time}, of what is made for each order; null otherwise: what is kept
     *                 on the shelf leaves as the account says
     */
    public record Google(String availability, @Nullable LocalDate availabilityDate, @Nullable Handling handling) {
        Google(String availability) {
            this(availability, null, null);
        }
    }

    /**
     * A product and its variant.
     *
     * @param inventoryPolicy CONTINUE sells below zero, DENY does not
     * @param fulfilmentHold  the reason for which an order's fulfilment is held; null: none is
     */
    public record Shopify(String status, String inventoryPolicy, @Nullable String fulfilmentHold) {}

    /** A product; {@code backorders} is {@code no} or {@code notify}. */
    public record WooCommerce(String stockStatus, String backorders) {}

    /** A variant of Medusa; Solidus calls the same {@code backorderable}. */
    public record Medusa(boolean allowBackorder) {}

    /**
     * How a supplier stands to a product of the book trade.
     *
     * @param productAvailability of list 65; a code that implies a date is not used without one
     * @param supplyDate          SupplyDate of role 08
     * @param orderTime           calendar days from order to despatch, of what is made or bought for each order
     * @param replacedBy          sku of the product that takes its place
     */
    public record Onix(String productAvailability, @Nullable LocalDate supplyDate, @Nullable Long orderTime, @Nullable String replacedBy) {
        Onix(String productAvailability, @Nullable LocalDate supplyDate) {
            this(productAvailability, supplyDate, null, null);
        }
    }

    /** The same answer in everybody's words. */
    public static Elsewhere of(Availability answer) {
        var later = answer.state() == State.IN_STOCK || answer.state() == State.LOW ? null : answer.shipsBy();
        return new Elsewhere(schemaOrg(answer.state(), later), google(answer, later), shopify(answer, later), wooCommerce(answer),
                new Medusa(takesBackorders(answer)), onix(answer, later));
    }

    private static SchemaOrg schemaOrg(State state, @Nullable LocalDate later) {
        return new SchemaOrg(switch (state) {
            case IN_STOCK -> "InStock";
            case LOW -> "LimitedAvailability";
            case BACKORDER -> "BackOrder";
            case PREORDER -> "PreOrder";
            case MADE_TO_ORDER -> "MadeToOrder";
            case OUT -> "OutOfStock";
            case ENDED -> "Discontinued";
        }, later);
    }

    /** Google takes no backorder without a date, nor one of more than a year ahead; the item is out of stock there, whatever we take. */
    private static @Nullable Google google(Availability answer, @Nullable LocalDate later) {
        var soon = later != null && !later.isAfter(today(answer).plusYears(GOOGLE_LOOKS_AHEAD_YEARS));
        return switch (answer.state()) {
            case IN_STOCK, LOW -> new Google("in_stock");
            case BACKORDER -> soon ? new Google("backorder", later, null) : new Google("out_of_stock");
            case MADE_TO_ORDER -> soon ? new Google("backorder", later, Handling.of(answer)) : new Google("out_of_stock");
            case PREORDER -> soon ? new Google("preorder", later, null) : new Google("out_of_stock");
            case OUT -> new Google("out_of_stock");
            case ENDED -> null;
        };
    }

    private static Shopify shopify(Availability answer, @Nullable LocalDate later) {
        return switch (answer.state()) {
            case IN_STOCK, LOW -> new Shopify("ACTIVE", takesBackorders(answer) ? "CONTINUE" : "DENY", null);
            case BACKORDER, PREORDER, MADE_TO_ORDER -> new Shopify("ACTIVE", "CONTINUE", later == null ? "UNKNOWN_DELIVERY_DATE" : null);
            case OUT -> new Shopify("ACTIVE", "DENY", null);
            case ENDED -> new Shopify("ARCHIVED", "DENY", null);
        };
    }

    private static WooCommerce wooCommerce(Availability answer) {
        var backorders = takesBackorders(answer) ? "notify" : "no";
        return switch (answer.state()) {
            case IN_STOCK, LOW -> new WooCommerce("instock", backorders);
            case BACKORDER, PREORDER, MADE_TO_ORDER -> new WooCommerce("onbackorder", backorders);
            case OUT, ENDED -> new WooCommerce("outofstock", "no");
        };
    }

    private static Onix onix(Availability answer, @Nullable LocalDate later) {
        return switch (answer.state()) {
            case IN_STOCK, LOW -> new Onix("21", null); // in stock
            case BACKORDER -> later == null ? new Onix("30", null) // temporarily unavailable
                    : new Onix("31", later); // out of stock, a stock item
            case PREORDER -> later == null ? new Onix("11", null) // awaiting stock
                    : new Onix("10", later); // not yet available
            case MADE_TO_ORDER -> // to order
                    new Onix("22", null, later == null ? null : ChronoUnit.DAYS.between(today(answer), later), null);
            case OUT -> new Onix("34", null); // temporarily withdrawn from sale
            case ENDED -> answer.successor() == null ? new Onix("43", null) // no longer supplied by us
                    : new Onix("41", null, null, answer.successor()); // replaced by a new product
        };
    }

    private static LocalDate today(Availability answer) {
        return answer.asOf().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether one more than there is would be taken. */
    private static boolean takesBackorders(Availability answer) {
        return switch (answer.state()) {
            case IN_STOCK, LOW -> answer.limitLeft() == null || new java.math.BigDecimal(answer.limitLeft()).signum() > 0;
            case BACKORDER, PREORDER, MADE_TO_ORDER -> true;
            case OUT, ENDED -> false;
        };
    }
}
