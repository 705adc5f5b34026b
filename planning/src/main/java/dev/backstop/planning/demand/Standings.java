package dev.backstop.planning.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the methods and their blend did on periods that nobody had shown them: the last ones of a panel are cut off, everything is learned
 * from the rest, and what really came is held against it.
 */
public final class Standings {
    /** The blend as it is used, calibrated. */
    public static final String BLEND = "blend";
    /** What most systems do. */
    public static final String TEXTBOOK = "mean + z sigma sqrt(H)";

    private Standings() {}

    /**
     * One method on items of one class.
     *
     * @param of       null: all items
     * @param weight   how much it counts in the blend at the level asked for
     * @param loss     pinball loss of its quantiles at that level, as a share of the demand, twice: the measure of forecasting contests
     * @param covered  share of outcomes that were no more than its quantile
     * @param outcomes how many
     */
    public record Standing(@Nullable DemandClass of, String method, double weight, double loss, double covered, int outcomes) {}

    /** Sums of one class and method. */
    private static final class Sum {
        private double loss;
        private double demand;
        private double weight;
        private int covered;
        private int outcomes;

        void add(double outcome, double quantile, double level, double counts) {
            loss += Pinball.loss(outcome, quantile, level);
            demand += outcome;
            weight += counts;
            covered += outcome <= quantile + 1e-6 ? 1 : 0;
            outcomes++;
        }

        Standing standing(@Nullable DemandClass of, String method) {
            return new Standing(of, method, weight / outcomes, demand == 0 ? 0 : 2 * loss / demand, (double) covered / outcomes, outcomes);
        }
    }

    /**
     * Holds back {@code origins} times a horizon, one after the other.
     *
     * @param level which quantile is judged, in (0, 1)
     * @return nothing where the panel is too short to hold anything back
     */
    public static List<Standing> of(DemandPanel panel, int horizon, double level, int origins) {
        var names = new ArrayList<>(Portfolio.WHOLE.names());
        names.add(BLEND);
        names.add(TEXTBOOK);
        var sums = new Sum[DemandClass.COUNT + 1][names.size()];
        for (var row : sums) {
            Arrays.setAll(row, _ -> new Sum());
        }
        for (var origin = 1; origin <= origins && panel.periods() > (origin + 2) * horizon; origin++) {
            score(panel, origin * horizon, horizon, level, names, sums);
        }
        var standings = new ArrayList<Standing>();
        for (var c = 0; c <= DemandClass.COUNT; c++) {
            for (var m = 0; m < names.size(); m++) {
                if (sums[c][m].outcomes > 0) {
                    standings.add(sums[c][m].standing(c == DemandClass.COUNT ? null : DemandClass.ALL.get(c), names.get(m)));
                }
            }
        }
        return standings;
    }

    private static void score(DemandPanel panel, int back, int horizon, double level, List<String> names, Sum[][] sums) {
        var past = cut(panel, back);
        var portfolio = Portfolio.WHOLE.provableOn(past);
        var levels = new double[] {level};
        var learned = Learned.from(past, portfolio, horizon, levels);
        var rows = SampledRows.of(past, horizon, List.of(0), panel.size());
        var predictions = new Predictions(past, portfolio, horizon, levels, rows.size());
        var series = new int[rows.size()];
        rows.forEach((row, which, origin, worker) -> {
            series[row] = which;
            predictions.write(row, which, origin, worker);
        });
        predictions.boost(learned.boosting());
        var blended = new double[predictions.width];
        for (var row = 0; row < rows.size(); row++) {
            if (predictions.scales[row] > 0) {
                var outcome = panel.total(series[row], back, horizon);
                var of = DemandClass.ALL.get(predictions.classes[row]);
                for (var m = 0; m < portfolio.size(); m++) {
                    var quantile = predictions.byMethod[m][row * predictions.width];
                    if (!Float.isNaN(quantile)) {
                        var name = names.indexOf(portfolio.names().get(m));
                        add(sums, of, name, outcome, quantile, level, learned.blend().weight(predictions, row, 0, m));
                    }
                }
                learned.blend().write(predictions, row, blended);
                learned.calibration().apply(of.index, predictions.scales[row], blended);
                add(sums, of, names.indexOf(BLEND), outcome, blended[0], level, 1);
                add(sums, of, names.indexOf(TEXTBOOK), outcome, Textbook.quantile(past.row(series[row]), horizon, level), level, 0);
            }
        }
    }

    private static void add(Sum[][] sums, DemandClass of, int method, double outcome, double quantile, double level, double weight) {
        for (var c : new int[] {of.index, DemandClass.COUNT}) {
            sums[c][method].add(outcome, quantile, level, weight);
        }
    }

    private static DemandPanel cut(DemandPanel panel, int back) {
        var rows = new float[panel.size()][];
        var categories = new int[panel.size()];
        Arrays.setAll(rows, series -> Arrays.copyOf(panel.row(series), Math.max(0, panel.row(series).length - back)));
        Arrays.setAll(categories, panel::category);
        return new DemandPanel(rows, categories, panel.year(), panel.phase(back));
    }
}
