package dev.backstop.console;

import java.util.Arrays;

/** Words typed into a search, as SQL compares them. */
public final class Typed {
    private Typed() {}

    /** A pattern for each word, so that {@code ILIKE ALL} finds what holds all of them. */
    public static String[] patterns(String typed) {
        return typed.isBlank() ? new String[0] : Arrays.stream(typed.strip().split("\\s+")).map(word -> '%' + plain(word) + '%')
                .toArray(String[]::new);
    }

    /** Text in which LIKE sees no wildcard. */
    public static String plain(String typed) {
        return typed.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
