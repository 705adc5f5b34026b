package dev.backstop.console.messages;

import dev.backstop.console.Badge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message in the list. */
public record MessageRow(long id, String channel, String stream, String recipient, String subject, @Nullable String reference, String state,
        Instant queuedAt, @Nullable Instant leftAt, @Nullable String evidence) {

    public Badge badge() {
        return switch (state) {
            case "sent" -> Badge.good("sent");
            case "delivered" -> Badge.good("delivered");
            case "bounced" -> Badge.late("bounced");
            case "failed" -> Badge.late("did not leave");
            case "withdrawn" -> Badge.neutral("withdrawn");
            default -> Badge.information("due");
        };
    }

    /** When it last moved. */
    public Instant at() {
        return leftAt == null ? queuedAt : leftAt;
    }

    /** The way it takes, as people say it. */
    public String way() {
        return switch (channel) {
            case "email" -> "mail";
            case "sms" -> "text";
            default -> channel;
        };
    }
}
