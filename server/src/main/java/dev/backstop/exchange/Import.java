package dev.backstop.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken in, and what became of it.
 *
 * @param state checked (a dry run without faults), refused (it has faults and changed nothing), applied; checking or applying while a run goes
 *              on; received before the first
 */
public record Import(
        long id,
        Kind kind,
        @Nullable String fileName,
        long bytes,
        String state,
        Instant receivedAt,
        String receivedBy,
        @Nullable Instant finishedAt,
        @Nullable Long tookMs,
        Outcome outcome) {

    /** The same while a run goes on: only its rows so far are known. */
    Import running(Progress progress) {
        var soFar = new Outcome(progress.rows(), List.of(), 0, List.of(), new Outcome.Changes(0, 0, 0), Outcome.Effect.NONE);
        return new Import(id, kind, fileName, bytes, progress.state(), receivedAt, receivedBy, null, null, soFar);
    }
}
