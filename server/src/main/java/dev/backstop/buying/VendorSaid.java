package dev.backstop.buying;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says of one line on its page, in its own counts.
 *
 * @param parts of what comes: so much on that day; empty where nothing comes
 */
record VendorSaid(int line, Kind kind, List<Part> parts, @Nullable String note) {

    /** What became of the line. */
    enum Kind {
        /** As we asked. */
        CONFIRMED,
        /** Other dates or parts; what is not named keeps its date. */
        CHANGED,
        /** What is named comes, and nothing else. */
        SHORT,
        REJECTED,
        /** Nothing comes, now or later. */
        DISCONTINUED,
        /** Something else is offered; nothing changes before a buyer says yes. */
        SUBSTITUTE,
        /** It went straight to our customer. */
        SHIPPED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** So much in the vendor's unit; null: all that is open. */
    record Part(@Nullable BigDecimal quantity, @Nullable LocalDate on) {}

    VendorSaid {
        parts = List.copyOf(parts);
    }
}
