package dev.backstop.stock;

import dev.backstop.web.Problem;
import java.util.Locale;

/** The state that stock is in; only sellable stock counts for promising. */
public enum Condition {
    SELLABLE,
    QUARANTINE,
    DAMAGED;

    /** As it is written outside and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the outside's word; refuses any other and lists the allowed ones. */
    public static Condition read(String code, String pointer) {
        for (var condition : values()) {
            if (condition.code().equals(code)) {
                return condition;
            }
        }
        throw Problem.refused(pointer, "%s is no condition of stock. Use sellable, quarantine or damaged.".formatted(code));
    }
}
