package dev.backstop.promising;

import dev.backstop.catalog.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame agreement as callers see it.
 *
 * @param state    {@code planned} before its first day, {@code open}, {@code called-off} when nothing is left, {@code over} after its last day,
 *                 {@code ended} before it
 * @param reserves whether what is left is held for it
 */
record AgreementJson(
        String number,
        String state,
        @Nullable String reference,
        String customer,
        String customerName,
        @Nullable String location,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant priorityDate,
        boolean reserves,
        Instant agreedAt,
        @Nullable String endedBecause,
        List<Line> lines) {
    AgreementJson {
        lines = List.copyOf(lines);
    }

    /**
     * What was agreed of an item.
     *
     * @param called without what was cancelled since; {@code shipped} of it
     * @param held   how much of what is left is held, from stock or from what comes; {@code schedule} from when on
     */
    record Line(int line, String sku, String name, String unit, String quantity, String called, String shipped, String left, @Nullable Money price, String held,
            List<ScheduleJson> schedule) {
        Line {
            schedule = List.copyOf(schedule);
        }
    }

    /** A line of an order that calls it off; {@code state} as of the order. */
    record Called(String order, String state, Instant orderedAt, @Nullable LocalDate requestedOn, int line, String sku, String unit, String quantity,
            String shipped, String open, @Nullable LocalDate shipBy) {}
}
