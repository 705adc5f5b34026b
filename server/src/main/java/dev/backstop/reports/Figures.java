package dev.backstop.reports;

import dev.backstop.console.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a report, for its sentences.
 *
 * @param rows     how many fit
 * @param numbers  by the name of the figure; what is not known is 0, and what the reader may not see is left out
 * @param currency of money
 */
record Figures(long rows, Map<String, BigDecimal> numbers, String currency) {
    BigDecimal number(String figure) {
        return numbers.getOrDefault(figure, BigDecimal.ZERO);
    }

    long count(String figure) {
        return number(figure).longValue();
    }

    boolean any(String figure) {
        return number(figure).signum() > 0;
    }

    /** {@code 1,234}: how many, where the sentence says of what. */
    String counted(String figure) {
        return Words.number(number(figure));
    }

    /** {@code 1 item}, {@code 3 items}. */
    String count(String figure, String one) {
        return Words.count(count(figure), one);
    }

    String count(String figure, String one, String many) {
        return Words.count(count(figure), one, many);
    }

    /** {@code £12,500}: whole, as a sentence tells it. */
    String money(String figure) {
        if (!numbers.containsKey(figure)) {
            return "an amount that is hidden from you";
        }
        var whole = Words.money(number(figure).setScale(0, RoundingMode.HALF_UP), currency);
        return whole.endsWith(".00") ? whole.substring(0, whole.length() - 3) : whole;
    }

    /** {@code 93.5 %} of a share; {@code none} where there is nothing to divide by. */
    String share(String part, String of) {
        return any(of) ? Words.percent(number(part).doubleValue() / number(of).doubleValue()) : "none";
    }

    static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
