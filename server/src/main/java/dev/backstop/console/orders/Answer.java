package dev.backstop.console.orders;

import dev.backstop.console.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a quote says, as the new order's page shows it; {@code problem} says why there is none. */
public record Answer(List<Line> lines, @Nullable String problem) {
    /** One line. */
    public record Line(int line, String sku, @Nullable String name, String quantity, boolean sellable, @Nullable String reason, List<Part> schedule,
            List<Instead> substitutes) {
        Line named(@Nullable String itsName) {
            return new Line(line, sku, itsName, quantity, sellable, reason, schedule, substitutes);
        }
    }

    /** A quantity with its date. */
    public record Part(String quantity, String source, @Nullable LocalDate shipBy, @Nullable String confidence, String words, String why) {
        public boolean now() {
            return source.equals("stock");
        }

        public @Nullable String odds() {
            return confidence == null || now() ? null : Words.odds(new BigDecimal(confidence));
        }
    }

    /** What could be had instead. */
    public record Instead(String sku, String quantityNow) {}

    static Answer none(String problem) {
        return new Answer(List.of(), problem);
    }

    /** What to say on the phone. */
    public String sentence() {
        return lines.stream().flatMap(line -> line.schedule().stream()).map(Part::words).collect(Collectors.joining("; ")) + '.';
    }
}
