package dev.backstop.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the constants of an enum are written in the database and outside: {@code PHASING_OUT} is {@code phasing-out}. */
final class Codes {
    private Codes() {}

    static String write(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E read(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** All codes of a type, for checks and for refusals that list what is allowed. */
    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Codes::write).toList();
    }
}
