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
 * Quantiles learned from all series at once by gradient boosted trees with the pinball loss, one model for each level. Targets are totals divided by the series' own
 * scale, see {@link Features}.
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

    private Boosting(Booster[] models) {
        this.models = models;
    }

    /**
     * Learns from rows.
     *
     * @param features {@link Features#COUNT} for each row
     * @param targets  total over the horizon, divided by the scale, one for each row
     * @param weights  of the rows
     */
    static Boosting train(float[] features, float[] targets, float[] weights, double[] levels) {
        var models = new Booster[levels.length];
        IntStream.range(0, levels.length).parallel().forEach(i -> {
            try {
                var matrix = new DMatrix(features, targets.length, Features.COUNT, Float.NaN);
                matrix.setLabel(targets);
                matrix.setWeight(weights);
                var settings = new HashMap<>(SETTINGS);
                settings.put("quantile_alpha", levels[i]);
                models[i] = XGBoost.train(matrix, settings, TREES, Map.of(), null, null);
                matrix.dispose();
            } catch (XGBoostError failure) {
                throw new IllegalStateException("The trees of level %s could not be trained.".formatted(levels[i]), failure);
            }
        });
        return new Boosting(models);
    }

    /**
     * Writes the quantiles of {@code count} rows, those of one row together, not below 0 and ascending.
     *
     * @param scales by which the trees' answers are multiplied
     * @param width  numbers from one row of {@code out} to the next
     */
    void predict(float[] features, double[] scales, int count, float[] out, int width) {
        try {
            var matrix = new DMatrix(features.length == count * Features.COUNT ? features : Arrays.copyOf(features, count * Features.COUNT),
                    count, Features.COUNT, Float.NaN);
            for (var level = 0; level < models.length; level++) {
                var predicted = models[level].predict(matrix);
                for (var row = 0; row < count; row++) {
                    out[row * width + level] = (float) Math.max(0, predicted[row][0] * scales[row]);
                }
            }
            matrix.dispose();
            for (var row = 0; row < count; row++) {
                Arrays.sort(out, row * width, row * width + models.length);
            }
        } catch (XGBoostError failure) {
            throw new IllegalStateException("The trees gave no answer.", failure);
        }
    }
}
