package dev.backstop.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a line ships, from where its quantity comes: the split into parts, each with a date.
 *
 * <p>A part can ship when all its components have arrived and been handled. A kit's parts follow its scarcest component over time.
 */
public final class PromiseDates {
    private static final Comparator<@Nullable LocalDate> UNKNOWN_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    private PromiseDates() {}

    /** Where units come from. */
    public enum Source { STOCK, INBOUND, PLANNED, NONE }

    /**
     * Units of one component from one source.
     *
     * @param part       the supply part if inbound, else null
     * @param shipBy     the day on which they can ship, a working day of the location; null: no date is known
     * @param earliest   lower end of the range, {@code latest} its upper end; null where shipBy is
     * @param confidence chance that shipBy holds; 1 for stock, null where nothing was measured
     */
    public record Peg(
            Source source,
            @Nullable Long part,
            long quantity,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable BigDecimal confidence) {
        /** The same source for so many units. */
        public Peg of(long units) {
            return new Peg(source, part, units, shipBy, earliest, latest, confidence);
        }
    }

    /** What one component brings; {@code perUnit} of its smallest units go into one smallest unit of the line. */
    public record Component(long item, long perUnit, List<Peg> pegs) {
        public Component {
            pegs = pegs.stream().sorted(Comparator.comparing(Peg::shipBy, UNKNOWN_LAST).thenComparing(Peg::source)).toList();
        }
    }

    /** How a line may be cut: {@code minimumShipment} units at least in each shipment but the last. */
    public record Cutting(boolean whole, long minimumShipment, @Nullable LocalDate notBefore) {
        public static final Cutting AS_AVAILABLE = new Cutting(false, 1, null);
    }

    /** The pegs of one component that belong to a part. */
    public record ComponentPegs(long item, List<Peg> pegs) {}

    /** One part of a line: it ships together, and one promise is made for it. */
    public record Part(
            long quantity,
            Source source,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable BigDecimal confidence,
            List<ComponentPegs> components) {
        public Part {
            components = List.copyOf(components);
        }

        /** The supply part that decides the date, if one does. */
        public @Nullable Long decidingPart() {
            return components.stream().flatMap(c -> c.pegs().stream())
                    .filter(p -> p.source() == source && p.part() != null)
                    .max(Comparator.comparing(Peg::shipBy, UNKNOWN_LAST))
                    .map(Peg::part).orElse(null);
        }

        /** The same part, not before a day: because the customer asked for it, or because the rest of an order is awaited. */
        public Part notBefore(@Nullable LocalDate day) {
            if (day == null || shipBy == null || !day.isAfter(shipBy)) {
                return this;
            }
            return new Part(quantity, source, day, later(earliest, day), later(latest, day), confidence, components);
        }

        /** The same part, when nothing can be said about its day because it waits for something undated. */
        public Part withoutDate() {
            return new Part(quantity, source, null, null, null, null, components);
        }

        /** The same part, which nobody accepts on the day on which it could ship. */
        public Part unwanted() {
            return new Part(quantity, Source.NONE, null, null, null, null, components);
        }

        private static @Nullable LocalDate later(@Nullable LocalDate date, LocalDate day) {
            return date == null || day.isAfter(date) ? day : date;
        }
    }

    /**
     * Cuts a line into parts by the days on which it can ship.
     *
     * @param quantity   smallest units of the line
     * @param components one for an item that ships as it is, several for a kit; the pegs of each add up to {@code quantity · perUnit}
     * @return parts that add up to {@code quantity}, soonest first, those without a date last
     */
    public static List<Part> parts(long quantity, List<Component> components, Cutting cutting) {
        var cuts = cuts(quantity, components);
        var joined = cutting.whole() ? List.of(quantity) : joined(cuts, cutting.minimumShipment());
        var parts = new ArrayList<Part>();
        var cursors = components.stream().map(Cursor::new).toList();
        for (var units : joined) {
            var taken = cursors.stream().map(cursor -> cursor.take(units)).toList();
            parts.add(part(units, taken).notBefore(cutting.notBefore()));
        }
        return List.copyOf(parts);
    }

