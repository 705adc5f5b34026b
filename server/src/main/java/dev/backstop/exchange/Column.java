package dev.backstop.exchange;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A column that a kind of file may have.
 *
 * @param name    as we write it
 * @param pointer where the owner's door finds its value, so that a refusal names the column; empty: {@code /name}
 * @param also    other headings by which people call it
 */
public record Column(String name, boolean required, String pointer, List<String> also) {
    public Column {
        also = List.copyOf(also);
    }

    public static Column required(String name, String... also) {
        return new Column(name, true, "", List.of(also));
    }

    public static Column optional(String name, String... also) {
        return new Column(name, false, "", List.of(also));
    }

    /** The same column, for a value that lies deeper in the owner's record. */
    Column at(String pointer) {
        return new Column(name, required, pointer, also);
    }

    /** Where the owner's record has its value. */
    String place() {
        return pointer.isEmpty() ? "/" + name : pointer;
    }

    boolean isCalled(String heading) {
        var wanted = plain(heading);
        return Stream.concat(Stream.of(name), also.stream()).anyMatch(known -> plain(known).equals(wanted));
    }

    /** Whether a door that refused the value at this pointer speaks of this column. Places in lists do not count. */
    boolean holds(String refused) {
        var own = place();
        var plain = refused.replaceAll("/\\d+", "").replaceFirst("^/(terms|lines)(?=/)", "");
        return plain.equals(own) || plain.startsWith(own + "/");
    }

    /** A heading without case, spaces, and marks: {@code "Item code"}, {@code item_code} and {@code ITEMCODE} are one. */
    static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
