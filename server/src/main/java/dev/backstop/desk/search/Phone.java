package dev.backstop.desk.search;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as it is compared: by its last digits. Exchanges and people put country codes, trunk zeros and outside lines before
 * a number, in brackets or not; behind it they put nothing.
 *
 * @param fromEnd the digits, the last one first
 */
record Phone(String fromEnd) {
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9][0-9 ()./-]*");
    private static final int FEWEST = 6;

    /** How many digits from the end tell numbers apart, whatever stands before them. */
    static final int COMPARED = 9;

    /** The number that was typed; empty where it is none. */
    static Optional<Phone> read(String typed) {
        if (!WRITTEN.matcher(typed.strip()).matches()) {
            return Optional.empty();
        }
        var digits = typed.replaceAll("\\(0\\)|[^0-9]", "").replaceFirst("^0+", "");
        return digits.length() < FEWEST ? Optional.empty() : Optional.of(new Phone(new StringBuilder(digits).reverse().toString()));
    }
}
