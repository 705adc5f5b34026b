package dev.backstop.promising;

import dev.backstop.planning.PromiseDates.Source;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A peg as it is stored: units of an item for a schedule line, and where they come from. */
record PegRow(long id, long scheduleLine, long item, long location, Source source, @Nullable Long part, long quantity) {

    /** What makes two pegs of a schedule line one: the same units of the same item from the same source. */
    record Key(long scheduleLine, long item, Source source, @Nullable Long part) {}

    Key key() {
        return new Key(scheduleLine, item, source, part);
    }

    static String code(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    static Source source(String code) {
        return Source.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
