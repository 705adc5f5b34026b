package dev.backstop.automation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a rule goes. */
enum Level {
    /** A buyer is told, once for each need, and releases it with a click. */
    TELL,
    /** A draft is written, which a person sends. */
    DRAFT,
    /** A draft is written, and sent once everybody who must has said yes. */
    APPROVE,
    /** The order goes out, as far as the budget allows; what exceeds it waits for approval. */
    SEND;

    static final List<String> WORDS = Arrays.stream(values()).map(Level::word).toList();

    static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
