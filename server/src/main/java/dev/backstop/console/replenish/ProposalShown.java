package dev.backstop.console.replenish;

import dev.backstop.catalog.Units;
import dev.backstop.console.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of the plan with its arithmetic.
 *
 * @param releasedInto the numbers of what it became, with a space between; null: nothing yet
 */
public record ProposalShown(long id, String sku, String name, String unit, int decimals, String location, String kind, @Nullable String vendor,
        @Nullable String vendorName, @Nullable String fromLocation, long computed, @Nullable Long overridden, LocalDate orderOn,
        @Nullable LocalDate expectedOn, LocalDate neededOn, long onHand, long supplyInTime, long demandInTime, @Nullable LocalDate horizon,
        long reorderPoint, @Nullable Long orderUpTo, long shortage, String rounding, String state, Instant since, @Nullable String dismissReason,
        @Nullable String releasedInto, long waiting, long lateSupply, boolean onlyLate, String wayReason) {

    /** As programs and forms read it. */
    public String text(long units) {
        return new Units(unit, decimals).text(units);
    }

    /** As a page shows it. */
    public String shown(long units) {
        return new Units(unit, decimals).shown(units);
    }

    public long quantity() {
        return overridden == null ? computed : overridden;
    }

    public long position() {
        return onHand + supplyInTime - demandInTime;
    }

    /** Whether somebody waits, or will before the horizon: less than its reorder point is what every proposal has. */
    public boolean runsShort() {
        return waiting > 0 || position() < 0;
    }

    /** Whether the day from when on too little is here is worth a word: it lies ahead, or stock runs short. */
    public boolean comesAfterNeed(LocalDate today) {
        return expectedOn != null && expectedOn.isAfter(neededOn) && (runsShort() || neededOn.isAfter(today));
    }

    public String source() {
        return switch (kind) {
            case "buy" -> vendorName == null ? "Buy" : vendorName;
            case "make" -> "Make";
            default -> "Transfer from " + fromLocation;
        };
    }

    /** The numbers of what it became; none while it is nothing yet. */
    public List<String> became() {
        return releasedInto == null ? List.of() : List.of(releasedInto.split(" ", -1));
    }

    /** Where one of these is shown. */
    public String pageOf(String became) {
        return folder(kind) + Words.path(became);
    }

    /** The pages of what a proposal of this kind becomes. */
    static String folder(String kind) {
        return switch (kind) {
            case "buy" -> "/purchase-orders/";
            case "make" -> "/production-orders/";
            default -> "/transfers/";
        };
    }

    /** The steps from what is missing to what is ordered, in words. */
    public List<String> steps() {
        return rounding.isEmpty() ? List.of() : Arrays.stream(rounding.split(";", -1)).map(this::step).toList();
    }

    private String step(String step) {
        var parts = step.strip().split(" ", -1);
        if (parts.length != 3) {
            return step;
        }
        var rule = switch (parts[0]) {
            case "moq" -> "at least";
            case "multiple" -> "rounded to a full multiple";
            case "maximum" -> "at most";
            case "unit" -> "full purchase units";
            default -> parts[0];
        };
        return "%s: %s becomes %s".formatted(rule, text(Long.parseLong(parts[1])), text(Long.parseLong(parts[2])));
    }
}
