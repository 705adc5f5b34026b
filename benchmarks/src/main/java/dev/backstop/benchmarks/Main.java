package dev.backstop.benchmarks;

import dev.backstop.benchmarks.kernels.KernelsBenchmark;
import dev.backstop.benchmarks.outreach.OutreachBenchmark;
import dev.backstop.benchmarks.promising.PromisingBenchmark;
import dev.backstop.benchmarks.reports.ReportsBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where {@code backstop bench} begins. */
@Command(name = "backstop bench", header = "Measure, each figure next to a reference of the same run.", subcommands = {
            PlanningBenchmark.class, KernelsBenchmark.class, PromisingBenchmark.class, OutreachBenchmark.class,
            ReportsBenchmark.class
        }, mixinStandardHelpOptions = true, description = {"", "Figures of speed depend on what else the machine does: see the load that is printed with them.", ""})
public final class Main {
    private Main() {}

    /** Runs one benchmark. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
