package dev.backstop.reports.schedules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a schedule and what was sent.
 *
 * @param state     sent, empty (nothing fitted), skipped (it was missed), failed
 * @param late      it was due while no server ran
 * @param missed    how many runs before it did not happen
 * @param askedBy   run by hand; null: by the schedule
 * @param rows      how many fitted; null: it was not made
 * @param says      what the mail said
 * @param since     what it said had changed
 * @param failure   why it failed
 * @param nextTryAt failed: when it is tried again; null: never
 * @param file      name of the file; null: there is none, or it is older than the firm keeps them
 */
public record RunResource(long run, Instant dueAt, Instant ranAt, String state, boolean late, int missed, int tries,
        @Nullable String askedBy,
        @Nullable Long rows, List<String> says, List<String> since, @Nullable String failure, @Nullable Instant nextTryAt,
                @Nullable String file,
        List<Sent> sentTo) {
    public RunResource {
        says = List.copyOf(says);
        since = List.copyOf(since);
        sentTo = List.copyOf(sentTo);
    }

    /** To whom and why, and what became of the message: due, sending, sent, delivered, bounced, failed, withdrawn. */
    public record Sent(String to, String via, String state, @Nullable Instant at, @Nullable String evidence) {}
}
