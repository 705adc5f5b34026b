package dev.backstop.console.orders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line's promise rests on, what stands before it, and what would make it sooner, as the API explains it. */
public record WhyThisDate(String order, int line, String sku, List<Promised> promised, List<String> whyNotSooner,
        List<Sooner> sooner) {

    /** One part of the line. */
    public record Promised(String quantity, String location, @Nullable LocalDate shipBy, String source, @Nullable String supply,
            String why) {
        public boolean ready() {
            return source.equals("stock");
        }
    }

    /** A way that was found by deciding anew; {@code reference} is the supply, location or item of which it speaks. */
    public record Sooner(String kind, String text, LocalDate shipBy, @Nullable String reference) {}

    public WhyThisDate {
        promised = List.copyOf(promised);
        whyNotSooner = List.copyOf(whyNotSooner);
        sooner = List.copyOf(sooner);
    }

    /** Whether all of it is here. */
    public boolean ready() {
        return promised.stream().allMatch(Promised::ready);
    }
}
