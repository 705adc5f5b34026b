package dev.backstop.planning;

import dev.backstop.planning.leadtimes.DayChances;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many calendar days an order takes to arrive, each with its chance.
 *
 * @param chances chance by number of days; they add up to 1
 */
public record LeadTimeSpread(SortedMap<Integer, Double> chances) {
    /** Fewer receipts say nothing: what was agreed holds. */
    public static final int FEWEST_RECEIPTS = 3;

    private static final double[] STEPS_END = {0.3, 0.6, 0.8, 0.9, 0.96, 0.99, 1};

    public LeadTimeSpread {
        if (chances.isEmpty() || chances.firstKey() < 0) {
            throw new IllegalArgumentException("A lead time needs at least one number of days, none negative, but was " + chances);
        }
        chances = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(chances));
    }

    /** As agreed, without surprise. */
    public static LeadTimeSpread always(int days) {
        return new LeadTimeSpread(new TreeMap<>(java.util.Map.of(days, 1.0)));
    }

    /** As it was, every receipt counting the same. */
    public static LeadTimeSpread observed(List<Integer> days) {
        var chances = new TreeMap<Integer, Double>();
        for (var each : days) {
            chances.merge(Math.max(0, each), 1.0 / days.size(), Double::sum);
        }
        return new LeadTimeSpread(chances);
    }

    /** As learned; an order that is here before it was placed counts as here at once. */
    public static LeadTimeSpread of(DayChances learned) {
        var chances = new TreeMap<Integer, Double>();
        learned.chances().forEach((day, chance) -> chances.merge(Math.max(0, day), chance, Double::sum));
        return new LeadTimeSpread(chances);
    }

    /** The same in no more than so many steps of equal chance, for long records. */
    public LeadTimeSpread condensed(int steps) {
        if (chances.size() <= steps) {
            return this;
        }
        var few = new TreeMap<Integer, Double>();
        for (var step = 0; step < steps; step++) {
            few.merge(quantile((step + 0.5) / steps), 1.0 / steps, Double::sum);
        }
        return new LeadTimeSpread(few);
    }

    /**
     * The lead time that counts where orders follow each other so closely that a later one may be here before an earlier one: the days whose demand is
     * still on its way. They are as many on average, but spread less than the days of one order, because not all orders are late together. Of orders
     * every {@code T} days, the k-th last still owes {@code clamp(L − kT, 0, T)} days, each for itself. Told in few steps.
     *
     * @param everyDays T, at least 1
     * @see "Robinson, Bradley, Thomas: Consequences of order crossover under order-up-to inventory policies, M&SOM 3 (2001)"
     */
    public LeadTimeSpread crossing(int everyDays) {
        var longest = chances.lastKey();
        if (chances.size() == 1 || everyDays >= longest) {
            return this;
        }
        var owed = new double[longest + 1];
        owed[0] = 1;
        for (var age = 0; age < longest; age += everyDays) {
            var more = new double[longest + 1];
            for (var each : chances.entrySet()) {
                var days = Math.clamp(each.getKey() - (long) age, 0, everyDays);
                for (var sum = 0; sum + days <= longest; sum++) {
                    more[sum + days] += owed[sum] * each.getValue();
                }
            }
            owed = more;
        }
        return new LeadTimeSpread(inSteps(owed));
    }

    /** The chances of 0, 1, 2, … days in few steps, each at its own mean, and finer the longer they are: what runs out does so there. */
    private static SortedMap<Integer, Double> inSteps(double[] byDay) {
        var steps = new TreeMap<Integer, Double>();
        var step = 0;
        var reached = 0.0;
        var chance = 0.0;
        var days = 0.0;
        for (var day = 0; day < byDay.length; day++) {
            var left = byDay[day];
            while (left > 0) {
                var last = step == STEPS_END.length - 1;
                var taken = last ? left : Math.min(left, STEPS_END[step] - reached);
                chance += taken;
                days += taken * day;
                reached += taken;
                left -= taken;
                if (!last && left > 0) {
                    steps.merge((int) Math.round(days / chance), chance, Double::sum);
                    chance = 0;
                    days = 0;
                    step++;
                }
            }
        }
        steps.merge((int) Math.round(days / chance), chance, Double::sum);
        return steps;
    }

    public double mean() {
        return chances.entrySet().stream().mapToDouble(each -> each.getKey() * each.getValue()).sum();
    }

    /** Standard deviation, in days. */
    public double deviation() {
        var mean = mean();
        return Math.sqrt(chances.entrySet().stream().mapToDouble(each -> each.getValue() * (each.getKey() - mean) * (each.getKey() - mean)).sum());
    }

    /** The smallest number of days within which an order is here with at least this chance. */
    public int quantile(double chance) {
        var reached = 0.0;
        for (var each : chances.entrySet()) {
            reached += each.getValue();
            if (reached >= chance - 1e-9) {
                return each.getKey();
            }
        }
        return chances.lastKey();
    }
}
