package dev.backstop.reports;

import java.util.Locale;

/** Columns have one name outside and one in SQL: {@code onHand} and {@code on_hand}. */
final class Names {
    private Names() {}

    static String sql(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
