package dev.backstop.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What stands in a cell. */
public sealed interface Value {
    /** How long words are, to give them room; 0 of all else, whose length hardly varies. */
    default int letters() {
        return switch (this) {
            case Text(var text) -> text.length();
            case Name(var name) -> name.length();
            case Nothing _, Quantity _, Money _, Number _, Percent _, Day _, Moment _ -> 0;
        };
    }

    /** Nothing is known, or it would make no sense: a sum over pieces and metres. */
    record Nothing() implements Value {
        static final Nothing HERE = new Nothing();
    }

    /** Words of ours. */
    record Text(String text) implements Value {}

    /** A key or a name that the firm gave. */
    record Name(String name) implements Value {}

    /** In the unit, with as many decimals as the item has. */
    record Quantity(BigDecimal quantity, String unit) implements Value {}

    record Money(BigDecimal amount, String currency) implements Value {}

    /** A count, or a figure without a unit. */
    @SuppressWarnings("AvoidCommonTypeNames") // always written as Value.Number
    record Number(BigDecimal number) implements Value {}

    /** 0.95 is 95 %. */
    record Percent(BigDecimal share) implements Value {}

    record Day(LocalDate day) implements Value {}

    record Moment(Instant at) implements Value {}
}
