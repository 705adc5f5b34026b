package dev.backstop.benchmarks;

import dev.backstop.planning.demand.PanelForecast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each method of the blend is worth: the loss of the blend without it as a multiple of that of the whole blend, over rolling origins
 * and levels. Above 1 a method earns its place on that panel.
 */
final class Ablation {
    private Ablation() {}

    static List<Figure> of(Panel panel, int origins) {
        var whole = losses(panel, origins, null);
        var figures = new ArrayList<Figure>();
        for (var method : PanelForecast.names()) {
            var without = losses(panel, origins, method);
            var name = "without_%s_%s".formatted(method.replace(' ', '_'), panel.name());
            figures.add(new Figure(name, without.over(whole), "times", "loss of the whole blend, mean over levels", 1));
            figures.add(new Figure(name + "_at95", without.overAt95(whole), "times", "loss of the whole blend at .95", 1));
        }
        return figures;
    }

    private static Losses losses(Panel panel, int origins, @Nullable String left) {
        var rows = panel.rows();
        var losses = new Losses();
        for (var origin = 1; origin <= origins; origin++) {
            var known = Losses.known(panel, rows, origin);
            losses.add(panel, rows, origin, left == null ? PanelForecast.learn(known, panel.horizon(), Losses.LEVELS)
                    : PanelForecast.learnWithout(left, known, panel.horizon(), Losses.LEVELS));
        }
        return losses;
    }
}
