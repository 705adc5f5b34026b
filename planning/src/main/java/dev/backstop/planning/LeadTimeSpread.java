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
