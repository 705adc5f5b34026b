package dev.backstop.console.orders;

import static dev.backstop.web.Say.say;

import dev.backstop.catalog.Units;
import dev.backstop.console.Badge;
import dev.backstop.console.Words;
import dev.backstop.orders.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order as its page shows it. */
public record OrderShown(Head head, List<Line> lines, List<Shipped> shipments, List<Hold> holds) {
    /** Why nothing of it ships; {@code kind} says who holds it. */
    public record Hold(String kind, String reason) {
        public boolean isCredit() {
            return kind.equals(Credit.HOLD);
        }
    }


    /** What concerns the whole order. */
    public record Head(long id, String number, @Nullable String reference, String customer, String customerName, @Nullable String email,
            @Nullable String phone, String channel, Instant orderedAt, @Nullable LocalDate requestedOn, @Nullable LocalDate latestAcceptableOn,
            int priority, String shipping, String currency, int openLines, int version) {}

    /** A line with its schedule. */
    public record Line(long id, int line, String sku, String name, String unit, int decimals, long quantity, long shipped, long cancelled,
            long returned, long open, @Nullable BigDecimal price, List<Part> schedule) {

        /** As programs and forms read it. */
        public String text(long units) {
            return new Units(unit, decimals).text(units);
        }

        /** As a page shows it. */
        public String shown(long units) {
            return new Units(unit, decimals).shown(units);
        }

        public long allocated() {
            return schedule.stream().filter(part -> part.ready() && part.open()).mapToLong(Part::quantity).sum();
        }

        public boolean waits() {
            return schedule.stream().anyMatch(part -> part.open() && !part.ready());
        }

        Line with(List<Part> parts) {
            return new Line(id, line, sku, name, unit, decimals, quantity, shipped, cancelled, returned, open, price, parts);
        }
    }

    /** A schedule line: one quantity, one promise, and all that was promised before. */
    public record Part(long id, int number, long quantity, String state, String location, String source, @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest, @Nullable LocalDate latest, @Nullable BigDecimal confidence, String basis, @Nullable String supply,
            @Nullable LocalDate nextWordBy, @Nullable LocalDate heard, boolean owed, List<Said> history) {

        public boolean open() {
            return state.equals("open") || state.equals("released");
        }

        public boolean ready() {
            return source.equals("stock");
        }

        public Badge badge(LocalDate today) {
            if (state.equals("shipped")) {
                return Badge.good("Shipped").with("truck");
            }
            if (state.equals("released")) {
                return Badge.information("On the floor").with("box");
            }
            if (shipBy == null) {
                return Badge.late("No date");
            }
            if (heard != null && shipBy.isAfter(heard)) {
                return owed ? Badge.late("Later than told") : Badge.attention("Later, within grace");
            }
            if (ready()) {
                return Badge.good("From stock");
            }
            return confidence == null ? Badge.attention("Waiting").with("waiting") : Badge.attention(Words.odds(confidence)).with("waiting");
        }

        Part with(List<Said> said) {
            return new Part(id, number, quantity, state, location, source, shipBy, earliest, latest, confidence, basis, supply, nextWordBy, heard, owed, said);
        }
    }

    /** A promise that was made, and how it was told; {@code toSay} is what can be read out to a customer who lost by it. */
    public record Said(long scheduleLineId, Instant madeAt, long quantity, @Nullable LocalDate shipBy, @Nullable LocalDate nextWordBy,
            @Nullable BigDecimal confidence, String causeKind, String causeText, @Nullable String causeReference, @Nullable String via,
            @Nullable String words, @Nullable Instant toldAt, @Nullable String toSay) {}

    /** What left. */
    public record Shipped(String number, Instant at, String location, @Nullable String carrier, @Nullable String tracking, boolean reversed,
            String content) {}

    /** Its lines, those of which something is open before those that are done. */
    public List<Line> openFirst() {
        return lines.stream().sorted(Comparator.comparing((Line line) -> line.open() == 0)).toList();
    }

    /** Whether nothing of it ever left and nothing is open any more. */
    public boolean cancelled() {
        return head.openLines() == 0 && !shippedSomething();
    }

    /** Whether anything is with the customer. */
    public boolean shippedSomething() {
        return lines.stream().anyMatch(line -> line.shipped() > line.returned());
    }

    /** The sentence with which the page opens. */
    public String sentence(LocalDate today) {
        if (head.openLines() == 0) {
            return lines.stream().allMatch(line -> line.shipped() == 0) ? "Cancelled." : "Everything that was ordered is shipped or cancelled.";
        }
        var open = lines.stream().flatMap(line -> line.schedule().stream()).filter(Part::open).toList();
        var undated = open.stream().filter(part -> part.shipBy() == null).count();
        var waiting = open.stream().filter(part -> !part.ready()).count();
        var last = open.stream().map(Part::shipBy).filter(java.util.Objects::nonNull).max(LocalDate::compareTo);
        var slipped = open.stream().anyMatch(part -> part.owed() && part.heard() != null && part.shipBy() != null && part.shipBy().isAfter(part.heard()));
        var start = waiting == 0 ? last.map(day -> say("All that is open ships from stock on {0}", Words.day(day, today)))
                .orElse("All that is open ships from stock") : Words.count(waiting, "delivery waits", "deliveries wait") + " for supply";
        var end = undated > 0 ? "; " + Words.count(undated, "has no date yet", "have no date yet")
                : waiting == 0 ? "" : last.map(day -> "; the last ships by " + Words.day(day, today)).orElse("");
        return start + end + (slipped ? ", later than the customer was told." : ".");
    }
}
