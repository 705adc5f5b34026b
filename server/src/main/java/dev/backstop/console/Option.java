package dev.backstop.console;

import static dev.backstop.web.Say.told;

/**
 * One choice of a field.
 *
 * @param value what is sent
 * @param words what people read
 * @param given whether the firm gave the words: a name, for which no language has others
 */
public record Option(String value, String words, boolean given) {
    /** Words of ours. */
    public Option(String value, String words) {
        this(value, words, false);
    }

    /** A name that the firm gave. */
    public static Option named(String value, String name) {
        return new Option(value, name, true);
    }

    /** What the page says, in the reader's language. */
    public String said() {
        return given ? words : String.valueOf(told(words));
    }
}
