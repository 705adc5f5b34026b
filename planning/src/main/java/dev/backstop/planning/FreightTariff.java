package dev.backstop.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a vendor charges for the freight of an order.
 *
 * @param basis what of an order the steps count
 * @param steps none: freight costs nothing, or is not known
 */
public record FreightTariff(Basis basis, List<Step> steps) {
    public static final FreightTariff NONE = new FreightTariff(Basis.VALUE, List.of());

    /** By the value of an order, or by its weight in kilograms. */
    public enum Basis { VALUE, WEIGHT }

    /**
     * From so much of an order on, its freight costs so much.
     *
     * @param freight of the whole order
     * @param perUnit besides, for each unit of what is counted: for each kilogram
     */
    public record Step(BigDecimal from, BigDecimal freight, BigDecimal perUnit) {
        BigDecimal of(BigDecimal measure) {
            return freight.add(perUnit.multiply(measure));
        }
    }

    public FreightTariff {
        steps = List.copyOf(steps);
    }

    /** What an order of that value or weight pays; nothing where no step covers it. */
    public Optional<BigDecimal> freight(BigDecimal measure) {
        return steps.stream().filter(step -> step.from().compareTo(measure) <= 0).max(Comparator.comparing(Step::from)).map(step -> step.of(measure));
    }

    /**
     * The part of the freight of a joint order that falls on some of it, by what the freight is charged by.
     *
     * @param own    value or weight of the part
     * @param others value or weight of what else is in the order
     */
    public BigDecimal share(BigDecimal own, BigDecimal others) {
        var whole = own.add(others);
        return whole.signum() == 0 ? BigDecimal.ZERO
                : freight(whole).orElse(BigDecimal.ZERO).multiply(own).divide(whole, 6, RoundingMode.HALF_UP);
    }
}
