package dev.backstop.console.transfers;

import dev.backstop.console.Badge;
import dev.backstop.console.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A transfer in the list.
 *
 * @param open    lines of which something is still to come; {@code toLeave} of them have not left in full
 * @param waiting deliveries that rest on it
 */
public record TransferRow(String number, String from, String fromName, String to, String toName, String state, Instant createdAt,
        @Nullable Instant dispatchedAt, @Nullable LocalDate expectedOn, int lines, int open, int toLeave, int waiting) {

    public boolean overdue(LocalDate today) {
        return open > 0 && expectedOn != null && expectedOn.isBefore(today);
    }

    public Badge badge(LocalDate today) {
        if (overdue(today)) {
            return Badge.late("Overdue");
        }
        return switch (state) {
            case "open" -> dispatchedAt == null ? Badge.attention("To be dispatched").with("box")
                    : Badge.attention("Part has left").with("truck");
            case "dispatched" -> Badge.information("On the road").with("truck");
            case "received" -> Badge.good("Received");
            default -> Badge.neutral("Cancelled");
        };
    }

    /** The sentence with which its page opens. */
    public String sentence(LocalDate today) {
        var due = expectedOn == null ? "" : (overdue(today) ? ", was expected on " : ", expected on ")
                + Words.day(expectedOn, today);
        var resting = waiting > 0 ? "; " + Words.count(waiting, "delivery rests", "deliveries rest") + " on it" : "";
        return switch (state) {
            case "open" -> (dispatchedAt == null ? "Nothing has left " + fromName + " yet" : "Part of it has left " + fromName)
                    + due + resting + '.';
            case "dispatched" -> "All of it is on the road" + due + resting + '.';
            case "received" -> "All of it has come.";
            default -> "Cancelled. Nothing comes of it.";
        };
    }
}
