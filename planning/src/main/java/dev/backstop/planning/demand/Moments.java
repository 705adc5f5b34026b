package dev.backstop.planning.demand;

import java.util.stream.IntStream;

/**
 * How much the moments of a panel differ: whether what many series have in common moves all of them above or below what was to be expected.
 *
 * <p>The drawn mean forecasts from every moment of the past that has enough before it. Of how many series the outcome lies beyond its
 * quantile tells, as a normal quantile, how high that moment was; the deviation of those numbers, less what so few series make by chance,
 * is the spread. More moments are seen that way than can be held back from all methods.
 */
final class Moments {
    /** As far as moments differ where nothing is known of them. */
    static final double USUAL = 0.25;

    private static final double[] LEVEL = {0.75};
    private static final double MOMENTS_AS_USUAL = 1; // as many weigh half against what is usual
    private static final int MOST_MOMENTS = 12;
    private static final int MOST_SERIES = 500;
    private static final int FEWEST_SERIES = 50;
    private static final int FEWEST_PERIODS = 8;
    private static final int FEWEST_KNOWN = 4; // of one series
    private static final int SPANS_IN_A_PAST = 6; // a longer horizon is replaced by shorter totals

    private Moments() {}

    /** A moment: how high it was, and how much of that is chance, squared. */
    private record Moment(double height, double chance) {}

    /** Standard deviation between moments, in deviations of single series. */
    static double spread(DemandPanel panel, int horizon) {
        var span = Math.clamp(panel.periods() / SPANS_IN_A_PAST, 1, horizon);
        var moments = IntStream.iterate(span, back -> back <= panel.periods() - Math.max(FEWEST_PERIODS, 2 * span), back -> back + span)
                .limit(MOST_MOMENTS).parallel().mapToObj(back -> moment(panel, back, span)).filter(moment -> moment.chance() > 0).toList();
        var mean = moments.stream().mapToDouble(Moment::height).average().orElse(0);
        var squares = 0.0;
        for (var moment : moments) {
            squares += (moment.height() - mean) * (moment.height() - mean) - moment.chance();
        }
        var seen = Math.max(0, moments.size() - 1);
        return Math.sqrt((Math.max(0, squares) + USUAL * USUAL * MOMENTS_AS_USUAL) / (seen + MOMENTS_AS_USUAL));
    }

    private static Moment moment(DemandPanel panel, int back, int span) {
        var history = new History();
        var scratch = new Scratch();
        var out = new double[LEVEL.length + 1];
        var method = new DrawnMean();
        var usual = Usual.at(panel, back);
        var beyond = 0;
        var count = 0;
        for (var series = 0; series < panel.size(); series += Math.max(1, panel.size() / MOST_SERIES)) {
            history.read(panel.row(series), back);
            if (history.length >= FEWEST_KNOWN) {
                history.usual = usual;
                method.forecast(history, span, LEVEL, scratch, out);
                beyond += panel.total(series, back, span) > out[0] ? 1 : 0;
                count++;
            }
        }
        if (count < FEWEST_SERIES) {
            return new Moment(0, 0);
        }
        var within = 1 - (beyond + 0.5) / (count + 1); // half an outcome on either side keeps it from the ends
        var height = NormalQuantile.of(within);
        var density = Math.exp(-height * height / 2) / Math.sqrt(2 * Math.PI);
        return new Moment(height, within * (1 - within) / count / (density * density));
    }
}
