package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.planning.OrderQuantities.Rounding;
import dev.backstop.planning.OrderQuantities.Rule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something to order, as the plan worked it out; all quantities in smallest units. Columns of a proposal carry the same names.
 *
 * @param forOrder   the order it is bought for; empty where supply is bought for stock
 * @param rounding   steps as {@code rule from to}, separated by semicolons
 * @param lateSupply open supply that comes after the horizon
 * @param onlyLate   whether nothing would be proposed if that supply came in time
 * @param wayReason  why it comes by another way than the usual one; empty where it does not
 */
record Need(
        long item,
        long location,
        String forOrder,
        String kind,
        @Nullable Long vendor,
        @Nullable Long fromLocation,
        long quantity,
        LocalDate orderOn,
        @Nullable LocalDate expectedOn,
        LocalDate neededOn,
        long onHand,
        long supplyInTime,
        long demandInTime,
        @Nullable LocalDate horizon,
        long reorderPoint,
        @Nullable Long orderUpTo,
        @Nullable Long orderQuantity,
        long shortage,
        String rounding,
        long lateSupply,
        boolean onlyLate,
        String wayReason) {

    Place place() {
        return new Place(item, location);
    }

    /** The steps that {@link #steps} wrote. */
    static List<Rounding> rounded(String steps) {
        return steps.isEmpty() ? List.of() : Arrays.stream(steps.split(";", -1)).map(step -> {
            var parts = step.split(" ", 3);
            return new Rounding(Rule.valueOf(parts[0].toUpperCase(Locale.ROOT)), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }).toList();
    }

    static String steps(List<Rounding> steps) {
        return steps.stream()
                .map(step -> step.rule().name().toLowerCase(Locale.ROOT) + ' ' + step.from() + ' ' + step.to())
                .collect(Collectors.joining(";"));
    }
}
