package dev.backstop.command;

import dev.backstop.offline.CannotRead;
import dev.backstop.offline.LeadTimeFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "lead-times", header = "Learn from past orders when others will arrive. Needs no server and no database.",
        description = {
            "", "The history has a line for each past order, or for each receipt of it:",
            "  id, vendor, item, mode, ordered_on, scheduled_on, received_on, quantity",
            "scheduled_on is the day that was confirmed. received_on is empty while the order is open. Receipts with the same id and a "
                    + "quantity are parts of one order.",
            "", "The requests have a line for each question:",
            "  id, vendor, item, mode, ordered_on, scheduled_on, as_of, open_on",
            "Days are counted from scheduled_on if given, else from ordered_on. Only what was known before as_of is learned from; "
                    + "without it, all of the history is. An order "
                    + "whose day is over on as_of is taken to be open, and days that have passed are struck out; open_on says so of one "
                    + "whose day is still to come.",
            "", "The answers have a line for each question and level: id, quantile_level, days, date. days and date are empty where "
                    + "nothing is known.",
            "", "Dates look like 2026-05-31. Columns may be missing, stand in any order, and bear the names people use. - is standard "
                    + "input or output.", ""
        },
        footer = {"", "Example:", "  backstop lead-times --history receipts.csv --requests open-orders.csv --out arrivals.csv%n"})
final class LeadTimesCommand implements Callable<Integer> {
    @Option(names = "--history", required = true, paramLabel = "FILE", description = "Past orders, CSV or Parquet.")
    String history;

    @Option(names = "--requests", required = true, paramLabel = "FILE", description = "What to answer, CSV or Parquet.")
    String requests;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-",
            description = "Where the answers go, CSV, or Parquet if it ends in .parquet; usually standard output.")
    String out;

    @Option(names = "--levels", paramLabel = "LEVEL", split = ",", defaultValue = ".5,.8,.9,.95",
            description = "Chances to answer at; usually ${DEFAULT-VALUE}.")
    List<BigDecimal> levels;

    @Mixin
    CalendarOptions calendar;

    @Mixin
    BadLinesOption badLines;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, CannotRead {
        for (var level : levels) {
            if (level.signum() <= 0 || level.compareTo(BigDecimal.ONE) >= 0) {
                throw new ParameterException(spec.commandLine(),
                        "--levels lie between 0 and 1, both excluded, but one is %s.".formatted(level));
            }
        }
        if (history.equals("-") && requests.equals("-")) {
            throw new ParameterException(spec.commandLine(), "Only one of --history and --requests can be the standard input.");
        }
        new LeadTimeFiles(calendar.calendar(), levels, badLines.policy(), spec.commandLine().getErr()).answer(history, requests, out);
        return 0;
    }
}
