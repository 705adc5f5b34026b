package dev.backstop.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import as the outside sees it. {@code faults} are the first thousand of {@code faultCount}; {@code rows} grows while a run goes on. */
record ImportJson(
        @JsonProperty("import") long number,
        String kind,
        @Nullable String fileName,
        long bytes,
        String state,
        long rows,
        long faultCount,
        List<Fault> faults,
        List<String> ignoredColumns,
        Outcome.Changes changes,
        long promisesMoved,
        long customersToTell,
        Instant receivedAt,
        String receivedBy,
        @Nullable Instant finishedAt,
        @Nullable Long tookMs) {
    ImportJson {
        faults = List.copyOf(faults);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    static ImportJson of(Import from) {
        var outcome = from.outcome();
        return new ImportJson(
                from.id(), from.kind().code(), from.fileName(), from.bytes(), from.state(), outcome.rows(), outcome.faultCount(), outcome.faults(),
                outcome.ignoredColumns(), outcome.changes(), outcome.effect().promisesMoved(), outcome.effect().customersToTell(),
                from.receivedAt(), from.receivedBy(), from.finishedAt(), from.tookMs());
    }
}
