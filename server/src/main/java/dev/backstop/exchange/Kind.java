package dev.backstop.exchange;

import dev.backstop.web.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file holds. */
public enum Kind {
    ITEMS,
    LOCATIONS,
    VENDORS,
    SOURCING_TERMS,
    STOCK,
    CUSTOMERS,
    ORDERS,
    PURCHASE_ORDERS;

    /** As it is written outside: {@code sourcing-terms}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the outside's word; refuses any other and lists the allowed ones. */
    public static Kind read(String code) {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw Problem.refused("kind", "%s is no kind of file. Use one of %s.".formatted(
                code, Arrays.stream(values()).map(Kind::code).collect(Collectors.joining(", "))));
    }
}
