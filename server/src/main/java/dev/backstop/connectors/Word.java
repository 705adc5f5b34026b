package dev.backstop.connectors;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was promised of an order, for the shop's own staff and pages.
 *
 * @param shipsBy the day by which all that is open ships; null: a part has no date, or nothing is open
 * @param state   {@code allocated}, {@code waiting}, {@code shipped} or {@code cancelled}
 * @param lines   one sentence for each part
 */
public record Word(String number, String state, @Nullable LocalDate shipsBy, List<String> lines) {
    public Word {
        lines = List.copyOf(lines);
    }

    /** All of it as one text. */
    public String text() {
        return "Backstop order %s: %s".formatted(number, String.join(" ", lines));
    }
}
