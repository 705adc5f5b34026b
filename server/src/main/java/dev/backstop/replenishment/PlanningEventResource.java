package dev.backstop.replenishment;

import dev.backstop.web.Strict;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a planner knows and history does not, as the outside writes and reads it.
 *
 * @param event    its number; only shown, as are author, time, state and measure
 * @param kind     promotion or adjustment (with {@code factor}), known-order (with {@code quantity} and {@code sku}),
 *                 safety-stock-holiday, service-target (with {@code target})
 * @param sku      null, as {@code category}: not narrowed by it
 * @param location null: everywhere
 * @param until    the last day
 * @param factor   how many times as much is wanted as without it
 * @param quantity what is wanted on top
 * @param target   share of demand to be served from stock
 * @param state    ahead, holding, over, withdrawn
 */
@Strict
public record PlanningEventResource(@Nullable String event, @Nullable String kind, @Nullable String sku, @Nullable String category,
        @Nullable String location,
        @Nullable LocalDate from, @Nullable LocalDate until, @Nullable String factor, @Nullable String quantity, @Nullable String target,
                @Nullable String reason,
        @Nullable String by, @Nullable Instant at, @Nullable String state, @Nullable Measured measured) {

    /**
     * What it was worth, in units of the items between its days.
     *
     * @param without expected when it was written, without it
     * @param with    expected with it
     * @param actual  what was wanted; null: its days are not over
     * @param nearer  by how much it brought the forecast nearer to what happened; negative: it led away from it
     */
    public record Measured(String without, String with, @Nullable String actual, @Nullable String nearer) {}
}
