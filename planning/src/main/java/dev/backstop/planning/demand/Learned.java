package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the past of a panel teaches about its methods.
 *
 * <p>The last spans of the horizon's length are held back. Trees trained on what lies before them compete with the other methods there: that gives weights
 * and corrections. Then trees are trained again, on everything; where none could compete, there are none.
 *
 * @param boosting nothing where there was too little to learn from
 */
record Learned(@Nullable Boosting boosting, Blend blend, Calibration calibration) implements Serializable {
    private static final int MOST_BACKTESTED = 6_000;
    private static final int MOST_BOOSTED = 8_000;
    private static final int FEWEST_BOOSTED = 200;
    private static final int MOST_ORIGINS = 16;

    static Learned from(DemandPanel panel, Portfolio portfolio, int horizon, double[] levels) {
        return from(panel, portfolio, horizon, levels, List.of()).getFirst();
    }

    /** The blend first, then for each method of the portfolio what leans on it wherever it has something to say, with corrections of its own. */
    static List<Learned> each(DemandPanel panel, Portfolio portfolio, int horizon, double[] levels) {
        return from(panel, portfolio, horizon, levels, IntStream.range(0, portfolio.size()).boxed().toList());
    }

    private static List<Learned> from(DemandPanel panel, Portfolio portfolio, int horizon, double[] levels, List<Integer> alone) {
        var periods = panel.periods();
        var spans = Math.clamp(periods / (4 * horizon), periods >= 5 * horizon ? 2 : 1, Evidence.MOST_SPANS);
        var fewest = Math.max(horizon, Math.min(2 * horizon, periods / 4));
        var tested = backs(horizon, spans * horizon, horizon);
        var earlier = backs((spans + 1) * horizon, periods - fewest, horizon);
        var recent = backs(horizon, periods - fewest, horizon);
        var evidence = new Evidence(tested.size(), spans, (double) periods / panel.year(), Moments.spread(panel, horizon));
        var before = train(panel, portfolio, horizon, levels, earlier);
        var rows = SampledRows.of(panel, horizon, tested, MOST_BACKTESTED);
        var predictions = new Predictions(panel, portfolio, horizon, levels, rows.size());
        rows.forEach(predictions::write);
        predictions.boost(before);
        var outcomes = rows.outcomes();
        var blend = Blend.learn(predictions, outcomes, levels, evidence);
        var wholePieces = !Evidence.coversAYear(panel) && panel.isOfWholePieces();
        var boosting = before == null ? null : train(panel, portfolio, horizon, levels, recent);
        return Stream.concat(Stream.of(blend), alone.stream().map(blend::leaningOn))
                .map(each -> new Learned(boosting, each, Calibration.learn(predictions, each, outcomes, levels, evidence, wholePieces))).toList();
    }

    /** Origins from {@code first} to {@code last} periods before the end, half a horizon apart. */
    private static List<Integer> backs(int first, int last, int horizon) {
        var backs = new ArrayList<Integer>();
        for (var back = first; back <= last && backs.size() < MOST_ORIGINS; back += Math.max(1, horizon / 2)) {
            backs.add(back);
        }
        return backs;
    }

    private static @Nullable Boosting train(DemandPanel panel, Portfolio portfolio, int horizon, double[] levels, List<Integer> backs) {
        if (!portfolio.boosted() || backs.isEmpty()) {
            return null;
        }
        var rows = SampledRows.of(panel, horizon, backs, MOST_BOOSTED);
        var described = new Predictions(panel, Portfolio.NONE, horizon, levels, rows.size());
        rows.forEach(described::describe);
        var outcomes = rows.outcomes();
        var features = new float[described.features.length];
        var targets = new float[rows.size()];
        var weights = new float[rows.size()];
        var classes = new byte[rows.size()];
        var count = 0;
        for (var row = 0; row < rows.size(); row++) {
            if (described.scales[row] > 0) {
                System.arraycopy(described.features, row * Features.COUNT, features, count * Features.COUNT, Features.COUNT);
                classes[count] = described.classes[row];
                targets[count] = (float) (outcomes[row] / described.scales[row]);
                weights[count++] = (float) Math.sqrt(described.scales[row]);
            }
        }
        return count < FEWEST_BOOSTED ? null : Boosting.train(Arrays.copyOf(features, count * Features.COUNT),
                new TreeTail.Shown(Arrays.copyOf(targets, count), Arrays.copyOf(weights, count), Arrays.copyOf(classes, count)), levels);
    }
}
