package dev.backstop.reports;

import static dev.backstop.web.Say.told;

import dev.backstop.console.Words;
import dev.backstop.web.Say;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values as people read them on paper, in the language of the file; units and currencies stand elsewhere. */
final class PaperWords {
    private PaperWords() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "";
            case Value.Text(var text) -> String.valueOf(told(text));
            case Value.Name(var name) -> name;
            case Value.Quantity(var quantity, _) -> Words.number(quantity);
            case Value.Money(var amount, _) -> String.format(Say.locale(), "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
            case Value.Number(var number) -> Words.number(number);
            case Value.Percent(var share) -> Words.number(share.multiply(BigDecimal.valueOf(100)).setScale(1, RoundingMode.HALF_UP)) + " %";
            case Value.Day(var day) -> day(day);
            case Value.Moment(var at) -> moment(at);
        };
    }

    /** {@code 5 May 2026, 08:30 UTC}. */
    static String moment(Instant at) {
        return DateTimeFormatter.ofPattern(pattern() + ", HH:mm 'UTC'", Say.locale()).format(at.atZone(ZoneOffset.UTC));
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern(), Say.locale()).format(day);
    }

    private static String pattern() {
        return Say.locale().getLanguage().equals("de") ? "d. MMM yyyy" : "d MMM yyyy";
    }
}
