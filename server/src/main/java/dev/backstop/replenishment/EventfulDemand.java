package dev.backstop.replenishment;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.TotalDemand;
import dev.backstop.planning.demand.DemandCurve;
import dev.backstop.replenishment.PlanningEvent.Effect;
import java.time.LocalDate;
import java.util.List;

/**
 * A forecast with what planners know counted in: in the days of an event so many times as much is wanted, spread and all; a large order
 * comes on top, and what is known surely does not make demand less sure.
 */
record EventfulDemand(DemandCurve usual, List<PlanningEvent> events, LocalDate today) implements DemandForecast {
    private static final int USUAL_DAYS = 28;

    EventfulDemand {
        events = List.copyOf(events);
    }

    /** Mean demand over so many days. */
    double mean(int days) {
        return factor(days) * usual.mean(days) + onTop(days);
    }

    @Override
    public double perDay() {
        return usual.perDay() * factor(USUAL_DAYS) + (double) onTop(USUAL_DAYS) / USUAL_DAYS;
    }

    @Override
    public TotalDemand over(int days) {
        var total = usual.over(days);
        var factor = factor(days);
        var onTop = onTop(days);
        return factor == 1 && onTop == 0 ? total : new Scaled(total, factor, onTop);
    }

    /** Mean of the factors of the days. */
    private double factor(int days) {
        var factor = 1.0;
        for (var event : events) {
            if (event.effect() instanceof Effect.Times(_, var times) && days > 0) {
                factor *= 1 + (times - 1) * event.daysWithin(today, days) / days;
            }
        }
        return factor;
    }

    private long onTop(int days) {
        return events.stream().filter(event -> days > 0 && event.daysWithin(today, days) > 0)
                .mapToLong(event -> event.effect() instanceof Effect.OnTop(var quantity) ? quantity : 0).sum();
    }

    private record Scaled(TotalDemand total, double factor, long onTop) implements TotalDemand {
        @Override
        public double mean() {
            return factor * total.mean() + onTop;
        }

        @Override
        public double chanceWithin(long quantity) {
            return quantity < onTop ? 0 : factor == 0 ? 1 : total.chanceWithin((long) Math.floor((quantity - onTop) / factor + 1e-9));
        }

        /** Between whole units of the usual demand along a straight line. */
        @Override
        public double expectedBeyond(long quantity) {
            if (quantity <= onTop || factor == 0) {
                return Math.max(0, mean() - quantity);
            }
            var usual = (quantity - onTop) / factor;
            var below = (long) Math.floor(usual);
            var share = usual - below;
            return factor * ((1 - share) * total.expectedBeyond(below) + share * total.expectedBeyond(below + 1));
        }
    }
}
