package dev.backstop.post;

import java.util.Locale;

/** Kept apart, so that nobody can switch off a notice that the law demands by refusing advertisements. */
public enum Stream {
    /** What an order needs: confirmations, delays, choices, refunds. */
    SERVICE,
    /** What the customer may refuse; carries a way to do so. */
    MARKETING,
    /** What people of the firm must know, such as a deadline of the law, a yes that is asked or a report; nobody pauses or refuses it. */
    HOUSE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Stream of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
