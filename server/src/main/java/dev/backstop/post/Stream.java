package dev.backstop.post;

import java.util.Locale;

/** Kept apart, so that nobody can switch off a notice that the law demands by refusing advertisements. */
public enum Stream {
    /** What an order needs: confirmations, delays, choices, refunds. */
    SERVICE,
    /** What the customer may refuse; carries a way to do so. */
    MARKETING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Stream of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
