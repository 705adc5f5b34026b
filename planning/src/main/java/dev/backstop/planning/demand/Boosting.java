package dev.backstop.planning.demand;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Quantiles learned from all series at once by gradient boosted trees with the pinball loss, one model for each level that has outcomes enough
 * beyond it, and a {@link TreeTail} for the others. Targets are totals divided by the series' own scale, see {@link Features}.
 *
 * <p>Each model is trained by one thread from a fixed seed: the answer does not depend on how many cores there are.
 */
final class Boosting implements Serializable {
    private static final int TREES = 80;
    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("objective", "reg:quantileerror"), Map.entry("tree_method", "hist"), Map.entry("max_depth", 4), Map.entry("eta", 0.1),
            Map.entry("min_child_weight", 10), Map.entry("subsample", 0.8), Map.entry("colsample_bytree", 0.7), Map.entry("lambda", 1),
            Map.entry("max_bin", 64), Map.entry("seed", 7), Map.entry("nthread", 1), Map.entry("verbosity", 0));

    private final Booster[] models;
    private final double[] grown; // the level of each model
    private final double[] levels;
    private final TreeTail tail;

    private Boosting(Booster[] models, double[] grown, double[] levels, TreeTail tail) {
        this.models = models;
        this.grown = grown;
        this.levels = levels;
        this.tail = tail;
    }

    /**
     * Learns from rows.
     *
     * @param features {@link Features#COUNT} for each row
     * @param shown    totals over the horizon, divided by the scale, one for each row
     * @param levels   ascending; beyond {@link TreeTail#FROM} there are no trees but one tail for all of a class
     */
    static Boosting train(float[] features, TreeTail.Shown shown, double[] levels) {
        var grown = TreeTail.grown(levels);
        var models = new Booster[grown.length];
        IntStream.range(0, grown.length).parallel().forEach(i -> {
            try {
                var matrix = new DMatrix(features, shown.outcomes().length, Features.COUNT, Float.NaN);
                matrix.setLabel(shown.outcomes());
                matrix.setWeight(shown.weights());
                var settings = new HashMap<>(SETTINGS);
                settings.put("quantile_alpha", grown[i]);
                models[i] = XGBoost.train(matrix, settings, TREES, Map.of(), null, null);
                matrix.dispose();
            } catch (XGBoostError failure) {
                throw new IllegalStateException("The trees of level %s could not be trained.".formatted(grown[i]), failure);
            }
        });
        return new Boosting(models, grown, levels, tail(models, grown, features, shown, levels));
    }

    private static TreeTail tail(Booster[] models, double[] grown, float[] features, TreeTail.Shown shown, double[] levels) {
        var count = shown.outcomes().length;
        var median = new double[count];
        var highest = new double[count];
        if (levels[levels.length - 1] > TreeTail.FROM) {
            var trees = answers(models, features, count);
            var middle = Arrays.binarySearch(grown, 0.5);
            Arrays.setAll(median, row -> trees[row * grown.length + middle]);
            Arrays.setAll(highest, row -> trees[row * grown.length + grown.length - 1]);
        }
        return TreeTail.learn(shown, median, highest, levels);
    }

    /** What all models say of rows, in scales: those of one row together, not below 0 and ascending. */
    private static float[] answers(Booster[] models, float[] features, int count) {
        try {
            var matrix = new DMatrix(features.length == count * Features.COUNT ? features : Arrays.copyOf(features, count * Features.COUNT),
                    count, Features.COUNT, Float.NaN);
            var answers = new float[count * models.length];
            for (var level = 0; level < models.length; level++) {
                var predicted = models[level].predict(matrix);
                for (var row = 0; row < count; row++) {
                    answers[row * models.length + level] = Math.max(0, predicted[row][0]);
                }
            }
            matrix.dispose();
            for (var row = 0; row < count; row++) {
                Arrays.sort(answers, row * models.length, (row + 1) * models.length);
            }
            return answers;
        } catch (XGBoostError failure) {
            throw new IllegalStateException("The trees gave no answer.", failure);
        }
    }

    /**
     * Writes the quantiles of {@code count} rows, those of one row together, not below 0 and ascending.
     *
     * @param scales  by which the trees' answers are multiplied
     * @param classes of the rows
     * @param width   numbers from one row of {@code out} to the next
     */
    void predict(float[] features, double[] scales, byte[] classes, int count, float[] out, int width) {
        var trees = answers(models, features, count);
        var last = grown.length - 1;
        var middle = Math.max(0, Arrays.binarySearch(grown, 0.5));
        for (var row = 0; row < count; row++) {
            var at = row * grown.length;
            for (var k = 0; k < levels.length; k++) {
                var answer = levels[k] > TreeTail.FROM
                        ? tail.quantile(levels[k], classes[row], trees[at + middle], trees[at + last])
                        : trees[at + Arrays.binarySearch(grown, levels[k])];
                out[row * width + k] = (float) (answer * scales[row]);
            }
            Arrays.sort(out, row * width, row * width + levels.length);
        }
    }
}
