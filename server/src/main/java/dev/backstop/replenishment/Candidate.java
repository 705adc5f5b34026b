package dev.backstop.replenishment;

import dev.backstop.planning.ServiceTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy that is tried on the past. */
sealed interface Candidate {
    List<Double> FILL_RATES = List.of(0.9, 0.93, 0.95, 0.97, 0.98, 0.99);

    /** What really came. */
    record AsItWas() implements Candidate {}

    /** The rules as they are set now. */
    record Present() implements Candidate {}

    /** Reorder points learned every four weeks for a target. */
    record Learned(String kind, double value) implements Candidate {
        /**
         * The target for an item.
         *
         * @param holding what a unit in stock costs a day; a cost target needs it, and without it 95 % of cycles are served
         */
        ServiceTarget target(double holding) {
            return switch (kind) {
                case "fill-rate" -> new ServiceTarget.FillRate(value);
                case "cost" -> holding > 0 ? new ServiceTarget.Cost(value, holding)
                        : new ServiceTarget.CycleService(ReorderPointResource.Target.USUAL_SHARE);
                default -> new ServiceTarget.CycleService(value);
            };
        }
    }

    /** All that are compared. */
    static List<Candidate> all(@Nullable BigDecimal backorderCost) {
        var all = new ArrayList<Candidate>(List.of(new AsItWas(), new Present()));
        FILL_RATES.forEach(share -> all.add(new Learned("fill-rate", share)));
        all.add(new Learned("cycle-service", ReorderPointResource.Target.USUAL_SHARE));
        if (backorderCost != null && backorderCost.signum() > 0) {
            all.add(new Learned("cost", backorderCost.doubleValue()));
        }
        return all;
    }

    default String policy() {
        return switch (this) {
            case AsItWas() -> "as-it-was";
            case Present() -> "present";
            case Learned(_, _) -> "learned";
        };
    }

    default ReorderPointResource.@Nullable Target shown() {
        return this instanceof Learned(var kind, var value)
                ? new ReorderPointResource.Target(kind, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()) : null;
    }
}
