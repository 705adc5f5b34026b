package dev.backstop.planning.demand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The forecast of the total demand of the next periods for every series of a panel: a quantile for each level, and a mean.
 *
 * <p>{@link #learn} lets the methods compete on held-back periods of a sample of the series and finds weights and corrections; {@link #write} then forecasts any
 * series. The answer for a series depends on the panel alone, not on how the work is split.
 */
public final class PanelForecast {
    private static final double MOST = 0.5; // of the series

    private final DemandPanel panel;
    private final PanelModel model;

    private PanelForecast(DemandPanel panel, PanelModel model) {
        this.panel = panel;
        this.model = model;
    }

    /**
     * Learns from a panel.
     *
     * @param horizon periods whose total is forecast, at least 1
     * @param levels  ascending, in (0, 1)
     */
    public static PanelForecast learn(DemandPanel panel, int horizon, double... levels) {
        return learn(panel, Portfolio.WHOLE, horizon, levels);
    }

    /**
     * As {@link #learn}, with one method left out: what it is worth shows in what the others lose without it.
     *
     * @param method by its name in {@link #names}
     */
    public static PanelForecast learnWithout(String method, DemandPanel panel, int horizon, double... levels) {
        if (!names().contains(method)) {
            throw new IllegalArgumentException("There is no method %s. The methods are %s.".formatted(method, names()));
        }
        return learn(panel, Portfolio.only(name -> !name.equals(method)), horizon, levels);
    }

    /**
     * As {@link #learn}, and next to the blend, under {@link Standings#BLEND}, each of its methods alone by its name, with all that the blend
     * gets: trees learned from the same rows, common movement, and corrections learned from its own outcomes. Of series that a method has
     * nothing to say of it says what the blend does; methods of which that is true for most series are left out.
     */
    public static SequencedMap<String, PanelForecast> learnEach(DemandPanel panel, int horizon, double... levels) {
        var models = PanelModel.learnEach(panel, horizon, levels);
        var blend = models.getFirst();
        var each = new LinkedHashMap<String, PanelForecast>();
        each.put(Standings.BLEND, new PanelForecast(panel, blend));
        for (var method = 0; method < blend.portfolio().size(); method++) {
            if (blend.suited(panel, method) > MOST) {
                each.put(blend.portfolio().names().get(method), new PanelForecast(panel, models.get(method + 1)));
            }
        }
        return each;
    }

    /** The names of all methods that may compete. */
    public static List<String> names() {
        return Portfolio.WHOLE.names();
    }

    static PanelForecast learn(DemandPanel panel, Portfolio portfolio, int horizon, double... levels) {
        return new PanelForecast(panel, PanelModel.learn(panel, portfolio, horizon, levels));
    }

    /** What was learned, without the panel. */
    public PanelModel model() {
        return model;
    }

    /** Numbers that {@link #write} gives for a series: one for each level, then the mean. */
    public int width() {
        return model.width();
    }

    /** How much a method counts for items of a class at a level, between 0 and 1, by the names of {@link #methods}. */
    public double weight(DemandClass of, int level, int method) {
        return model.learned().blend().weight(of, level, method);
    }

    /** Whether a series shows a season of its own. */
    public boolean showsSeason(int series) {
        var history = new History();
        history.read(panel.row(series), 0);
        return SeasonalIndices.shows(history.values, history.length, panel.season());
    }

    /** The names of the methods. */
    public List<String> methods() {
        return model.portfolio().names();
    }

    /**
     * Writes the forecasts of the series {@code from} (inclusive) to {@code to} (exclusive), {@link #width} numbers for each. Many threads may call it at once.
     */
    public void write(int from, int to, float[] out) {
        model.write(panel, from, to, out);
    }

    /**
     * Writes what is expected of each of the next periods for the series {@code from} (inclusive) to {@code to} (exclusive), those of one
     * series together.
     */
    public void writeSteps(int from, int to, float[] out) {
        model.writeSteps(panel, from, to, out);
    }
}
