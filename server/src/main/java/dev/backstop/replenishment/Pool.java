package dev.backstop.replenishment;

import dev.backstop.planning.demand.DemandClass;
import dev.backstop.planning.demand.DemandCurve;
import dev.backstop.planning.demand.DemandPanel;
import dev.backstop.planning.demand.PanelModel;
import dev.backstop.replenishment.LearnedRow.Borrowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from many items together: methods, weights and corrections for each horizon, and what the middle item of each category
 * is like. It forecasts any item, in slices.
 */
final class Pool {
    static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99};

    private static final int FEWEST_PEERS = 5;
    private static final int DAYS_NEW = 56;
    private static final double DAYS_TO_STAND_ON_ITS_OWN = 28; // of history, as many weigh half against the category
    private static final int CHUNK = 256;

    private final PoolPanel panel;
    private final List<PanelModel> byHorizon;
    private final Map<Integer, Peers> peers;

    private Pool(PoolPanel panel, List<PanelModel> byHorizon, Map<Integer, Peers> peers) {
        this.panel = panel;
        this.byHorizon = byHorizon;
        this.peers = peers;
    }

    /** Learns from a panel; takes seconds. The same panel teaches the same. */
    static Pool learn(PoolPanel panel) {
        var series = panel.panel();
        var byHorizon = Arrays.stream(panel.periods().horizons()).mapToObj(horizon -> PanelModel.learn(series, horizon, LEVELS))
                .toList();
        var without = new Pool(panel, byHorizon, Map.of());
        return new Pool(panel, byHorizon, without.peersOf(without.forecast(series), panel));
    }

    PoolPanel panel() {
        return panel;
    }

    Periods periods() {
        return panel.periods();
    }

    /** The middle one of so many items of a category, which an item without a past of its own is taken for. */
    private record Peers(int count, DemandCurve middle) {}

    /** A forecast, and the class by which methods were weighed. */
    record Forecast(DemandCurve curve, DemandClass of) {}

    /** A row to forecast: whole periods up to yesterday. */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers by the million
    record Wanted(float[] row, @Nullable String category) {}

    /** The forecasts of a slice of items, on all cores. */
    List<Forecast> forecast(List<Wanted> slice, LocalDate today) {
        var rows = slice.stream().map(Wanted::row).toArray(float[][]::new);
        var categories = slice.stream().mapToInt(each -> panel.category(each.category())).toArray();
        return forecast(new DemandPanel(rows, categories, periods().year(), periods().phase(today)));
    }

    private List<Forecast> forecast(DemandPanel slice) {
        var width = LEVELS.length + 1;
        var horizons = periods().horizonDays();
        var curves = new float[slice.size()][horizons.length * width];
        var classes = new DemandClass[slice.size()];
        IntStream.range(0, (slice.size() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            var from = chunk * CHUNK;
            var to = Math.min(slice.size(), from + CHUNK);
            var out = new float[(to - from) * width];
            var of = new DemandClass[to - from];
            for (var h = 0; h < horizons.length; h++) {
                byHorizon.get(h).write(slice, from, to, out, of);
                for (var i = from; i < to; i++) {
                    System.arraycopy(out, (i - from) * width, curves[i], h * width, width);
                    classes[i] = of[i - from];
                }
            }
        });
        return IntStream.range(0, curves.length).mapToObj(i -> new Forecast(new DemandCurve(horizons, LEVELS, curves[i]), classes[i]))
                .toList();
    }

    /**
     * What is expected of an item.
     *
     * @param borrowed null: it stands on its own history
     */
    record Expected(DemandCurve curve, @Nullable Borrowed borrowed) {}

    /**
     * An item's own forecast; where its history is short, mixed with the middle item of its category, and with that alone if it says
     * nothing yet.
     *
     * @param days of its history
     * @return nothing where there is too little to say
     */
    Optional<Expected> expected(Forecast own, int days, @Nullable String category) {
        var like = peers(category);
        if (days > 0 && days < DAYS_NEW && like.isPresent()) {
            var share = days / (days + DAYS_TO_STAND_ON_ITS_OWN);
            return Optional.of(new Expected(own.curve().mixed(share, like.get().middle()), new Borrowed(like.get().count(), 1 - share)));
        }
        return days < PastDemand.FEWEST_DAYS ? Optional.empty() : Optional.of(new Expected(own.curve(), null));
    }

    private Optional<Peers> peers(@Nullable String category) {
        return category == null ? Optional.empty() : Optional.ofNullable(peers.get(panel.category(category)));
    }

    private Map<Integer, Peers> peersOf(List<Forecast> forecasts, PoolPanel panel) {
        var byCategory = new HashMap<Integer, List<float[]>>();
        for (var i = 0; i < forecasts.size(); i++) {
            if (panel.categoryOf(i) > 0 && panel.days(i) >= PastDemand.FEWEST_DAYS && forecasts.get(i).curve().perDay() > 0) {
                byCategory.computeIfAbsent(panel.categoryOf(i), _ -> new ArrayList<>()).add(forecasts.get(i).curve().numbers());
            }
        }
        var found = new HashMap<Integer, Peers>();
        byCategory.forEach((category, curves) -> {
            if (curves.size() >= FEWEST_PEERS) {
                found.put(category, new Peers(curves.size(), middle(curves)));
            }
        });
        return found;
    }

    private DemandCurve middle(List<float[]> curves) {
        var middle = new float[curves.getFirst().length];
        for (var k = 0; k < middle.length; k++) {
            var number = k;
            middle[k] = (float) curves.stream().mapToDouble(curve -> curve[number]).sorted().skip(curves.size() / 2).findFirst()
                    .orElseThrow();
        }
        return new DemandCurve(periods().horizonDays(), LEVELS, middle);
    }
}
