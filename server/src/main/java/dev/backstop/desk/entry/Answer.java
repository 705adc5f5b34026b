package dev.backstop.desk.entry;

import dev.backstop.console.Words;
import dev.backstop.desk.words.Speech;
import dev.backstop.orders.Credit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be promised for what is typed so far; {@code problem} says why there is nothing.
 *
 * @param ways  together or each part when it is ready; null: there is no difference
 * @param room what of the customer's credit the order would take; null: there is no limit
 * @param law   what the law wants read out; null: nothing
 * @param language in which all of it is said, such as {@code de}
 * @param holds why other orders of this customer do not ship, so that nobody is surprised later
 */
public record Answer(List<Line> lines, @Nullable Ways ways, @Nullable Room room, @Nullable String law, List<String> holds, String language,
        @Nullable String problem) {
    public Answer {
        lines = List.copyOf(lines);
        holds = List.copyOf(holds);
    }

    /** One line; {@code price} of one unit, null where none is known. */
    public record Line(int line, String sku, @Nullable String name, String quantity, boolean sellable, @Nullable String reason,
            List<Part> schedule,
            List<Instead> substitutes, @Nullable BigDecimal price, @Nullable String currency) {
        Line priced(@Nullable String itsName, @Nullable BigDecimal itsPrice, @Nullable String itsCurrency) {
            return new Line(line, sku, itsName, quantity, sellable, reason, schedule, substitutes, itsPrice, itsCurrency);
        }

        Line in(Speech speech) {
            return new Line(line, sku, name, quantity, sellable, reason, schedule.stream().map(part -> part.in(speech)).toList(),
                    substitutes, price, currency);
        }

        /** What to say of it: it is kept with the promise in these words. */
        public String sentence() {
            return Answer.sentence(name == null ? sku : name, schedule.stream().map(Part::words).toList());
        }

        public @Nullable BigDecimal total() {
            return price == null ? null : price.multiply(new BigDecimal(quantity));
        }
    }

    /** A quantity with its date. */
    public record Part(String quantity, String source, String location, @Nullable LocalDate shipBy, @Nullable String confidence,
            @Nullable LocalDate nextWordBy,
            String words, String why) {
        Part in(Speech speech) {
            return new Part(quantity, source, location, shipBy, confidence, nextWordBy,
                    speech.part(quantity, now(), shipBy, nextWordBy), why);
        }

        public boolean now() {
            return source.equals("stock");
        }

        public @Nullable String odds() {
            return confidence == null || now() ? null : Words.odds(new BigDecimal(confidence));
        }
    }

    /** What could be had instead, and when. */
    public record Instead(String sku, String quantityNow, @Nullable LocalDate shipBy) {}

    /**
     * The two ways to ship; dates are null where a part has none yet.
     *
     * @param parcels how many leave if each part leaves when it is ready, {@code together} how many if they wait for each other
     */
    public record Ways(int parcels, @Nullable LocalDate first, @Nullable LocalDate last, int together, @Nullable LocalDate all) {}

    /**
     * The customer's credit.
     *
     * @param asked what the order is worth, as far as prices are known
     */
    public record Room(Credit.Standing standing, BigDecimal asked) {
        /** By how much it goes beyond the limit; zero or less: it does not. */
        public BigDecimal beyond() {
            return asked.subtract(standing.free().max(BigDecimal.ZERO));
        }
    }

    static Answer none(String problem) {
        return new Answer(List.of(), null, null, null, List.of(), "", problem);
    }

    /** {@code Mug: 5 ship on 27 April; 7 ship by 3 May.} */
    static String sentence(String name, List<String> words) {
        return name + ": " + String.join("; ", words) + '.';
    }

    /** What to say of all of it. */
    public String sentence() {
        return lines.stream().filter(Line::sellable).map(Line::sentence).collect(Collectors.joining(" "));
    }

    /** Of all lines of which a price is known, in the currency of the first; null where none is. */
    public @Nullable BigDecimal total() {
        return lines.stream().map(Line::total).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }
}
