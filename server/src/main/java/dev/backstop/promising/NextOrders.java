package dev.backstop.promising;

import dev.backstop.catalog.Location;
import dev.backstop.planning.CapableToPromise;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What orders that nobody has placed yet would bring to a place, counted from the first unit: the more is asked for, the later. What a
 * vendor brings has one day, however much it is; what is made is as late as its components and work centres, what is sent as its sender has it.
 */
sealed interface NextOrders permits NextOrders.Steady, NextOrders.Rest, NextOrders.Made, SentNext {
    /** What the last of so many in all rests on; {@code units} is at least one. */
    Next by(long units);

    /** Quantities beyond which something else is awaited, ascending. */
    List<Long> ends();

    /**
     * What the next order brings.
     *
     * @param orderOn the day on which it, or what it is made of, would be ordered
     * @param shipBy  null: no date can be given, and {@code why} says what is missing
     */
    record Next(@Nullable LocalDate orderOn, @Nullable LocalDate shipBy, @Nullable LocalDate earliest, @Nullable LocalDate latest,
            @Nullable BigDecimal confidence, String why) {
        static Next never(String why) {
            return new Next(null, null, null, null, null, why);
        }
    }

    /** No day can be given, whatever is asked for. */
    static NextOrders never(String why) {
        return always(Next.never(why));
    }

    /** This, whatever is asked for and with whatever chance. */
    static NextOrders always(Next next) {
        return new Steady(next, List.of());
    }

    /** The same by the days that hold with a chance; where none are known at it, as it is. */
    default NextOrders at(BigDecimal chance) {
        return this;
    }

    /** The same when others were promised so many of it. */
    default NextOrders after(long units) {
        return units == 0 ? this : new Rest(this, units);
    }

    /**
     * The same day for any quantity.
     *
     * @param others the same at the other chances that the firm promises with
     */
    record Steady(Next next, List<Next> others) implements NextOrders {
        public Steady {
            others = List.copyOf(others);
        }

        @Override
        public NextOrders at(BigDecimal chance) {
            return others.stream().filter(other -> other.confidence() != null && other.confidence().compareTo(chance) == 0).findFirst()
                    .map(NextOrders::always).orElse(this);
        }

        @Override
        public Next by(long units) {
            return next;
        }

        @Override
        public List<Long> ends() {
            return List.of();
        }
    }

    /** What others leave. */
    record Rest(NextOrders all, long taken) implements NextOrders {
        @Override
        public NextOrders at(BigDecimal chance) {
            return new Rest(all.at(chance), taken);
        }

        @Override
        public Next by(long units) {
            return all.by(Math.addExact(taken, units));
        }

        @Override
        public List<Long> ends() {
            return all.ends().stream().filter(end -> end > taken).map(end -> end - taken).toList();
        }
    }

    /** What could be made. */
    record Made(CapableToPromise capable, Location here) implements NextOrders {
        @Override
        public Next by(long units) {
            return switch (capable.by(units)) {
                case CapableToPromise.Finished made -> next(made, here.whenHandled(made.on()));
                case CapableToPromise.NoDay(var waitsFor) -> Next.never(waitsFor == null ? "no lead time is known for it"
                        : "it is made of %s, of which nobody knows when it comes".formatted(waitsFor));
            };
        }

        private static Next next(CapableToPromise.Finished made, LocalDate shipBy) {
            var begun = Wording.day(made.begun(), made.actOn());
            return new Next(made.actOn(), shipBy, shipBy, shipBy, null, (made.waitsFor() == null
                    ? "nothing free is being made; begun on %1$s it would be finished by %2$s"
                    : "nothing free is being made; begun on %1$s, when %3$s is here, it would be finished by %2$s")
                    .formatted(begun, Wording.day(made.on(), made.actOn()), made.waitsFor()));
        }

        @Override
        public List<Long> ends() {
            return capable.ends();
        }
    }
}
