package dev.backstop.orders;

import dev.backstop.web.Problem;
import java.util.Locale;

/** How the parts of an order may leave: each as it is there, each line whole, or all together. */
public enum Shipping {
    AS_AVAILABLE,
    COMPLETE_LINES,
    COMPLETE_ORDER;

    /** As it is written outside: {@code complete-lines}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the outside's word; refuses any other and lists the allowed ones. */
    public static Shipping read(String code, String pointer) {
        for (var shipping : values()) {
            if (shipping.code().equals(code)) {
                return shipping;
            }
        }
        throw Problem.refused(pointer, "%s is no way of shipping. Use as-available, complete-lines or complete-order.".formatted(code));
    }
}
