package dev.backstop.offline;

import dev.backstop.offline.TableOutput.Head;
import dev.backstop.planning.demand.PanelForecast;
import dev.backstop.planning.plan.PlanColumn.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The total demand of the next periods, as quantiles and a mean, from a file of histories. */
public final class ForecastFiles {
    private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_UP);
    private static final int PLACES = 4;
    private static final int AT_A_TIME = 2048;

    private static final List<Head> HEADS = List.of(new Head("series_id", Kind.TEXT), new Head("quantile_level", Kind.TEXT),
            new Head("value", Kind.NUMBER));

    private final int horizon;
    private final double[] levels;
    private final BadLines bad;
    private final Steps steps;

    /**
     * For totals over {@code horizon} periods.
     *
     * @param levels ascending, in (0, 1)
     * @param say    where faulty lines are named
     */
    public ForecastFiles(int horizon, double[] levels, OnBadLines onBadLines, PrintWriter say, Steps steps) {
        this.horizon = horizon;
        this.levels = levels.clone();
        this.bad = new BadLines(onBadLines, say);
        this.steps = steps;
    }

    /**
     * Writes a line for each series and level, and one for its mean.
     *
     * @return what was forecast, in one sentence
     */
    public String forecast(String file, String out) throws CannotRead, IOException {
        steps.step("Reading");
        var histories = HistoryFile.read(file, bad);
        steps.step("Learning from %,d series".formatted(histories.ids().size()));
        var forecast = PanelForecast.learn(histories.panel(), horizon, levels);
        try (var output = TableOutput.open(out, HEADS)) {
            write(histories.ids(), forecast, output);
        }
        return "%,d series, history by %s to %s: the total of the next %d.".formatted(
                histories.ids().size(), histories.grain().name().toLowerCase(Locale.ROOT), histories.last(), horizon);
    }

    private void write(List<String> ids, PanelForecast forecast, TableOutput output) throws IOException {
        var names = Arrays.stream(levels).mapToObj(level -> BigDecimal.valueOf(level).stripTrailingZeros().toPlainString()).toList();
        var size = ids.size();
        var width = forecast.width();
        var tasks = Runtime.getRuntime().availableProcessors() * 2;
        for (var start = 0; start < size; start += tasks * AT_A_TIME) {
            var from = start;
            var values = new float[tasks][];
            IntStream.range(0, tasks).parallel().forEach(task -> {
                var first = Math.min(size, from + task * AT_A_TIME);
                var last = Math.min(size, first + AT_A_TIME);
                values[task] = new float[(last - first) * width];
                forecast.write(first, last, values[task]);
            });
            for (var task = 0; task < tasks; task++) {
                for (var i = 0; i * width < values[task].length; i++) {
                    write(ids.get(from + task * AT_A_TIME + i), names, values[task], i * width, output);
                }
            }
            steps.reached(Math.min(size, start + tasks * AT_A_TIME), size);
        }
    }

    private static void write(String id, List<String> names, float[] values, int at, TableOutput output) throws IOException {
        for (var i = 0; i < names.size(); i++) {
            output.row(id, names.get(i), number(values[at + i]));
        }
        output.row(id, "mean", number(values[at + names.size()]));
    }

    private static BigDecimal number(float value) {
        var rounded = new BigDecimal(value, DIGITS);
        return rounded.setScale(Math.min(PLACES, Math.max(0, rounded.scale())), RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
