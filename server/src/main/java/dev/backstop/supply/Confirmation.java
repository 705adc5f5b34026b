package dev.backstop.supply;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor said of an order. It touches only what it names; the rest keeps its date.
 *
 * @param by the way by which we heard: vendor-link, edi, mail, phone or csv
 */
public record Confirmation(String by, List<Line> lines) {
    public static final List<String> WAYS = List.of("vendor-link", "edi", "mail", "phone", "csv");

    /** {@code SHORT}: what is named will come, and nothing else of the line. */
    public enum Status { ACCEPTED, CHANGED, SHORT, REJECTED }

    /**
     * What it said of one line.
     *
     * @param parts of a changed or short line: what comes when; together at most what is open
     */
    public record Line(int line, Status status, List<Part> parts, @Nullable String reason) {
        public Line {
            parts = List.copyOf(parts);
        }
    }

    /** So many smallest units on that day; null: the vendor cannot say when. */
    public record Part(long quantity, @Nullable LocalDate expectedOn) {}

    public Confirmation {
        lines = List.copyOf(lines);
    }
}
