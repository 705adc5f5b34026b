package dev.backstop.command;

import dev.backstop.offline.CannotRead;
import dev.backstop.offline.PlanFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "plan", header = "Reorder points and what to order now, from files. Needs no server and no database.",
        description = {
            "", "Writes a line for each item and location of the terms: reorder_point, order_up_to, safety_stock, position, order_now, "
                    + "arrives_on (in nine cases of ten), all they "
                    + "rest on, and the arithmetic in words. Quantities are whole numbers of the smallest unit.",
            "", "Headings may bear the names people use; dates look like 2026-05-31; - is standard input or output; Parquet is understood as well as CSV.", ""
        },
        footer = {"", "Example:", "  backstop plan --stock stock.csv --history demand.csv --terms terms.csv --receipts receipts.csv "
                + "--out plan.csv%n"})
final class PlanCommand implements Callable<Integer> {
    @Mixin
    PlanningFiles files;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-",
            description = "Where the plan goes, CSV, or Parquet if it ends in .parquet; usually standard output.")
    String out;

    @Option(names = "--fill-rate-over-all", paramLabel = "SHARE",
            description = "One target for all items together, weighed by their unit_cost, for the least money in stock; in place of their own targets.")
    @Nullable Double fillRateOverAll;

    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "local",
            description = "local: this program. spark: over Apache Spark, for more places than one machine takes; see --engine spark --help.")
    String engine;

    @Option(names = "--quiet", description = "No progress and no summary.")
    boolean quiet;

    @Mixin
    CalendarOptions calendar;

    @Mixin
    BadLinesOption badLines;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, CannotRead {
        if (!engine.equals("local")) {
            throw new ParameterException(spec.commandLine(), "--engine %s runs in a program of its own, which ./backstop starts; here it is local.".formatted(engine));
        }
        if (fillRateOverAll != null && !(fillRateOverAll > 0 && fillRateOverAll < 1)) {
            throw new ParameterException(spec.commandLine(), "--fill-rate-over-all lies between 0 and 1, both excluded, but was %s.".formatted(fillRateOverAll));
        }
        var err = spec.commandLine().getErr();
        try (var progress = new Progress(quiet ? new PrintWriter(Writer.nullWriter()) : err)) {
            progress.done(new PlanFiles(calendar.calendar(), badLines.policy(), err, progress)
                    .plan(files.files(spec.commandLine()), fillRateOverAll, out));
        }
        return 0;
    }
}
