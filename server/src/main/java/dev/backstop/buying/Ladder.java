package dev.backstop.buying;

import dev.backstop.planning.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a vendor is asked about a date: 14, 7 and 2 days before it, and the working day after it, each unless the vendor said something since. */
final class Ladder {
    private static final List<Integer> AHEAD = List.of(2, 7, 14);
    private static final int UNDATED_AFTER = 2;

    private Ladder() {}

    /** A question about a part, and the day on which it is due. */
    record Rung(String kind, LocalDate about, LocalDate dueOn) {}

    /**
     * The question that is due, if one is: of several, that of the nearest rung.
     *
     * @param expectedOn null: the vendor gave no date
     * @param wordOn     the day of the vendor's newest word, or of our asking
     */
    static Optional<Rung> due(@Nullable LocalDate expectedOn, LocalDate wordOn, LocalDate today, WorkingCalendar vendor) {
        if (expectedOn == null) {
            var due = vendor.plusWorkingDays(wordOn, UNDATED_AFTER);
            return due.isAfter(today) ? Optional.empty() : Optional.of(new Rung("undated", wordOn, due));
        }
        var after = vendor.after(expectedOn);
        if (!after.isAfter(today)) {
            return wordOn.isBefore(after) ? Optional.of(new Rung("overdue", expectedOn, after)) : Optional.empty();
        }
        if (expectedOn.isBefore(today)) {
            return Optional.empty();
        }
        return AHEAD.stream().map(days -> new Rung("ahead-" + days, expectedOn, VendorHours.onOrBefore(expectedOn.minusDays(days), vendor)))
                .filter(rung -> !rung.dueOn().isAfter(today)).findFirst()
                .filter(rung -> wordOn.isBefore(rung.dueOn()));
    }
}
