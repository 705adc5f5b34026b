package dev.backstop.promising;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote that was kept, as it stands in a list: what it says, and who asked.
 *
 * @param state     kept, holding, ordered or lapsed
 * @param expiresAt until when it holds what it promises; null: it never held anything
 * @param order     the order that took it over
 * @param customer  null: nobody was named
 */
record KeptQuote(String quote, Instant quotedAt, String state, @Nullable Instant expiresAt, @Nullable String order, @Nullable String customer,
        @Nullable String customerName, boolean sellable, List<QuoteJson.Line> lines) {
    KeptQuote {
        lines = List.copyOf(lines);
    }

    /** Which are wanted; null: whatever it is. */
    record Wanted(@Nullable String state, @Nullable String customer, @Nullable String sku) {}

    static KeptQuote of(QuoteRows.Listed listed, QuoteJson now) {
        var row = listed.quote();
        return new KeptQuote(row.number(), row.at(), row.state(), row.expiresAt(), row.order(), listed.customer(), listed.customerName(), now.sellable(),
                now.lines());
    }
}
