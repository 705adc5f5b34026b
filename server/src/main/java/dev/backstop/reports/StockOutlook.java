package dev.backstop.reports;

import dev.backstop.planning.DemandForecast;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When stock runs out, by a forecast of the total demand, with what is here, what is coming, and open demand first.
 *
 * <p>Out at the end of day {@code t} is a total demand over {@code t} days beyond {@code on hand + arrivals until t − open demand}. The
 * chance to be out
 * at the end of any day up to {@code t} is taken as the largest of these chances, which it is never below: between arrivals it is exact,
 * because
 * what is wanted only grows; over several arrivals it leaves out ups and downs of one path.
 *
 * @param chances for each day from 1, that it is out at its end or was at the end of a day before
 */
@SuppressWarnings("ArrayRecordComponent")
record StockOutlook(double[] chances, double shortWithin28) {
    /** How far it looks. */
    static final int DAYS = 91;

    private static final double POSSIBLE = 0.1;
    private static final double LIKELY = 0.5;
    private static final int SHORT_DAYS = 28;
    private static final double MILLION = 1e6;

    /** @param inDays 0: today, or it is overdue */
    record Arrival(int inDays, long quantity) {}

    /** @param arrivals by their day */
    record Facts(long onHand, long demand, List<Arrival> arrivals) {
        Facts {
            arrivals = List.copyOf(arrivals);
        }

        long coming() {
            return arrivals.stream().mapToLong(Arrival::quantity).sum();
        }

        /** What is there for new demand by the end of so many days; what arrives on the last of them is not there in time for it. */
        long free(int days) {
            return onHand - demand + arrivals.stream().filter(arrival -> arrival.inDays() < days).mapToLong(Arrival::quantity).sum();
        }
    }

    static StockOutlook of(DemandForecast forecast, Facts facts) {
        var chances = new double[DAYS];
        var ends = new TreeSet<Integer>();
        facts.arrivals().stream().map(Arrival::inDays).filter(day -> day > 0 && day < DAYS).forEach(ends::add);
        ends.add(DAYS);
        var from = 1;
        for (var end : ends) {
            fill(forecast, facts, chances, from, end);
            from = end + 1;
        }
        for (var day = 1; day < DAYS; day++) {
            chances[day] = Math.max(chances[day], chances[day - 1]);
        }
        var shortage = forecast.over(SHORT_DAYS).expectedBeyond(Math.max(0, facts.free(SHORT_DAYS)))
                + Math.max(0, -facts.free(SHORT_DAYS));
        return new StockOutlook(chances, rounded(shortage));
    }

    /** From one arrival to the next the chance only grows: where it is nothing at the end, it is nothing before. */
    private static void fill(DemandForecast forecast, Facts facts, double[] chances, int from, int end) {
        chances[end - 1] = chance(forecast, facts, end);
        if (chances[end - 1] > 0.001) {
            for (var day = from; day < end; day++) {
                chances[day - 1] = chance(forecast, facts, day);
            }
        }
    }

    private static double chance(DemandForecast forecast, Facts facts, int days) {
        var free = facts.free(days);
        return free < 0 ? 1 : rounded(1 - forecast.over(days).chanceWithin(free));
    }

    /** To a millionth: less than that is nothing, and more digits are more than a forecast knows. */
    static double rounded(double number) {
        return Math.rint(number * MILLION) / MILLION;
    }

    double chanceWithin(int days) {
        return chances[days - 1];
    }

    /** In how many days, from 1 for today; null: not within what is looked at. */
    @Nullable Integer possibleIn() {
        return first(POSSIBLE);
    }

    @Nullable Integer likelyIn() {
        return first(LIKELY);
    }

    private @Nullable Integer first(double chance) {
        for (var day = 0; day < DAYS; day++) {
            if (chances[day] >= chance) {
                return day + 1;
            }
        }
        return null;
    }
}
