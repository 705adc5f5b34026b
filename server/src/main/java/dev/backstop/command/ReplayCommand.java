package dev.backstop.command;

import dev.backstop.offline.CannotRead;
import dev.backstop.offline.ReplayFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "replay", header = "What policies would have done with your past demand and lead times, from files.",
        description = {
            "", "Replays day by day what really came (if --receipts has quantities), the present policy (if the terms have one), and "
                    + "the learned one, which learns anew every "
                    + "week from earlier days only; --fill-rates adds the learned policy for other targets. on_hand is the stock "
                    + "on the first day of the history.",
            "", "Writes a line for each item, location and policy, and totals under the item *: fill_rate, waited, backorder_unit_days, "
                    + "stock_out_days, average_stock, "
                    + "average_stock_value, orders, ordered.",
            "", "With --advice, also whether customers should be allowed to wait: no, up to wait_limit_days, yes. The terms then have "
                    + "margin (a unit), waiting_cost (a unit and day), "
                    + "leaving (chance a day that who waits cancels) and wait_limit_days (14).", ""
        },
        footer = {"", "Example:", "  backstop replay --stock stock.csv --history demand.csv --terms terms.csv --fill-rates "
                + "0.9,0.95,0.98 --out replay.csv%n"})
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    PlanningFiles files;

    @Option(names = "--fill-rates", paramLabel = "SHARE", split = ",",
            description = "More targets for the learned policy, such as 0.9,0.95,0.98.")
    List<Double> fillRates = List.of();

    @Option(names = "--from", paramLabel = "DATE",
            description = "First day that counts; usually after a quarter of the days, in which the policies run in.")
    @Nullable LocalDate from;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-",
            description = "Where the results go, CSV, or Parquet if it ends in .parquet; usually standard output.")
    String out;

    @Option(names = "--advice", paramLabel = "FILE", description = "Where the advice on backorders goes, in the same way.")
    @Nullable String advice;

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
        for (var share : fillRates) {
            if (!(share > 0 && share < 1)) {
                throw new ParameterException(spec.commandLine(),
                        "--fill-rates lie between 0 and 1, both excluded, but one is %s.".formatted(share));
            }
        }
        var err = spec.commandLine().getErr();
        try (var progress = new Progress(quiet ? new PrintWriter(Writer.nullWriter()) : err)) {
            progress.done(new ReplayFiles(calendar.calendar(), badLines.policy(), err, progress)
                    .replay(files.files(spec.commandLine()), new ReplayFiles.Wanted(fillRates, from, out, advice)));
        }
        return 0;
    }
}
