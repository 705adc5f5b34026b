package dev.backstop.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command without a subcommand: shows what there is. */
@Command(
        name = "backstop",
        synopsisSubcommandLabel = "COMMAND",
        header = "Backstop: seldom out of stock, and when it is, no customer is surprised.%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "", "Examples:",
            "  backstop demo                       look at a company with a year of history",
            "  backstop serve --data /srv/backstop open your own, kept in that folder",
            "  backstop backup monday.zip --data /srv/backstop",
            "  backstop forecast --history h.csv --horizon 4 --out f.csv",
            "", "Besides, \"backstop test\" runs all tests, and \"backstop bench\" measures forecasts and promises (see: backstop bench --help).",
            "", "Each command explains itself: backstop serve --help%n"
        },
        subcommands = {
            DemoCommand.class, ServeCommand.class, SandboxCommand.class, ImportCommand.class, ForecastCommand.class, LeadTimesCommand.class,
            PlanCommand.class, ReplayCommand.class, BackupCommand.class, RestoreCommand.class, WarmUpCommand.class
        })
final class BackstopCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.", scope = CommandLine.ScopeType.INHERIT)
    boolean help;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
