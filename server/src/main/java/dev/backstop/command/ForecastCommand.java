package dev.backstop.command;

import dev.backstop.database.CannotStart;
import dev.backstop.forecast.BadLine;
import dev.backstop.forecast.ForecastWriter;
import dev.backstop.forecast.Histories;
import dev.backstop.forecast.HistoryReader;
import dev.backstop.forecast.HistoryRefused;
import dev.backstop.planning.demand.PanelForecast;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "forecast", header = "Forecast the total demand of the next periods, from a file of histories.",
        description = {
            "", "Needs no server and no database. The file is CSV in UTF-8 (.gz is understood) with the columns series_id, period and quantity: "
                    + "period is the date of a day, of a week's first day or of a month's first day, whichever fits all lines. Periods that are missing are zeros, up to "
                    + "the last period of the whole file; several lines of one period add up, returns are negative. A column \"category\" lets series lend each other their "
                    + "season; a column \"censored\" marks periods in which more was wanted than could be seen.",
            "", "The answer has the columns series_id, quantile_level and value, the TOTAL over the horizon; the level \"mean\" is its expectation. "
                    + "It is the same however many cores there are. It keeps 8 bytes for each period with demand and 4 for each period.", ""
        })
final class ForecastCommand implements Callable<Integer> {
    private static final int WRONG_INPUT = 2;
    private static final int AT_A_TIME = 2048;

    @Option(names = "--history", required = true, paramLabel = "FILE", description = "Histories; - for the standard input.")
    String history;

    @Option(names = "--horizon", required = true, paramLabel = "PERIODS", description = "Periods whose total is forecast.")
    int horizon;

    @Option(names = "--levels", paramLabel = "LEVEL", split = ",", defaultValue = ".5,.75,.8,.9,.95,.975,.99",
            description = "Quantile levels between 0 and 1. Unless told: ${DEFAULT-VALUE}.")
    double[] levels;

    @Option(names = "--out", defaultValue = "-", paramLabel = "FILE", description = "Where forecasts go; - for the standard output, which is the rule.")
    String out;

    @Option(names = "--skip-bad-lines", description = "Leave out lines that cannot be used, and say so, rather than refusing the file.")
    boolean skipBadLines;

    @Option(names = "--quiet", description = "No progress and no summary.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        levels = Arrays.stream(levels).sorted().distinct().toArray();
        if (horizon < 1 || Arrays.stream(levels).anyMatch(level -> !(level > 0 && level < 1))) {
            throw new ParameterException(spec.commandLine(), horizon < 1
                    ? "--horizon is a number of periods, at least 1, but was %d.".formatted(horizon)
                    : "--levels lie between 0 and 1, for instance .5,.9,.95, but were %s.".formatted(Arrays.toString(levels)));
        }
        try (var progress = new Progress(quiet ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getErr())) {
            progress.step("Reading");
            Histories histories;
            try (var csv = open()) {
                histories = HistoryReader.read(csv, skipBadLines);
            }
            tell(histories.badLines());
            progress.step("Learning from %,d series".formatted(histories.ids().size()));
            var forecast = PanelForecast.learn(histories.panel(), horizon, levels);
            try (var writer = new ForecastWriter(create(), levels)) {
                write(histories, forecast, writer, progress);
            }
            progress.done("%,d series, %s by %s to %s: the total of the next %d.".formatted(
                    histories.ids().size(), "history", histories.grain().name().toLowerCase(java.util.Locale.ROOT), histories.last(), horizon));
            return CommandLine.ExitCode.OK;
        } catch (HistoryRefused refused) {
            tell(refused.lines());
            spec.commandLine().getErr().println(refused.getMessage());
            return WRONG_INPUT;
        }
    }

    private void write(Histories histories, PanelForecast forecast, ForecastWriter writer, Progress progress) {
        var size = histories.ids().size();
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
                    writer.write(histories.ids().get(from + task * AT_A_TIME + i), values[task], i * width);
                }
            }
            progress.reached(Math.min(size, start + tasks * AT_A_TIME), size);
        }
    }

    private void tell(List<BadLine> lines) {
        for (var line : lines) {
            spec.commandLine().getErr().printf("%s%s%n", line.number() == 0 ? "" : "Line %d: ".formatted(line.number()), line.reason());
        }
    }

    private Reader open() throws IOException {
        if (history.equals("-")) {
            return reader(System.in);
        }
        var file = Path.of(history);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CannotStart("There is no file %s that can be read.".formatted(history));
        }
        var bytes = Files.newInputStream(file);
        return reader(history.endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes);
    }

    private static Reader reader(InputStream bytes) {
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
    }

    private Writer create() {
        try {
            return new BufferedWriter(new OutputStreamWriter(out.equals("-") ? unclosed(System.out) : new FileOutputStream(out), StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException refused) {
            throw new CannotStart("The file %s cannot be written: %s".formatted(out, refused.getMessage()), refused);
        }
    }

    private static OutputStream unclosed(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
