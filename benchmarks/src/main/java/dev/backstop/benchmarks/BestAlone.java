package dev.backstop.benchmarks;

import dev.backstop.planning.demand.PanelForecast;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How far the blend is from the method that turned out to be the best on a panel, which nobody could know before: its loss as a multiple of
 * that method's. Each method alone gets what the blend gets, see {@link PanelForecast#learnEach}; a method competes if it has something to
 * say of most series at every origin. Below 1 the blend is better than each of them.
 */
final class BestAlone {
    private BestAlone() {}

    static List<Figure> of(Panel panel, int origins) {
        var rows = panel.rows();
        var blend = new Losses();
        var losses = new LinkedHashMap<String, Losses>();
        for (var origin = 1; origin <= origins; origin++) {
            var each = PanelForecast.learnEach(Losses.known(panel, rows, origin), panel.horizon(), Losses.LEVELS);
            blend.add(panel, rows, origin, each.sequencedValues().removeFirst());
            if (origin == 1) {
                each.keySet().forEach(name -> losses.put(name, new Losses()));
            }
            losses.keySet().retainAll(each.keySet());
            for (var one : each.entrySet()) {
                if (losses.containsKey(one.getKey())) {
                    losses.get(one.getKey()).add(panel, rows, origin, one.getValue());
                }
            }
        }
        var name = "blend_over_best_" + panel.name();
        return List.of(figure(name, losses.entrySet(), blend::over, "mean over levels"), figure(name + "_at95", losses.entrySet(), blend::overAt95, "at .95"));
    }

    private static Figure figure(String name, Collection<Map.Entry<String, Losses>> alone, ToDoubleFunction<Losses> over, String where) {
        var best = alone.stream().max(Comparator.comparingDouble(one -> over.applyAsDouble(one.getValue()))).orElseThrow();
        return new Figure(name, over.applyAsDouble(best.getValue()), "times", "loss of %s alone, %s".formatted(best.getKey(), where), 1);
    }
}
