package dev.backstop.benchmarks.kernels;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.ReorderPoints.Levels;
import dev.backstop.planning.ServiceTarget.FillRate;
import dev.backstop.planning.demand.DemandPanel;
import dev.backstop.planning.demand.Outlook;
import dev.backstop.planning.demand.PanelModel;
import dev.backstop.planning.policy.StockingRule;
import dev.backstop.planning.policy.StockingRule.Aim;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done for every place when a million are planned, for places with two years of days. Scores are microseconds a place. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanningKernels {
    /** Places that are worked on at a time, as planning does. */
    public static final int PLACES = 512;

    private static final int DAYS = 730;
    private static final int LEAD_TIME = 14;
    private static final int YEAR = 364;
    private static final double[] LEVELS = {0.5, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99};

    private final LeadTimeSpread leadTime = LeadTimeSpread.observed(List.of(10, 12, 13, 14, 14, 15, 16, 18, 21));
    private final Aim aim = new Aim(new FillRate(0.95), OrderTerms.ANY, 1, 20.0, 2, null);
    private float[][] rows = {};
    private int[] days = {};
    private PanelModel model = PanelModel.learn(DemandPanel.of(new float[][] {{1}}, 1, 0), 1, 0.5);
    private Outlook outlook = Outlook.learn(new float[][] {{1}}, List.of(1));
    private List<DemandForecast> forecasts = List.of();
    private float[] quantiles = {};

    /** Learns from the places, once. */
    @Setup
    public void learn() {
        rows = rows();
        days = new int[PLACES];
        java.util.Arrays.fill(days, LEAD_TIME);
        model = PanelModel.learn(DemandPanel.of(rows, YEAR, 0), LEAD_TIME, LEVELS);
        outlook = Outlook.learn(rows, List.of(LEAD_TIME));
        forecasts = outlook.forecasts(rows, days);
        quantiles = new float[PLACES * model.width()];
    }

    /** All methods, trees, blend and calibration. */
    @Benchmark
    @OperationsPerInvocation(PLACES)
    public float[] forecast() {
        model.write(model.panelOf(rows, new int[PLACES]), 0, PLACES, quantiles);
        return quantiles;
    }

    /** The same, made into distributions. */
    @Benchmark
    @OperationsPerInvocation(PLACES)
    public List<DemandForecast> outlook() {
        return outlook.forecasts(rows, days);
    }

    /** From the distribution to the reorder point, with nine possible lead times and undershoot. */
    @Benchmark
    @OperationsPerInvocation(PLACES)
    public long reorderPoints() {
        var sum = 0L;
        for (var forecast : forecasts) {
            Levels levels = StockingRule.levels(forecast, leadTime, aim, StockingRule.usualOrder(forecast, aim));
            sum += levels.reorderPoint();
        }
        return sum;
    }

    private static float[][] rows() {
        var random = new SplittableRandom(730);
        var rows = new float[PLACES][DAYS];
        for (var row : rows) {
            var chance = Math.exp(-4 * random.nextDouble());
            var size = 1 + random.nextInt(12);
            for (var day = 0; day < DAYS; day++) {
                row[day] = random.nextDouble() < chance ? 1 + random.nextInt(2 * size) : 0;
            }
        }
        return rows;
    }
}
