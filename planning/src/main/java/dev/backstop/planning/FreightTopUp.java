package dev.backstop.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether it pays to order a little more now, so that the whole order reaches the value or the weight from which freight is cheaper. What is ordered now would be
 * ordered later anyway; until then it lies on the shelf and costs what holding costs.
 */
public final class FreightTopUp {
    private static final int MOST_DAYS_AHEAD = 90;
    private static final BigDecimal DAYS_IN_A_YEAR = BigDecimal.valueOf(365);

    private FreightTopUp() {}

    /**
     * A line that may be ordered with more.
     *
     * @param lot       the smallest quantity that can be added
     * @param lotValue  what that costs
     * @param lotMeasure what that adds to what freight is charged by: the same, or its weight
     * @param perDay    use a day, in the same unit as {@code lot}
     * @param coverDays days for which the line lasts as it stands
     */
    public record Line(int line, long lot, BigDecimal lotValue, BigDecimal lotMeasure, double perDay, double coverDays) {
        private double lotDays() {
            return lot / perDay;
        }

        /** What lots cost that come with this order rather than with the next: they lie until the line is used up, and then are used up themselves. */
        private BigDecimal holding(int lots, BigDecimal rate) {
            var days = BigDecimal.valueOf(coverDays + lots * lotDays() / 2);
            return lotValue.multiply(BigDecimal.valueOf(lots)).multiply(rate).multiply(days).divide(DAYS_IN_A_YEAR, 4, RoundingMode.HALF_UP);
        }
    }

    /** So much more of a line, in the unit of its lot. */
    public record More(int line, long quantity) {}

    /**
     * What is ordered on top.
     *
     * @param value   what it costs, {@code holding} what holding it costs
     * @param freight before, {@code cheaper} after
     */
    public record TopUp(List<More> more, BigDecimal value, BigDecimal holding, BigDecimal freight, BigDecimal cheaper) {
        public BigDecimal saving() {
            return freight.subtract(cheaper).subtract(holding);
        }
    }

    /**
     * The step that saves most, reached with what is used up soonest.
     *
     * @param measure of the order as it stands: its value, or its weight
     * @param rate cost of holding a value for a year, as a share of it
     * @return nothing where no step saves more than holding costs, or where it would take more than a quarter's use
     */
    public static Optional<TopUp> best(BigDecimal measure, FreightTariff tariff, List<Line> lines, BigDecimal rate) {
        var now = tariff.freight(measure);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        var usable = lines.stream().filter(line -> line.perDay() > 0 && line.lotValue().signum() > 0 && line.lotMeasure().signum() > 0).toList();
        return tariff.steps().stream().filter(step -> step.from().compareTo(measure) > 0 && step.of(step.from()).compareTo(now.get()) < 0)
                .flatMap(step -> reach(step, measure, now.get(), usable, rate).stream())
                .filter(topUp -> topUp.saving().signum() > 0)
                .max(Comparator.comparing(TopUp::saving));
    }

    private static Optional<TopUp> reach(FreightTariff.Step step, BigDecimal measure, BigDecimal freight, List<Line> lines, BigDecimal rate) {
        var lots = new int[lines.size()];
        var added = BigDecimal.ZERO;
        while (measure.add(added).compareTo(step.from()) < 0) {
            var next = -1;
            for (var i = 0; i < lots.length; i++) {
                if (next < 0 || ahead(lines, lots, i) < ahead(lines, lots, next)) {
                    next = i;
                }
            }
            if (next < 0 || (lots[next] + 1) * lines.get(next).lotDays() > MOST_DAYS_AHEAD) {
                return Optional.empty();
            }
            lots[next]++;
            added = added.add(lines.get(next).lotMeasure());
        }
        var more = new ArrayList<More>();
        var value = BigDecimal.ZERO;
        var holding = BigDecimal.ZERO;
        for (var i = 0; i < lots.length; i++) {
            if (lots[i] > 0) {
                more.add(new More(lines.get(i).line(), Math.multiplyExact(lots[i], lines.get(i).lot())));
                value = value.add(lines.get(i).lotValue().multiply(BigDecimal.valueOf(lots[i])));
                holding = holding.add(lines.get(i).holding(lots[i], rate));
            }
        }
        return Optional.of(new TopUp(List.copyOf(more), value, holding, freight, step.of(measure.add(added))));
    }

    /** The days that one lot more of a line would last beyond what is needed now. */
    private static double ahead(List<Line> lines, int[] lots, int line) {
        return (lots[line] + 1) * lines.get(line).lotDays();
    }
}
