package dev.backstop.planning.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Stages in a line, each supplying the next, the last one customers, all always watched: up to which echelon level each orders so that
 * holding and waiting cost least. An echelon is a stage and all after it. Stages are solved from the customer upwards; each is charged
 * what its shortage costs the next one.
 *
 * @see "Clark, Scarf: Optimal policies for a multi-echelon inventory problem, Management Science 6 (1960)"
 * @see "Snyder, Shen: Fundamentals of Supply Chain Theory, 2nd ed., section 6.2"
 */
public final class SerialChain {
    private static final double WIDE = 8; // standard deviations that a grid covers on both sides
    private static final int STEPS = 4_000; // of a grid
    private static final int POINTS = 2_001; // of a normal distribution

    private final double mean;
    private final double deviation;

    private SerialChain(double mean, double deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * A stage.
     *
     * @param holding  what a unit adds by being at this stage rather than the one before, a unit of time
     * @param leadTime from the stage before, or from outside, units of time, more than 0
     */
    public record Stage(double holding, double leadTime) {}

    /**
     * What to do.
     *
     * @param levels echelon order-up-to levels, in the order of the stages
     * @param cost   a unit of time
     */
    public record Best(List<Double> levels, double cost) {
        public Best {
            levels = List.copyOf(levels);
        }
    }

    /**
     * The levels that cost least.
     *
     * @param stages    from the one that serves customers to the one that orders outside
     * @param backorder what a unit that a customer waits for costs a unit of time
     * @param mean      of demand in a unit of time; normal, independent of other times
     * @param deviation of it, more than 0
     */
    public static Best best(List<Stage> stages, double backorder, double mean, double deviation) {
        var chain = new SerialChain(mean, deviation);
        var perShort = backorder + stages.stream().mapToDouble(Stage::holding).sum();
        DoubleUnaryOperator below = level -> perShort * Math.max(0, -level);
        var levels = new ArrayList<Double>();
        var cost = 0.0;
        var time = 0.0;
        for (var stage : stages) {
            time += stage.leadTime();
            var ofNext = below;
            var ordered = chain.expected(stage.leadTime(), time, level -> stage.holding() * level + ofNext.applyAsDouble(level));
            var best = Root.least(ordered, chain.low(time), chain.high(time));
            levels.add(best);
            cost = ordered.applyAsDouble(best);
            // The stage before can only charge for what is missing: above its best level the stage would not order more.
            below = level -> ordered.applyAsDouble(Math.min(best, level));
        }
        return new Best(levels, cost);
    }

    private double low(double time) {
        return mean * time - WIDE * deviation * Math.sqrt(time);
    }

    private double high(double time) {
        return mean * time + WIDE * deviation * Math.sqrt(time);
    }

    /** {@code E[f(y − D)]} with the demand of a lead time, on a grid around the demand of {@code time}; straight on beyond its ends. */
    private DoubleUnaryOperator expected(double leadTime, double time, DoubleUnaryOperator function) {
        var from = low(time) - WIDE * deviation * Math.sqrt(leadTime);
        var step = (high(time) - from) / STEPS;
        var values = new double[STEPS + 1];
        for (var i = 0; i <= STEPS; i++) {
            values[i] = after(from + i * step, leadTime, function);
        }
        return level -> {
            var place = (level - from) / step;
            var i = (int) Math.clamp(Math.floor(place), 0, STEPS - 1);
            return values[i] + (place - i) * (values[i + 1] - values[i]);
        };
    }

    /** What is expected of a function of the level that is left when the demand of a lead time has come. */
    private double after(double level, double leadTime, DoubleUnaryOperator function) {
        var sum = 0.0;
        var weights = 0.0;
        for (var point = 0; point < POINTS; point++) {
            var z = WIDE * (2.0 * point / (POINTS - 1) - 1);
            var weight = Math.exp(-z * z / 2);
            sum += weight * function.applyAsDouble(level - leadTime * mean - z * deviation * Math.sqrt(leadTime));
            weights += weight;
        }
        return sum / weights;
    }
}
