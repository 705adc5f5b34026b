package dev.backstop.planning.policy;

import dev.backstop.planning.TotalDemand;

/**
 * How far below its point a position is when the reorder goes out: orders and days of demand do not stop at the point. In the long run the
 * chance of a shortfall of u is {@code P(D > u)/E[D]}, with D what is wanted between two looks; its mean is about {@code (σ² + μ²)/(2μ)}.
 *
 * @see "Baganha, Pyke, Ferrer: The undershoot of the reorder point: tests of an approximation, Int. J. Production Economics 45 (1996)"
 */
public final class Undershoot {
    private static final double ALL = 1 - 1e-9;
    private static final int MOST_STEPS = 24;

    private Undershoot() {}

    /** Demand over the lead time, and on top of it what the reorder came too late for. */
    public static TotalDemand added(TotalDemand leadTime, TotalDemand betweenLooks) {
        if (!(betweenLooks.mean() > 0)) {
            return leadTime;
        }
        var last = betweenLooks.quantile(ALL);
        var width = Math.max(1, Math.ceilDiv(last + 1, MOST_STEPS));
        var chances = new double[(int) Math.ceilDiv(last + 1, width)];
        for (var step = 0; step < chances.length; step++) {
            // Σ over the step's u of P(D > u) is what the loss function falls by.
            chances[step] = (betweenLooks.expectedBeyond(step * width)
                    - betweenLooks.expectedBeyond((step + 1) * width)) / betweenLooks.mean();
        }
        var all = java.util.Arrays.stream(chances).sum();
        java.util.Arrays.setAll(chances, step -> chances[step] / all);
        return new LaterDemand(leadTime, chances, width);
    }

    /** Demand plus a shortfall that is independent of it, in steps of {@code width} that count with their middle. */
    private static final class LaterDemand implements TotalDemand {
        private final TotalDemand demand;
        private final double[] chances;
        private final long width;

        LaterDemand(TotalDemand demand, double[] chances, long width) {
            this.demand = demand;
            this.chances = chances;
            this.width = width;
        }

        private interface At {
            double of(long shortfall);
        }

        private double mean(At at) {
            var sum = 0.0;
            for (var step = 0; step < chances.length; step++) {
                sum += chances[step] * at.of(step * width + (width - 1) / 2);
            }
            return sum;
        }

        @Override
        public double mean() {
            return demand.mean() + mean(shortfall -> shortfall);
        }

        @Override
        public double chanceWithin(long quantity) {
            return mean(shortfall -> quantity < shortfall ? 0 : demand.chanceWithin(quantity - shortfall));
        }

        @Override
        public double expectedBeyond(long quantity) {
            return mean(shortfall -> quantity < shortfall ? demand.mean() + shortfall - quantity
                    : demand.expectedBeyond(quantity - shortfall));
        }
    }
}
