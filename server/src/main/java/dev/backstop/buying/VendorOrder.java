package dev.backstop.buying;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order as its vendor sees it, without an account. Quantities are in the vendor's unit, written in its language.
 *
 * @param state draft, sent, received or cancelled
 * @param straight whether it goes straight to our customer, so that the vendor says when it has left
 * @param paper whether there is a version to download
 */
public record VendorOrder(String number, String state, String vendor, String language, String currency, String deliverTo, boolean straight, boolean paper,
        List<Line> lines,
        List<Said> history) {
    public VendorOrder {
        lines = List.copyOf(lines);
        history = List.copyOf(history);
    }

    /** A line; {@code open} as a plain number that a form can begin with, {@code openShown} as the vendor reads it. */
    public record Line(int line, String item, String sku, @Nullable String vendorSku, String unit, String quantity, String open,
            String openShown, @Nullable String price, boolean answered, boolean confirmable, List<Part> parts) {
        public Line {
            parts = List.copyOf(parts);
        }

        public List<Part> openParts() {
            return parts.stream().filter(part -> !part.done()).toList();
        }

        public boolean waits() {
            return !openParts().isEmpty();
        }
    }

    /**
     * A part of a line.
     *
     * @param plain    the same quantity as a plain number
     * @param wanted   what we asked for
     * @param expected what we expect now where that is neither what we asked for nor what the vendor said
     * @param done     whether nothing of it is open any more
     * @param came     what came of it; null: nothing
     */
    public record Part(String quantity, String plain, @Nullable LocalDate wanted, @Nullable LocalDate confirmed,
            @Nullable LocalDate expected, boolean done,
            @Nullable String came) {}

    /** What was said of a line, when; {@code kind} is requested, confirmed, rejected, revised or actual. */
    public record Said(Instant at, int line, String kind, String quantity, @Nullable LocalDate day) {}

    public boolean isOpen() {
        return state.equals("sent") && lines.stream().anyMatch(Line::waits);
    }

    /** Lines on which we wait for a word. */
    public List<Line> unanswered() {
        return lines.stream().filter(line -> line.waits() && !line.answered()).toList();
    }

    /** Whether there is something that one button can confirm as we asked. */
    public boolean confirmable() {
        return isOpen() && unanswered().stream().anyMatch(Line::confirmable);
    }

    public Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }
}
