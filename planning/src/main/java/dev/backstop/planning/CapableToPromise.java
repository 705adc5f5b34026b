package dev.backstop.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When so many of something could be made that nobody has begun to make, counted from the first unit: the more, the later. What the
 * components suffice for is begun with them; the rest is begun as more of them come, each time as an order of its own.
 */
public final class CapableToPromise {
    /** Orders into which it is divided at most; what more of the components would allow waits for the last. */
    private static final int MOST_ORDERS = 12;

    private final LocalDate today;
    private final Sizes sizes;
    private final List<Component> components;
    private final Making making;
    private final List<Long> ends;

    /**
     * How large an order to make it may be, in smallest units.
     *
     * @param least    at least so many
     * @param multiple and of these a multiple
     */
    public record Sizes(long least, long multiple) {
        public Sizes {
            if (least < 1 || multiple < 1) {
                throw new IllegalArgumentException(
                        "An order makes one at least, but least was %d and multiple %d".formatted(least, multiple));
            }
        }

        long order(long units) {
            return Math.multiplyExact(Math.ceilDiv(Math.max(units, least), multiple), multiple);
        }
    }

    /** An order to make so many, begun on that day. */
    public record Lot(long units, LocalDate from) {}

    /** How long it takes. */
    public interface Making {
        /** When the last of these is finished, begun in this order; nothing: nobody said how long it takes, or there is no room. */
        Optional<LocalDate> finish(List<Lot> lots);
    }

    /** So many smallest units of a component in all can be taken from that day on. */
    public record There(LocalDate from, long units) {}

    /** More of a component than is here or coming would be here on that day, if it is ordered on the other. */
    public record Ordered(LocalDate orderOn, LocalDate from) {}

    /** What orders would bring of a component, beyond what is here or coming. */
    public interface Beyond {
        /** When so many more would be here; nothing: nobody knows. */
        Optional<Ordered> by(long units);

        /** Quantities beyond which something else is to be awaited, ascending. */
        List<Long> ends();
    }

    /**
     * What it is made of.
     *
     * @param name     as a person knows it
     * @param perUnit  smallest units of it that are in one smallest unit of what is made
     * @param usable   the share of it that is not lost in making, above 0, at most 1
     * @param there    what nobody holds, here or on its way: by day, all before included
     */
    public record Component(String name, BigDecimal perUnit, BigDecimal usable, List<There> there, Beyond beyond) {
        public Component {
            there = List.copyOf(there);
        }

        private long needed(long made) {
            return perUnit.multiply(BigDecimal.valueOf(made)).divide(usable, 0, RoundingMode.CEILING).longValueExact();
        }

        private long enoughFor(long units) {
            return usable.multiply(BigDecimal.valueOf(Math.max(0, units))).divide(perUnit, 0, RoundingMode.FLOOR).longValueExact();
        }

        private long thereInAll() {
            return there.isEmpty() ? 0 : Math.max(0, there.getLast().units());
        }

        /** What can be made before something else of it is awaited. */
        private List<Long> ends() {
            var ends = new ArrayList<Long>();
            there.forEach(some -> ends.add(enoughFor(some.units())));
            beyond.ends().forEach(more -> ends.add(enoughFor(Math.addExact(thereInAll(), more))));
            return ends;
        }

        private Optional<Ready> ready(long made, LocalDate today) {
            var needed = needed(made);
            for (var some : there) {
                if (some.units() >= needed) {
                    return Optional.of(new Ready(some.from(), null, name).notBefore(today));
                }
            }
            var last = there.isEmpty() ? today : there.getLast().from();
            return beyond.by(needed - thereInAll())
                    .map(more -> new Ready(more.from(), more.orderOn(), name).notBefore(last).notBefore(today));
        }
    }

    /**
     * When it can be begun.
     *
     * @param orderOn  the day on which the first of its components is to be ordered for that; null: all are here or coming
     * @param waitsFor the component that comes last; null: all can be taken today
     */
    private record Ready(LocalDate from, @Nullable LocalDate orderOn, @Nullable String waitsFor) {
        Ready notBefore(LocalDate day) {
            return from.isBefore(day) ? new Ready(day, orderOn, waitsFor) : this;
        }

