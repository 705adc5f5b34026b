package dev.backstop.storefront;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the firm lets its shops do and say.
 *
 * @param origins           pages of these origins may ask from a browser: {@code https://shop.example}, or {@code *} for any
 * @param charge            when the shop charges; null: nothing is said of it
 * @param cancellable       whether to say that an order can be cancelled until it ships
 * @param backInStock       whether shoppers may leave an address for an item that takes no orders
 * @param requestsPerMinute that one address may send to {@code /availability}
 */
record ShopSettings(List<String> origins, @Nullable Charge charge, boolean cancellable, boolean backInStock, int requestsPerMinute) {
    /** What holds until somebody decides. */
    static final ShopSettings USUAL = new ShopSettings(List.of(), null, false, false, 1200);

    ShopSettings {
        origins = List.copyOf(origins);
    }

    /** When the shop charges the card. */
    enum Charge {
        WHEN_IT_SHIPS,
        WITH_THE_ORDER;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Charge> read(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Charge::word).toList();
        }
    }

    /** Whether a page of this origin may read what it asked. */
    boolean lets(String origin) {
        return origins.contains("*") || origins.contains(origin);
    }
}
