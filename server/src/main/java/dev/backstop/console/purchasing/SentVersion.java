package dev.backstop.console.purchasing;

import dev.backstop.console.Badge;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A version of an order as its vendor got it, or will. */
public record SentVersion(int version, String kind, Instant at, String by, String way, @Nullable String to, String state,
        @Nullable Instant sentAt,
        @Nullable String evidence, @Nullable String handedOverBy) {

    public Badge badge() {
        return switch (state) {
            case "sent" -> Badge.good("Sent");
            case "handed-over" -> Badge.good("Handed over");
            case "waiting" -> Badge.information("Leaving").with("truck");
            case "returned" -> Badge.late("Came back");
            case "to-hand-over" -> Badge.attention("To hand over");
            case "withdrawn" -> Badge.neutral("Replaced before it left");
            default -> Badge.neutral("Not needed");
        };
    }

    /** {@code Order}, {@code Change}. */
    public String title() {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    public boolean toHandOver() {
        return state.equals("to-hand-over");
    }

    public boolean cameBack() {
        return state.equals("returned");
    }
}
