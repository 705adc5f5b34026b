package dev.backstop.promising;

import dev.backstop.catalog.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What dealing out anew changes for those who wait.
 *
 * @param number          under which it can be applied
 * @param place           whose stock is dealt out
 * @param changes         the lines that hold more or less of the stock, or ship on another day because of it
 * @param promisesBroken  schedule lines whose date would come later than what was heard, by more than the grace
 * @param customersToTell who would have to hear of it
 * @param ordersCompleted orders that could leave whole with it and could not before
 * @param ordersHeldUp    orders that could leave whole before and could not with it
 * @param margin          of the stock that ships now, less that of what shipped before, in the firm's currency, as far as price and cost
 *                        are known;
 *                        null: they are known of none
 */
record ReallocationOutcome(String number, Place place, List<Change> changes, int promisesBroken, int customersToTell, int ordersCompleted,
        int ordersHeldUp, @Nullable BigDecimal margin) {
    ReallocationOutcome {
        changes = List.copyOf(changes);
    }

    /**
     * Who gets more or less of the stock, in smallest units; the days are those on which the last of the line ships.
     *
     * @param reason a sentence for whoever loses by it, to be read out; null: the line gains
     */
    record Change(OpenLine line, long units, @Nullable LocalDate shipByBefore, @Nullable LocalDate shipBy, @Nullable String reason) {
        /** Calendar days by which the last of it ships later; below 0: sooner; null: one of the days is not known. */
        @Nullable Long daysLater() {
            return shipByBefore == null || shipBy == null ? null : ChronoUnit.DAYS.between(shipByBefore, shipBy);
        }

        boolean gains() {
            return units == 0 ? !isLater(shipByBefore, shipBy) : units > 0;
        }
    }

    /** Whether the second day is later; no day is later than any. */
    static boolean isLater(@Nullable LocalDate before, @Nullable LocalDate after) {
        return before != null && (after == null || after.isAfter(before));
    }

    /** Days by which lines ship sooner, added up. */
    long daysSooner() {
        return -days().filter(days -> days < 0).sum();
    }

    /** Days by which lines ship later, added up. */
    long daysLater() {
        return days().filter(days -> days > 0).sum();
    }

    private LongStream days() {
        return changes.stream().map(Change::daysLater).filter(Objects::nonNull).mapToLong(Long::longValue);
    }

    ReallocationOutcome numbered(String given) {
        return new ReallocationOutcome(given, place, changes, promisesBroken, customersToTell, ordersCompleted, ordersHeldUp, margin);
    }
}
