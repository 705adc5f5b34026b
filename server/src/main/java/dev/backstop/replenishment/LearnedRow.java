package dev.backstop.replenishment;

import dev.backstop.planning.SmoothedDemand;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was learned for one place, all it rests on, in smallest units. Columns carry the same names.
 *
 * @param reorderPoint null: history too short, or no lead time known
 * @param economic     whether the order quantity follows from ordering and holding cost
 * @param leadReceipts receipts behind the lead time; 0: as agreed
 */
record LearnedRow(
        long itemId,
        long locationId,
        LocalDate learnedOn,
        @Nullable Long reorderPoint,
        @Nullable Long orderUpTo,
        @Nullable Long orderQuantity,
        boolean economic,
        @Nullable Double expected,
        @Nullable Double perDay,
        @Nullable Double smoothing,
        @Nullable Double variance,
        @Nullable Double correction,
        int days,
        int daysCounted,
        int daysWithDemand,
        int stockOutDays,
        int oneOffDays,
        @Nullable Double leadMean,
        @Nullable Double leadDeviation,
        int leadReceipts,
        int reviewDays,
        String targetKind,
        double targetValue) {

    /** The forecast, if there is one. */
    @Nullable SmoothedDemand forecast() {
        return perDay == null || smoothing == null || variance == null || correction == null
                ? null
                : new SmoothedDemand(perDay, smoothing, variance, correction, daysCounted);
    }
}
