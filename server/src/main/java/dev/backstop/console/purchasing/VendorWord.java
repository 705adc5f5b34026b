package dev.backstop.console.purchasing;

import dev.backstop.console.Badge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a vendor answered on its page, as a buyer reads it. */
public record VendorWord(long answer, String purchaseOrder, String vendor, @Nullable Integer line, @Nullable String sku, String kind,
        @Nullable String note,
        @Nullable Offer offer, Instant at, @Nullable Instant settledAt, @Nullable String settledBy, @Nullable String settledAs) {

    /** Something that it would deliver instead. */
    public record Offer(String vendorSku, @Nullable String name, @Nullable String quantity, @Nullable String price,
            @Nullable LocalDate on) {
        public String words() {
            var words = new StringBuilder(name == null ? vendorSku : "%s (%s)".formatted(name, vendorSku));
            if (quantity != null) {
                words.append(", quantity ").append(quantity);
            }
            if (price != null) {
                words.append(", at ").append(price);
            }
            return words.append(on == null ? "" : ", on " + on).toString();
        }
    }

    /** Whether a buyer has to deal with it. */
    public boolean open() {
        return settledAt == null && !List.of("confirmed", "changed", "shipped").contains(kind);
    }

    public Badge badge() {
        return switch (kind) {
            case "confirmed" -> Badge.good("Confirmed");
            case "changed" -> Badge.information("Other dates");
            case "short" -> Badge.attention("Comes short");
            case "rejected" -> Badge.late("Will not come");
            case "shipped" -> Badge.good("Shipped");
            case "discontinued" -> Badge.late("Discontinued");
            default -> Badge.attention("Offers something else");
        };
    }
}
