package dev.backstop.planning.leadtimes;

/**
 * Chances of days, corrected by what was seen. A broader class's chances {@code p} count as {@code k} orders; of a narrower class,
 * {@code e(t)} orders ended on day t and {@code r(t)} were at risk on it, those still open among them as long as they were watched. The
 * chance that what lasted until t ends on t is then
 * <pre>h(t) = (k·p(t) + e(t)) / (k·S(t−1) + r(t))</pre>
 * With {@code k = 0} that is Kaplan and Meier's estimate; without open orders it is the mixture {@code n/(n+k)} of what was seen and
 * {@code k/(n+k)} of the broader class.
 *
 * @see "Susarla, Van Ryzin: Nonparametric Bayesian estimation of survival curves from incomplete observations, JASA 71 (1976)"
 */
final class Belief {
    /** How many orders a broader class counts as. */
    static final double BROADER = 15;

    private final int first;
    private final double[] chances;
    private final double[] ended;
    private final double[] watched; // still open on that day

    Belief(int first, double[] start) {
        this.first = first;
        this.chances = start.clone();
        this.ended = new double[start.length];
        this.watched = new double[start.length];
    }

    double[] chances() {
        return chances;
    }

    /** Corrects by a record whose orders fade with age. */
    void correct(ClassRecord record, double halfLifeDays) {
        java.util.Arrays.fill(ended, 0);
        java.util.Arrays.fill(watched, 0);
        var risk = 0.0;
        for (var index = 0; index < record.size(); index++) {
            var weight = record.weight(index, halfLifeDays);
            var day = Math.clamp(record.day(index) - first, 0, chances.length - 1);
            (record.isOpen(index) ? watched : ended)[day] += weight;
            risk += weight;
        }
        var before = 1.0; // p of that day and later
        var left = 1.0; // corrected chance of that day and later
        for (var day = 0; day < chances.length; day++) {
            risk -= watched[day];
            var atRisk = BROADER * before + risk;
            before = Math.max(0, before - chances[day]);
            var ends = atRisk < 1e-12 ? 1 : Math.min(1, (BROADER * chances[day] + ended[day]) / atRisk);
            risk -= ended[day];
            chances[day] = ends * left;
            left -= chances[day];
        }
        chances[chances.length - 1] += left;
    }
}
