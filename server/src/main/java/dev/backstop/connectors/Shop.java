package dev.backstop.connectors;

import org.jspecify.annotations.Nullable;

/**
 * A shop on another system.
 *
 * @param code         our key for it
 * @param url          where it answers: scheme, host, perhaps a path, without a slash at its end
 * @param place        the shop's own place of stock that we write, by its id there; null where the system keeps none
 * @param customerKind what its customers are before the law, unless an order names a firm: {@code consumer} or {@code business}
 * @param active       whether anything goes to it; what it tells us is taken in any case
 */
public record Shop(long id, String code, String name, Kind kind, String url, @Nullable String place, String customerKind, boolean active,
        Secrets secrets) {
    /** The shop's place, of a system that keeps places. */
    public String requirePlace() throws ShopFault {
        if (place == null) {
            throw ShopFault.forGood("Nobody said yet which place of stock in the shop is ours. Choose one on the shop's page.");
        }
        return place;
    }
}
