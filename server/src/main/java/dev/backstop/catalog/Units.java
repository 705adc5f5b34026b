package dev.backstop.catalog;

import dev.backstop.web.Problem;
import dev.backstop.web.Say;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an item's quantities are written: whole numbers of its smallest unit inside, decimals outside. With one decimal, {@code "2.5"} is 25.
 *
 * @param unit     what is counted, such as piece, kg, m
 * @param decimals 0 to 6
 */
public record Units(String unit, int decimals) {

    /**
     * Reads a quantity.
     *
     * @param pointer where it stood in the request, for the refusal
     * @throws Problem 422 if it is no number, or finer than the item's smallest unit
     */
    public long read(String quantity, String pointer) {
        Problem.requireGiven(pointer, quantity, "A quantity is needed. Write it as \"12\" or \"8.5\".");
        final BigDecimal number;
        try {
            number = new BigDecimal(quantity.strip());
        } catch (NumberFormatException _) {
            throw Problem.refused(pointer, "%s is not a number. Write a quantity as \"12\" or \"8.5\".".formatted(quantity));
        }
        try {
            return number.movePointRight(decimals).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
        } catch (ArithmeticException _) {
            var rule = decimals == 0 ? "is counted in whole units" : "has %d decimals".formatted(decimals);
            throw Problem.refused(pointer, "%s %s cannot be: this item %s. Round it.".formatted(quantity, unit, rule));
        }
    }

    /** As {@link #read}, and more than zero. */
    public long readPositive(String quantity, String pointer) {
        var units = read(quantity, pointer);
        if (units <= 0) {
            throw Problem.refused(pointer, "A quantity must be more than 0, but was %s.".formatted(quantity));
        }
        return units;
    }

    /** The quantity as the outside writes it: {@code 25} with one decimal is {@code "2.5"}. */
    public String text(long units) {
        return decimals == 0 ? Long.toString(units) : decimal(units).toPlainString();
    }

    /** The quantity as a page shows it: in groups, as the reader's language writes numbers. No form and no program reads it back. */
    public String shown(long units) {
        return Say.number(decimal(units));
    }

    /** The quantity as a number of units, without trailing zeros. */
    public BigDecimal decimal(long units) {
        var number = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
