package dev.backstop.reports.schedules;

import dev.backstop.post.Attachment;
import dev.backstop.post.Bytes;
import dev.backstop.reports.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run made for readers who may see the same and read the same language. Its sentences are English until they are told.
 *
 * @param before when the run was due with which it is compared; null: it is the first
 * @param since  what changed since then, a sentence each
 */
record MadeReport(Summary summary, @Nullable Instant before, List<String> since, String fileName, String type, Bytes content) {
    MadeReport {
        since = List.copyOf(since);
    }

    Attachment file() {
        return new Attachment(fileName, type, content);
    }
}
