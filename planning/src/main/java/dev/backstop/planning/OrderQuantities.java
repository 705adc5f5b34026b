package dev.backstop.planning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much to order, exactly: what is needed, brought to what the vendor takes. */
public final class OrderQuantities {
    private static final int MOST_STEPS = 10_000;

    private OrderQuantities() {}

    /** Why a quantity was changed. */
    public enum Rule { MOQ, MULTIPLE, UNIT, MAXIMUM }

    /** One change, in smallest units. */
    public record Rounding(Rule rule, long from, long to) {}

    /**
     * An order that the vendor takes.
     *
     * @param quantity what to order, in smallest units; 0 if nothing that the vendor takes fits under the maximum
     * @param steps    what changed the need into it, in order
     */
    public record OrderQuantity(long quantity, List<Rounding> steps) {
        public OrderQuantity {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The smallest quantity that covers the need, is no less than the MOQ (checked first), a multiple of the order multiple, and countable in the
     * purchase unit. Where that is more than the maximum, the largest such quantity within it: <em>the maximum beats the need, and the multiple beats the
     * maximum</em>, so an order is never one that the vendor would refuse; where none fits, 0.
     *
     * @param need    smallest units, more than 0
     * @param ceiling the most that may come whatever the vendor takes, such as what is missing to a level never to exceed; null: none
     */
    public static OrderQuantity round(long need, OrderTerms terms, @Nullable Long ceiling) {
        if (need <= 0) {
            throw new IllegalArgumentException("Only a need of more than 0 is ordered, but was " + need);
        }
        var steps = new ArrayList<Rounding>();
        var quantity = step(steps, Rule.MOQ, need, Math.max(need, terms.moq()));
        quantity = step(steps, Rule.MULTIPLE, quantity, up(quantity, terms.multiple()));
        quantity = step(steps, Rule.UNIT, quantity, countable(quantity, terms));
        var most = Math.min(terms.maximum() == null ? Long.MAX_VALUE : terms.maximum(), ceiling == null ? Long.MAX_VALUE : ceiling);
        if (quantity > most) {
            quantity = step(steps, Rule.MAXIMUM, quantity, largestWithin(most, terms));
        }
        return new OrderQuantity(quantity, steps);
    }

    private static long step(List<Rounding> steps, Rule rule, long from, long to) {
        if (from != to) {
            steps.add(new Rounding(rule, from, to));
        }
        return to;
    }

    private static long up(long quantity, long multiple) {
        return Math.multiplyExact(Math.ceilDiv(quantity, multiple), multiple);
    }

    /** From a multiple on, the first that the purchase unit can count. Where multiple and purchase unit never meet, the purchase unit decides. */
    private static long countable(long quantity, OrderTerms terms) {
        var unit = terms.unit();
        if (unit == null) {
            return quantity;
        }
        var whole = unit.wholeStep();
        if (whole.isPresent()) {
            return up(quantity, leastCommonMultiple(terms.multiple(), whole.getAsLong()));
        }
        var candidate = quantity;
        for (var tries = 0; tries < MOST_STEPS; tries++, candidate += terms.multiple()) {
            if (unit.content(unit.purchased(candidate)) == candidate) {
                return candidate;
            }
        }
        return unit.content(unit.purchased(quantity));
    }

    private static long largestWithin(long most, OrderTerms terms) {
        var smallest = countable(up(terms.moq(), terms.multiple()), terms);
        if (smallest > most) {
            return 0;
        }
        var unit = terms.unit();
        if (unit == null || unit.wholeStep().isPresent()) {
            var step = unit == null ? terms.multiple() : leastCommonMultiple(terms.multiple(), unit.wholeStep().getAsLong());
            return most / step * step;
        }
        var candidate = most / terms.multiple() * terms.multiple();
        for (var tries = 0; tries < MOST_STEPS && candidate >= smallest; tries++, candidate -= terms.multiple()) {
            if (unit.content(unit.purchased(candidate)) == candidate) {
                return candidate;
            }
        }
        return smallest;
    }

    private static long leastCommonMultiple(long a, long b) {
        var x = a;
        var y = b;
        while (y != 0) {
            var rest = x % y;
            x = y;
            y = rest;
        }
        return Math.multiplyExact(a / x, b);
    }
}
