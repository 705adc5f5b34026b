package dev.backstop.replenishment;

import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.demand.Cleaning;
import dev.backstop.replenishment.DemandHistory.Change;
import dev.backstop.replenishment.DemandHistory.Wanted;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was wanted of an item at a location, and when nothing was here. All days are counted from the first; days that are not named are
 * days without demand.
 *
 * @param firstOn    the first trace of the item here
 * @param days       on which something was wanted, ascending
 * @param quantities smallest units, one for each of these days, more than 0
 * @param outFrom    stretches out of stock: their first days
 * @param outUntil   and the days after their last; {@link Integer#MAX_VALUE}: it goes on
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers by the million
record PastDemand(LocalDate firstOn, int[] days, long[] quantities, int[] outFrom, int[] outUntil) {
    static final int FEWEST_DAYS = 14;

    /**
     * From what was wanted and what was here.
     *
     * @param wanted  by day
     * @param changes all there ever were, by day. A day out of stock is one that began with nothing available and saw nothing come in;
     *                before the first change nothing is known
     */
    static PastDemand of(List<Wanted> wanted, List<Change> changes) {
        var first = wanted.isEmpty() ? changes.getFirst().day() : wanted.getFirst().day();
        if (!changes.isEmpty() && changes.getFirst().day().isBefore(first)) {
            first = changes.getFirst().day();
        }
        var start = first;
        var some = wanted.stream().filter(each -> each.quantity() > 0).toList();
        var stretches = stretches(changes, start);
        return new PastDemand(start,
                some.stream().mapToInt(each -> day(start, each.day())).toArray(),
                some.stream().mapToLong(Wanted::quantity).toArray(),
                stretches.stream().mapToInt(Stretch::from).toArray(),
                stretches.stream().mapToInt(Stretch::until).toArray());
    }

    private record Stretch(int from, int until) {}

    private static List<Stretch> stretches(List<Change> changes, LocalDate start) {
        var stretches = new ArrayList<Stretch>();
        var available = 0L;
        for (var index = 0; index < changes.size(); index++) {
            available += changes.get(index).available();
            if (available <= 0) {
                var next = index + 1 < changes.size() ? changes.get(index + 1) : null;
                var from = day(start, changes.get(index).day()) + 1;
                var until = next == null ? Integer.MAX_VALUE : day(start, next.day()) + (next.cameIn() ? 0 : 1);
                if (until > from) {
                    stretches.add(new Stretch(from, until));
                }
            }
        }
        return stretches;
    }

    private static int day(LocalDate start, LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(start, day));
    }

    /** Whole days from the first trace to yesterday. */
    int length(LocalDate today) {
        return Math.max(0, day(firstOn, today));
    }

    /** Day by day from a given day on, whether the item was there yet or not. */
    DemandSeries series(LocalDate first, LocalDate today) {
        var filling = DemandSeries.from(first, today);
        for (var i = 0; i < days.length; i++) {
            filling.wanted(firstOn.plusDays(days[i]), quantities[i]);
        }
        var length = length(today);
        for (var i = 0; i < outFrom.length; i++) {
            for (var day = outFrom[i]; day < Math.min(outUntil[i], length); day++) {
                filling.outOfStock(firstOn.plusDays(day));
            }
        }
        return filling.done();
    }

    /**
     * The row of a panel, and what was done to make it.
     *
     * @param row       quantities of whole periods, the last of which ends yesterday; censored ones filled, one-offs cut
     * @param days      since the first trace
     * @param outDays   of them out of stock
     * @param oneOffs   periods that were cut because nothing before or since was like them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Periods(float[] row, int days, int daysWithDemand, int outDays, int oneOffs) {
        /** Deviation of a period's demand as a share of its mean; null: nothing was wanted. */
        @Nullable Double variation() {
            var mean = 0.0;
            for (var quantity : row) {
                mean += quantity / row.length;
            }
            var squares = 0.0;
            for (var quantity : row) {
                squares += (quantity - mean) * (quantity - mean) / row.length;
            }
            return mean > 0 ? Double.valueOf(Math.sqrt(squares) / mean) : null;
        }
    }

    /**
     * By periods of so many days, whole ones only, the newest {@code most} of them.
     *
     * <p>Days out of stock count as the other days of their period, unless more was ordered on them all the same; where they are most of a
     * period, it is censored. But where hardly a day was in stock, what was ordered is all there is.
     */
    Periods periods(LocalDate today, int periodDays, int most) {
        return periods(today, periodDays, most, List.of());
    }

    /** The same without what events of those days brought. */
    Periods periods(LocalDate today, int periodDays, int most, List<PlanningEvent> events) {
        var length = length(today);
        var count = Math.min(most, length / periodDays);
        var start = length - count * periodDays;
        var out = out(start, length);
        var daily = new float[length - start];
        var withDemand = 0;
        for (var i = 0; i < days.length; i++) {
            if (days[i] >= start && days[i] < length) {
                daily[days[i] - start] += quantities[i];
                withDemand++;
            }
        }
        events.forEach(event -> without(event, daily, firstOn.plusDays(start)));
        var counts = daily.length - out.cardinality() >= Math.max(FEWEST_DAYS, daily.length / 4);
        var row = new float[count];
        var censored = new BitSet();
        for (var period = 0; period < count; period++) {
            row[period] = total(daily, counts ? out : new BitSet(), period * periodDays, periodDays);
            censored.set(period, counts && 2 * out.get(period * periodDays, (period + 1) * periodDays).cardinality() > periodDays);
        }
        Cleaning.fill(row, censored, periodDays == 1 ? 7 : 1);
        var oneOffs = Cleaning.cutSpikes(row);
        return new Periods(row, length, withDemand, out.cardinality(), oneOffs);
    }

    /** As if an event had not been: so many times less was wanted, or so much of the largest days. */
    private static void without(PlanningEvent event, float[] daily, LocalDate first) {
        var from = Math.max(0, day(first, event.from()));
        var until = Math.min(daily.length - 1, day(first, event.until()));
        if (event.effect() instanceof PlanningEvent.Effect.Times(_, var factor) && factor > 0) {
            for (var day = from; day <= until; day++) {
                daily[day] = (float) Math.rint(daily[day] / factor);
            }
        } else if (event.effect() instanceof PlanningEvent.Effect.OnTop(var quantity)) {
            var left = (float) quantity;
            while (left > 0) {
                var largest = from;
                for (var day = from; day <= until; day++) {
                    largest = daily[day] > daily[largest] ? day : largest;
                }
                if (largest > until || !(daily[largest] > 0)) {
                    return;
                }
                var cut = Math.min(left, daily[largest]);
                daily[largest] -= cut;
                left -= cut;
            }
        }
    }

    private static float total(float[] daily, BitSet out, int from, int periodDays) {
        var all = 0f;
        var here = 0f;
        var daysHere = 0;
        for (var day = from; day < from + periodDays; day++) {
            all += daily[day];
            if (!out.get(day)) {
                here += daily[day];
                daysHere++;
            }
        }
        return 2 * daysHere < periodDays ? all : Math.max(all, Math.round(here * periodDays / daysHere));
    }

    private BitSet out(int start, int length) {
        var out = new BitSet();
        for (var i = 0; i < outFrom.length; i++) {
            var from = Math.max(outFrom[i], start);
            var until = Math.min(outUntil[i], length);
            if (from < until) {
                out.set(from - start, until - start);
            }
        }
        return out;
    }
}
