package dev.backstop.storefront;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop's page says about an item, in the shopper's language.
 *
 * @param language {@code en}, {@code de} or {@code es}
 * @param state    in two or three words, beside an icon
 * @param line     one line with the date: {@code Order now, ships by Mon 12 January}
 * @param parts    one sentence for each part, where there are several
 * @param charge   when the card is charged; null where the shop does not say, or takes no order
 * @param cancel   that the order can be cancelled until it ships; null where the shop does not say, or takes no order
 */
public record Display(String language, String state, String line, List<String> parts, @Nullable String charge, @Nullable String cancel) {
    public Display {
        parts = List.copyOf(parts);
    }
}
