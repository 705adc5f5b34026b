package dev.backstop.buying;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor answered on its page.
 *
 * @param kind      confirmed, changed, shipped, short, rejected, discontinued or substitute; the last four wait until a buyer dealt with them
 * @param settledAs what the buyer made of it
 */
record VendorAnswer(long answer, String purchaseOrder, String vendor, @Nullable Integer line, @Nullable String sku, String kind,
        @Nullable String note,
        @Nullable SubstituteOffer offer, Instant at, @Nullable Instant settledAt, @Nullable String settledBy, @Nullable String settledAs) {}
