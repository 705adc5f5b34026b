package dev.backstop.desk.entry;

import java.util.List;

/**
 * An order that was taken, with what its caller must have heard.
 *
 * @param language in which the sentences are
 * @param holds why nothing of it ships before somebody lets it go
 * @param email where the confirmation goes; empty: nowhere, so that it is printed
 */
public record Placed(String order, String customer, String customerName, String email, String language,
        List<String> holds, List<Line> lines) {
    /** A line; {@code said}: these very words are on record. */
    public record Line(int line, String sku, String name, String quantity, String sentence, boolean said) {}

    public Placed {
        holds = List.copyOf(holds);
        lines = List.copyOf(lines);
    }

    /** Whether the customer must hear something before the call ends. */
    public boolean needsWord() {
        return unsaid() || !holds.isEmpty();
    }

    /** Whether something is promised that nobody has said yet. */
    public boolean unsaid() {
        return lines.stream().anyMatch(line -> !line.said());
    }
}
