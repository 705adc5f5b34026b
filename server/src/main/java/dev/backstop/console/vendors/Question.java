package dev.backstop.console.vendors;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that we want to know of a vendor. */
public record Question(long question, String kind, String vendor, String purchaseOrder, @Nullable Integer line, String what,
        @Nullable String quantity,
        LocalDate about, Instant dueAt, @Nullable Instant askedAt, @Nullable String askedIn, int waiting, boolean takenOver) {

    /** What is asked. */
    public String words() {
        return switch (kind) {
            case "unconfirmed" -> "has not been confirmed";
            case "undated" -> "was confirmed without a date";
            case "overdue" -> "was expected and has not come";
            default -> "is expected soon: still right?";
        };
    }

    public boolean late() {
        return kind.equals("overdue");
    }

    /** By mail, or the way that a person named. */
    public String askedBy() {
        return askedIn == null ? "" : askedIn.startsWith("questions to ") ? "by mail" : "by " + askedIn;
    }
}
