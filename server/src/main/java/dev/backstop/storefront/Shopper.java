package dev.backstop.storefront;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as a shop knows.
 *
 * @param country       where the parcels go, two letters of ISO 3166; null: dates of shipping only
 * @param customerClass the firm's own grouping of customers, to whom stock may be protected; null: a stranger
 */
public record Shopper(@Nullable String country, @Nullable String customerClass, Language language) {
    /** Nobody in particular. */
    public static final Shopper ANYONE = new Shopper(null, null, Language.ENGLISH);
}
