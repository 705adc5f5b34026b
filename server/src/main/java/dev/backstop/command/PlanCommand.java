package dev.backstop.command;

import dev.backstop.offline.CannotRead;
import dev.backstop.offline.PlanFiles;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "plan", header = "Reorder points and what to order now, from files. Needs no server and no database.",
        description = {
            "", "Writes a line for each item and location of the terms: reorder_point, order_up_to, safety_stock, position, order_now, "
                    + "arrives_on (in nine cases of ten), all they "
                    + "rest on, and the arithmetic in words. Quantities are whole numbers of the smallest unit.",
            "", "Headings may bear the names people use; dates look like 2026-05-31; - is standard input or output.", ""
        },
        footer = {"", "Example:", "  backstop plan --stock stock.csv --history demand.csv --terms terms.csv --receipts receipts.csv "
                + "--out plan.csv%n"})
final class PlanCommand implements Callable<Integer> {
    @Mixin
    PlanningFiles files;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "Where the plan goes, CSV; usually standard output.")
    String out;

    @Mixin
    CalendarOptions calendar;

    @Mixin
    BadLinesOption badLines;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, CannotRead {
        new PlanFiles(calendar.calendar(), badLines.policy(), spec.commandLine().getErr()).plan(files.files(spec.commandLine()), out);
        return 0;
    }
}
