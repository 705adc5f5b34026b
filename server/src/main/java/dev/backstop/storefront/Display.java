package dev.backstop.storefront;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop's page says about an item, in the shopper's language.
 *
 * @param language {@code en}, {@code de} or {@code es}
 * @param state    in two or three words, beside an icon
 * @param line     one line with the date: {@code Order now, ships by Mon 12 January}
 * @param dates    the days that stand in the line, as they are written there
 * @param parts    one sentence for each part, where there are several
 * @param charge   when the card is charged; null where the shop does not say, or takes no order
 * @param cancel   that the order can be cancelled until it ships; null where the shop does not say, or takes no order
 * @param signUp   whether a shopper may leave an address to be told when it is back
 */
public record Display(String language, String state, String line, List<Day> dates, List<String> parts, @Nullable String charge,
        @Nullable String cancel,
        boolean signUp) {
    public Display {
        dates = List.copyOf(dates);
        parts = List.copyOf(parts);
    }

    /** A day and how it is written. */
    public record Day(String text, LocalDate date) {}
}
