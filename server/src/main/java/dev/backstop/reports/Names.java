package dev.backstop.reports;

import java.util.Locale;

/** Columns have one name outside and one in SQL: {@code onHand} and {@code on_hand}, {@code days28} and {@code days_28}. */
final class Names {
    private Names() {}

    /** What SQL keeps for itself gets another name there. */
    static String sql(String name) {
        if (name.equals("order")) {
            return "order_number";
        }
        return name.replaceAll("([A-Z]|(?<=[a-z])[0-9])", "_$1").toLowerCase(Locale.ROOT);
    }
}