    /** Quantities that become complete together, in the order of their days. */
    private static List<Long> cuts(long quantity, List<Component> components) {
        var ends = new TreeSet<Long>();
        for (var component : components) {
            var cumulated = 0L;
            for (var i = 0; i < component.pegs().size(); i++) {
                cumulated += component.pegs().get(i).quantity();
                if (i + 1 == component.pegs().size() || !sameKind(component.pegs().get(i), component.pegs().get(i + 1))) {
                    ends.add(Math.min(quantity, cumulated / component.perUnit()));
                }
            }
        }
        ends.remove(0L);
        ends.add(quantity);
        var cuts = new ArrayList<Long>();
        var from = 0L;
        for (var end : ends) {
            cuts.add(end - from);
            from = end;
        }
        return mergedBySameDay(cuts, components);
    }

    private static boolean sameKind(Peg one, Peg other) {
        return one.source() == other.source() && Objects.equals(one.shipBy(), other.shipBy());
    }

    /** Neighbouring cuts of a kit that the same component decides for the same day are one. */
    private static List<Long> mergedBySameDay(List<Long> cuts, List<Component> components) {
        if (components.size() == 1) {
            return cuts;
        }
        var cursors = components.stream().map(Cursor::new).toList();
        var merged = new ArrayList<Long>();
        Part last = null;
        for (var units : cuts) {
            var part = part(units, cursors.stream().map(cursor -> cursor.take(units)).toList());
            if (last != null && last.source() == part.source() && Objects.equals(last.shipBy(), part.shipBy())) {
                merged.set(merged.size() - 1, merged.getLast() + units);
            } else {
                merged.add(units);
            }
            last = part;
        }
        return merged;
    }

    /** Cuts too small to ship alone wait for the next; the last may be small. */
    private static List<Long> joined(List<Long> cuts, long minimumShipment) {
        var joined = new ArrayList<Long>();
        var waiting = 0L;
        for (var i = 0; i < cuts.size(); i++) {
            waiting += cuts.get(i);
            if (waiting >= minimumShipment || i + 1 == cuts.size()) {
                joined.add(waiting);
                waiting = 0;
            }
        }
        return joined;
    }

    private static Part part(long quantity, List<ComponentPegs> components) {
        var pegs = components.stream().flatMap(c -> c.pegs().stream()).toList();
        var last = pegs.stream().max(Comparator.comparing(Peg::shipBy, UNKNOWN_LAST).thenComparing(Peg::source)).orElseThrow();
        if (last.shipBy() == null) {
            return new Part(quantity, last.source(), null, null, null, null, components);
        }
        var measured = pegs.stream().allMatch(p -> p.confidence() != null);
        var confidence = measured ? pegs.stream().map(Peg::confidence).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElseThrow() : null;
        return new Part(
                quantity,
                last.source(),
                last.shipBy(),
                latestOf(pegs.stream().map(Peg::earliest).toList()),
                latestOf(pegs.stream().map(Peg::latest).toList()),
                confidence,
                components);
    }

    private static @Nullable LocalDate latestOf(List<@Nullable LocalDate> days) {
        return days.stream().filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Walks along the pegs of one component, soonest first. */
    private static final class Cursor {
        private final Component component;
        private int at;
        private long used;

        Cursor(Component component) {
            this.component = component;
        }

        ComponentPegs take(long units) {
            var pegs = new ArrayList<Peg>();
            var open = Math.multiplyExact(units, component.perUnit());
            while (open > 0) {
                var peg = component.pegs().get(at);
                var taken = Math.min(open, peg.quantity() - used);
                pegs.add(peg.of(taken));
                used += taken;
                open -= taken;
                if (used == peg.quantity()) {
                    at++;
                    used = 0;
                }
            }
            return new ComponentPegs(component.item(), pegs);
        }
    }
}
