package dev.backstop.connectors;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a shop writes it, in words of ours.
 *
 * @param remote   its id there
 * @param name     how the shop's customer knows it: {@code #1001}
 * @param customer their id in the shop; null: a guest
 * @param paid     what was paid already; null: nothing
 */
public record ShopsOrder(
        String remote,
        String name,
        Instant placedAt,
        String currency,
        @Nullable String customer,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable Address shipTo,
        List<Line> lines,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal paid) {
    public ShopsOrder {
        lines = List.copyOf(lines);
    }

    /** Where it goes. */
    public record Address(@Nullable String name, @Nullable String company, List<String> lines, @Nullable String postcode,
            @Nullable String region, @Nullable String country) {
        public Address {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line.
     *
     * @param article  the variant's id in the shop; null where the article is gone
     * @param quantity as it stands now, after the shop's edits
     * @param price    of one
     */
    public record Line(@Nullable String article, String sku, String title, long quantity, @Nullable BigDecimal price) {}
}
