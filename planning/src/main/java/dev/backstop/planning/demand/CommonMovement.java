package dev.backstop.planning.demand;

/**
 * Where the panel as a whole is heading. Levels of single items follow late and noisily; what they have in common shows in their sum, and is given back to each
 * of them as a factor, as far as such factors came true before.
 */
final class CommonMovement {
    private static final int MOST_SERIES = 2_000;
    private static final int FEWEST_SERIES = 50;
    private static final int MOST_LOOKS_BACK = 40;
    private static final double LEVEL_SPEED = 0.2;
    private static final double[] SPEEDS = {0.1, 0.2, 0.35, 0.5, 0.7, 0.9};
    private static final double[] TREND_SPEEDS = {0.02, 0.05, 0.1};
    private static final double[] DAMPINGS = {0.9, 0.97};
    private static final double DOUBT = 0.01; // as much as a movement of 10 % that did not come
    private static final double FEWEST_LOOKS = 3;
    private static final double LARGEST = 0.4; // log of the factor

    private CommonMovement() {}

    /** The factor between what smoothing expects of the next {@code horizon} periods and what the panel's trend does, at an origin. */
    static double factor(DemandPanel panel, int back, int horizon) {
        var sum = sum(panel, back);
        if (sum.length < 6 * horizon || sum.length < 16) {
            return 1;
        }
        var products = 0.0;
        var squares = DOUBT;
        var moved = 0.0;
        var looks = 0.0;
        var first = Math.max(12, sum.length / 3);
        var step = 1 + (sum.length - horizon - first) / MOST_LOOKS_BACK;
        for (var end = first; end + horizon <= sum.length; end += step) {
            var expected = Math.log(trend(sum, end, horizon) / level(sum, end, horizon));
            var came = Math.log(Math.max(1e-9, total(sum, end, horizon)) / level(sum, end, horizon));
            var alone = Math.min(1, (double) step / horizon); // looks that overlap say the same again
            products += expected * came * alone;
            squares += expected * expected * alone;
            moved += came * came * alone;
            looks += alone;
        }
        var trust = Math.clamp(products / squares * kept(products, squares, moved, looks), 0, 1);
        var now = Math.log(trend(sum, sum.length, horizon) / level(sum, sum.length, horizon));
        return Math.exp(Math.clamp(trust * now, -LARGEST, LARGEST));
    }

    /**
     * How much of a slope is kept, by how far it is beyond what chance makes of so few looks: {@code 1 − 1/F}, where F is its square in
     * squares of its standard error. Of what two or three moments said, nothing is left.
     */
    private static double kept(double products, double squares, double moved, double looks) {
        var explained = products * products / squares;
        var left = Math.max(0, moved - explained) / Math.max(1e-9, looks - 1);
        return looks <= FEWEST_LOOKS || explained == 0 ? 0 : Math.max(0, 1 - left / explained);
    }

    /** Sum over the series that were there for half of the time, each counting alike; nothing where they are few. */
    private static double[] sum(DemandPanel panel, int back) {
        var periods = Math.max(0, panel.periods() - back);
        var sum = new double[periods];
        var step = Math.max(1, panel.size() / MOST_SERIES);
        var count = 0;
        for (var series = 0; series < panel.size(); series += step) {
            var row = panel.row(series);
            var end = row.length - back;
            var first = 0;
            while (first < end && !(row[first] > 0)) {
                first++;
            }
            if (end - first < periods - periods / 8) {
                continue;
            }
            var total = 0.0;
            for (var i = first; i < end; i++) {
                total += row[i];
            }
            for (var i = first; i < end; i++) {
                sum[periods - end + i] += row[i] * (end - first) / total;
            }
            count++;
        }
        return count < FEWEST_SERIES ? new double[0] : sum;
    }

    private static double total(double[] y, int from, int horizon) {
        var total = 0.0;
        for (var i = from; i < from + horizon; i++) {
            total += y[i];
        }
        return total;
    }

    private static double level(double[] y, int end, int horizon) {
        var level = y[0];
        for (var i = 1; i < end; i++) {
            level += LEVEL_SPEED * (y[i] - level);
        }
        return Math.max(1e-9, horizon * level);
    }

    /** Damped trend at the speeds that forecast best one period ahead. */
    private static double trend(double[] y, int end, int horizon) {
        var least = Double.POSITIVE_INFINITY;
        var best = 0.0;
        for (var a : SPEEDS) {
            for (var b : TREND_SPEEDS) {
                for (var damping : DAMPINGS) {
                    var level = y[0];
                    var slope = 0.0;
                    var squares = 0.0;
                    for (var i = 1; i < end; i++) {
                        var ahead = level + damping * slope;
                        var error = y[i] - ahead;
                        squares += i > end / 4 ? error * error : 0;
                        level = ahead + a * error;
                        slope = damping * slope + a * b * error;
                    }
                    if (squares < least) {
                        least = squares;
                        best = 0;
                        var run = 0.0;
                        for (var h = 0; h < horizon; h++) {
                            slope *= damping;
                            run += slope;
                            best += level + run;
                        }
                    }
                }
            }
        }
        return Math.max(1e-9, best);
    }
}
