package dev.backstop.replenishment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A target for all places of a segment whose points are learned.
 *
 * @param until     the last day; null: for good
 * @param replay    that it was chosen from; null: none
 * @param predicted what the replay says it comes to; null: no replay tried it
 * @param state     proposed, approved, ended, rolled-back
 * @param watch     what really happens since it was approved; null before
 */
public record PolicyResource(String policy, String segment, ReorderPointResource.Target target, @Nullable LocalDate until,
        @Nullable String replay,
        @Nullable Predicted predicted, String reason, String state, String proposedBy, Instant proposedAt, @Nullable String approvedBy,
        @Nullable Instant approvedAt, @Nullable String endedBy, @Nullable Instant endedAt, int places, @Nullable Watch watch) {

    /** Share of demand served from stock, by value, and stock on average, at cost. */
    public record Predicted(double fillRate, double stockValue) {}

    /**
     * Since it was approved.
     *
     * @param lines    order lines that came in
     * @param fillRate share of them, by value, that stock was set aside for at once; null: none came
     * @param verdict  too-early, holds, roll-back
     * @param words    the verdict as people say it
     */
    public record Watch(int lines, @Nullable Double fillRate, double stockValue, String verdict, String words) {}

    PolicyResource with(@Nullable Watch seen) {
        return new PolicyResource(policy, segment, target, until, replay, predicted, reason, state, proposedBy, proposedAt, approvedBy,
                approvedAt, endedBy,
                endedAt, places, seen);
    }
}
