package dev.backstop.console;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a part of what is asked for comes from, as the API tells it. */
public record Scheduled(String quantity, String source, @Nullable String supply, @Nullable LocalDate shipBy, String why) {
    public boolean ready() {
        return source.equals("stock");
    }

    public Badge badge() {
        if (ready()) {
            return Badge.good("Here");
        }
        return shipBy == null ? Badge.late("No date") : Badge.attention("Waiting").with("waiting");
    }
}
