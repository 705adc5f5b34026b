package dev.backstop.replenishment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Policies tried on the firm's own past.
 *
 * @param segment  null: all
 * @param state    running, done, failed
 * @param progress from 0 to 1
 * @param sampled  how many item-locations were replayed, of how many; always the same ones for the same firm
 * @param from     the first day that counted; before it, policies run in
 */
public record ReplayResource(String replay, @Nullable String segment, String state, double progress, @Nullable Integer sampled,
        @Nullable Integer of,
        @Nullable LocalDate from, @Nullable LocalDate until, List<Outcome> results, @Nullable String failure, String by, Instant at) {
    public ReplayResource {
        results = List.copyOf(results);
    }

    /**
     * What a policy would have come to, added up over what was replayed.
     *
     * @param policy        as-it-was: what really came; present: the rules as they are set; else learned with the target
     * @param target        null for the first two
     * @param fillRate      share of what was wanted, by value, that was served from stock at once
     * @param itemFillRate  the same share of each item-location, on average, all counting alike; null: tried before it was counted
     * @param backorderDays units waiting, summed over days
     * @param stockValue    on average, at cost
     * @param orders        placed
     */
    public record Outcome(String policy, ReorderPointResource.@Nullable Target target, double fillRate, @Nullable Double itemFillRate,
            double backorderDays, double stockValue, long orders) {}
}
