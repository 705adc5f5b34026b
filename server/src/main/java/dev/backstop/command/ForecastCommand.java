package dev.backstop.command;

import dev.backstop.offline.CannotRead;
import dev.backstop.offline.ForecastFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "forecast", header = "Forecast the total demand of the next periods, from a file of histories.",
        description = {
            "", "Needs no server and no database. The file is CSV in UTF-8 or Parquet (.gz is understood) with the columns series_id, period and quantity: "
                    + "period is the date of a day, of a week's first day or of a month's first day, whichever fits all lines, or 2026-W22 or 2026-05. "
                    + "Periods that are missing are zeros, up to the last period of the whole file; several lines of one period add up, returns are negative. "
                    + "A column \"category\" lets series lend each other their season; a column \"censored\" marks periods in which more was wanted than could "
                    + "be seen.",
            "", "The answer has the columns series_id, quantile_level and value, the TOTAL over the horizon; the level \"mean\" is its expectation. "
                    + "It is the same however many cores there are. It keeps 8 bytes for each period with demand and 4 for each period.", ""
        })
final class ForecastCommand implements Callable<Integer> {
    private static final int LONGEST_HORIZON = 3_660; // ten years of days

    @Option(names = "--history", required = true, paramLabel = "FILE", description = "Histories; - for the standard input.")
    String history;

    @Option(names = "--horizon", required = true, paramLabel = "PERIODS", description = "Periods whose total is forecast, up to 3,660.")
    int horizon;

    @Option(names = "--levels", paramLabel = "LEVEL", split = ",", defaultValue = ".5,.75,.8,.9,.95,.975,.99",
            description = "Quantile levels between 0 and 1. Unless told: ${DEFAULT-VALUE}.")
    double[] levels;

    @Option(names = "--out", defaultValue = "-", paramLabel = "FILE",
            description = "Where forecasts go, CSV, or Parquet if it ends in .parquet; - for the standard output, which is the rule.")
    String out;

    @Mixin
    BadLinesOption badLines;

    @Option(names = "--quiet", description = "No progress and no summary.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, CannotRead {
        levels = Arrays.stream(levels).sorted().distinct().toArray();
        var beyond = horizon < 1 || horizon > LONGEST_HORIZON;
        if (beyond || Arrays.stream(levels).anyMatch(level -> !(level > 0 && level < 1))) {
            throw new ParameterException(spec.commandLine(), beyond
                    ? "--horizon is a number of periods from 1 to %,d, but was %,d.".formatted(LONGEST_HORIZON, horizon)
                    : "--levels lie between 0 and 1, for instance .5,.9,.95, but were %s.".formatted(Arrays.toString(levels)));
        }
        var err = spec.commandLine().getErr();
        try (var progress = new Progress(quiet ? new PrintWriter(Writer.nullWriter()) : err)) {
            progress.done(new ForecastFiles(horizon, levels, badLines.policy(), err, progress).forecast(history, out));
        }
        return CommandLine.ExitCode.OK;
    }
}