        /** With another component, too. */
        Ready and(Ready other) {
            var last = other.from.isAfter(from) ? other : this;
            var first = orderOn == null || (other.orderOn != null && other.orderOn.isBefore(orderOn)) ? other.orderOn : orderOn;
            return new Ready(last.from, first, last.waitsFor);
        }
    }

    /** When so many would be finished. */
    public sealed interface Outcome {}

    /**
     * A day can be given.
     *
     * @param actOn    the day on which it, or the first of its components, has to be ordered
     * @param begun    when the last of them is begun
     * @param waitsFor the component that it is begun so late for; null: it can be begun at once
     */
    public record Finished(LocalDate actOn, LocalDate begun, LocalDate on, @Nullable String waitsFor) implements Outcome {}

    /** Nobody knows; {@code waitsFor} the component without a day, null: how long it takes is not known, or there is no room. */
    public record NoDay(@Nullable String waitsFor) implements Outcome {}

    /** What is known of one item at one location; it needs no component where nobody wrote down what it is made of. */
    public CapableToPromise(LocalDate today, Sizes sizes, List<Component> components, Making making) {
        this.today = today;
        this.sizes = sizes;
        this.components = List.copyOf(components);
        this.making = making;
        this.ends = divided();
    }

    /** Quantities beyond which something else is to be awaited, ascending; each is what the orders before it make in all. */
    public List<Long> ends() {
        return ends;
    }

    /** When so many in all, counted from the first, would be finished; {@code units} is at least one. */
    public Outcome by(long units) {
        var lots = new ArrayList<Lot>();
        var before = 0L;
        for (var end : ends) {
            if (end >= units) {
                break;
            }
            lots.add(new Lot(end - before, begin(end).orElseThrow().from()));
            before = end;
        }
        var asked = before + sizes.order(units - before);
        var ready = begin(asked).orElse(null);
        if (ready == null) {
            return new NoDay(withoutDay(asked));
        }
        var earlier = lots.isEmpty() ? Optional.<LocalDate>empty() : making.finish(lots);
        lots.add(new Lot(asked - before, ready.from()));
        return making.finish(lots)
                .<Outcome>map(day -> finished(ready, earlier.filter(day::isBefore).orElse(day)))
                .orElseGet(() -> new NoDay(null));
    }

    private static Finished finished(Ready ready, LocalDate on) {
        var actOn = ready.orderOn() == null || ready.orderOn().isAfter(ready.from()) ? ready.from() : ready.orderOn();
        return new Finished(actOn, ready.from(), on, ready.waitsFor());
    }

    private List<Long> divided() {
        var found = new TreeSet<Long>();
        components.forEach(component -> component.ends().forEach(end -> found.add(end / sizes.multiple() * sizes.multiple())));
        var ends = new ArrayList<Long>();
        var before = 0L;
        for (var end : found) {
            var next = end + sizes.order(1);
            if (ends.size() + 1 < MOST_ORDERS && end - before >= sizes.order(1) && begin(end).isPresent()
                    && !begin(end).map(Ready::from).equals(begin(next).map(Ready::from))) {
                ends.add(end);
                before = end;
            }
        }
        return List.copyOf(ends);
    }

    /** When so many in all can be begun: with the last of the components; nothing: of one of them nobody knows. */
    private Optional<Ready> begin(long made) {
        var begin = new Ready(today, null, null);
        for (var component : components) {
            var ready = component.ready(made, today).orElse(null);
            if (ready == null) {
                return Optional.empty();
            }
            begin = begin.and(ready);
        }
        return Optional.of(begin);
    }

    private @Nullable String withoutDay(long made) {
        return components.stream().filter(component -> component.ready(made, today).isEmpty()).map(Component::name)
                .min(Comparator.naturalOrder()).orElse(null);
    }
}
