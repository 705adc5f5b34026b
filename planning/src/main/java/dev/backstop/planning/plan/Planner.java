package dev.backstop.planning.plan;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.DemandForecasts;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.demand.Outlook;
import dev.backstop.planning.policy.StockingRule;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Plans places. It holds what was learned from all of them together and nothing of any one, so it can be copied to many machines: each
 * plans its places alone, and the answers are the same to the last bit.
 */
public final class Planner implements Serializable {
    /** Places that forecasts are learned from, where there are more: those of the smallest {@link Spot#lot}. */
    public static final int MOST_LEARNED_FROM = 5_000;

    /** Places worth planning at a time: trees answer faster for many rows at once. */
    public static final int AT_A_TIME = 512;

    private final Outlook outlook;
    private final VendorTimes times;
    private final LocalDate today;
    private final WorkingCalendar receiver;

    private Planner(Outlook outlook, VendorTimes times, LocalDate today, WorkingCalendar receiver) {
        this.outlook = outlook;
        this.times = times;
        this.today = today;
        this.receiver = receiver;
    }

    /**
     * Learns from a sample of places.
     *
     * @param sample   those of the smallest lots, {@value #MOST_LEARNED_FROM} at most, in any order; their demand ends with yesterday
     * @param horizons as {@link #days} answers for all places that will be planned
     * @param receiver what would arrive on another day arrives on its next working day
     */
    public static Planner learn(Collection<Place> sample, Collection<Integer> horizons, VendorTimes times, LocalDate today,
            WorkingCalendar receiver) {
        var rows = sample.stream().sorted(Comparator.comparing(place -> place.terms().spot())).map(place -> place.demand().row())
                .toArray(float[][]::new);
        return new Planner(Outlook.learn(rows, horizons.isEmpty() ? List.of(1) : horizons), times, today, receiver);
    }

    /** The number of days whose demand decides about a place, as {@link Outlook#nearest} has it; nothing where no lead time is known. */
    public static Collection<Integer> days(Collection<Terms> terms, VendorTimes times) {
        var days = new TreeSet<Integer>();
        for (var each : terms) {
            times.of(each).ifPresent(time -> days.add(Outlook.nearest(days(time))));
        }
        return days;
    }

    private static int days(VendorTimes.Known time) {
        return Math.max(1, (int) Math.round(time.spread().mean()));
    }

    /** Plans places, each for itself, in their order. */
    public List<Planned> plan(List<Place> places) {
        return drafts(places).stream().map(draft -> decide(draft, false)).toList();
    }

    /** Reorder points, in the order of the places. */
    public List<Draft> drafts(List<Place> places) {
        var rows = new ArrayList<float[]>();
        var days = new ArrayList<Integer>();
        for (var place : places) {
            var time = times.of(place.terms());
            if (time.isPresent() && place.demand().days() >= DemandForecasts.FEWEST_DAYS) {
                rows.add(place.demand().row());
                days.add(days(time.get()));
            }
        }
        var forecasts = outlook.forecasts(rows.toArray(float[][]::new), days.stream().mapToInt(Integer::intValue).toArray()).iterator();
        var drafts = new ArrayList<Draft>(places.size());
        for (var place : places) {
            var time = times.of(place.terms()).orElse(null);
            drafts.add(time == null || place.demand().days() < DemandForecasts.FEWEST_DAYS
                    ? new Draft.Unplanned(place, time)
                    : draft(place, time, forecasts.next()));
        }
        return drafts;
    }

    private static Draft draft(Place place, VendorTimes.Known time, DemandForecast forecast) {
        var order = StockingRule.usualOrder(forecast, place.terms().aim());
        return new Draft.Ready(place, time, forecast, order, StockingRule.levels(forecast, time.spread(), place.terms().aim(), order));
    }

    /**
     * What to do today.
     *
     * @param goesAlong whether the vendor's next order comes too late for it, so that it goes along with the one of today
     */
    public Planned decide(Draft draft, boolean goesAlong) {
        return Planned.of(draft, today, receiver, goesAlong);
    }

    LocalDate today() {
        return today;
    }
}
