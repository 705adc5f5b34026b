package dev.backstop.console.orders;

import dev.backstop.catalog.Money;
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
    public record Sooner(String kind, String text, LocalDate shipBy, @Nullable String reference, Cost cost, Effect effect) {}

    /** What it would cost us; {@code amount} null: not known, or not for this reader. */
    public record Cost(String text, @Nullable Money amount) {}

    /** Parts of others' lines that would ship sooner or later, and promises to them that would be broken. */
    public record Effect(int sooner, int later, int promisesBroken) {
        public boolean nobody() {
            return sooner == 0 && later == 0;
        }
    }

    public WhyThisDate {
        promised = List.copyOf(promised);
        whyNotSooner = List.copyOf(whyNotSooner);
        sooner = List.copyOf(sooner);
    }

    /** Whether all of it is here, and ships when it can. */
    public boolean ready() {
        return promised.stream().allMatch(Promised::ready) && sooner.isEmpty();
    }
}
