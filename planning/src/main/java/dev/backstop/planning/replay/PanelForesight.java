package dev.backstop.planning.replay;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.DemandForecasts;
import dev.backstop.planning.demand.Outlook;
import dev.backstop.planning.plan.DayDemand;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Forecasts as the plan would have had them on the days of the past: learned from a sample of items anew whenever a fifth more history is
 * there, each time from the days before, and told of an item from all of its days before.
 */
public final class PanelForesight {
    /** Items that are learned from at most: more would not make a replay truer, but much longer. */
    public static final int MOST_LEARNED_FROM = 600;

    private static final double GROWN = 1.2; // times as much history teaches something new
    private static final int FEWEST_DAYS_BETWEEN = 7;
    private static final int MOST_DAYS_BETWEEN = 112;

    private final NavigableMap<LocalDate, Outlook> outlooks;

    private PanelForesight(NavigableMap<LocalDate, Outlook> outlooks) {
        this.outlooks = outlooks;
    }

    /**
     * Learns for every moment of the past.
     *
     * @param sample   {@value #MOST_LEARNED_FROM} at most, all ending with the same day
     * @param horizons numbers of days that will be asked for
     */
    public static PanelForesight learn(List<DayDemand> sample, Collection<Integer> horizons) {
        var first = sample.stream().mapToInt(DayDemand::first).min().orElse(0);
        var last = sample.stream().mapToInt(demand -> demand.first() + demand.days()).max().orElse(0);
        var days = IntStream.iterate(DemandForecasts.FEWEST_DAYS, known -> first + known < last, PanelForesight::next)
                .mapToObj(known -> LocalDate.ofEpochDay(first + known)).toList();
        var outlooks = new TreeMap<LocalDate, Outlook>();
        for (var day : days) {
            outlooks.put(day, Outlook.learn(sample.stream().map(demand -> demand.until(day).row()).toArray(float[][]::new), horizons));
        }
        return new PanelForesight(outlooks);
    }

    /** How many days of history are known when it is learned from anew, after so many. */
    private static int next(int known) {
        return known + Math.clamp((int) Math.ceil(known * (GROWN - 1)), FEWEST_DAYS_BETWEEN, MOST_DAYS_BETWEEN);
    }

    /** Of one item. What it said once it says again, because several policies ask the same. */
    public Foresight of(DayDemand demand) {
        record Asked(LocalDate day, int days) {}
        var said = new HashMap<Asked, Optional<DemandForecast>>();
        return (day, days) -> said.computeIfAbsent(new Asked(day, Outlook.nearest(days)),
                asked -> forecast(demand.until(day), day, asked.days()));
    }

    private Optional<DemandForecast> forecast(DayDemand known, LocalDate day, int days) {
        var outlook = outlooks.floorEntry(day);
        return outlook == null || known.days() < DemandForecasts.FEWEST_DAYS
                ? Optional.empty()
                : Optional.of(outlook.getValue().forecasts(new float[][] {known.row()}, new int[] {days}).getFirst());
    }
}
