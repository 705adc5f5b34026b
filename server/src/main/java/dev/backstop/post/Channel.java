package dev.backstop.post;

import java.util.Locale;

/** The way that a message takes. */
public enum Channel {
    EMAIL,
    SMS,
    /** A task for a person at a telephone. */
    CALL,
    /** A sheet to print and post. */
    LETTER,
    WEBHOOK;

    /** The word for it outside: {@code email}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
