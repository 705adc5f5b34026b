package dev.backstop.spark;

import dev.backstop.planning.WorkingCalendar;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where {@code backstop plan --engine spark} begins. */
@Command(name = "backstop plan --engine spark", mixinStandardHelpOptions = true,
        header = "The plan for more places than one machine takes, over Apache Spark.",
        description = {"", "Tables are files or folders of Parquet, or jdbc:...#table; their columns are those of plan without --engine, by these names only. "
                + "The answers are the same to the last bit.", ""},
        footer = {"", "Example:", "  backstop plan --engine spark --master local-cluster[2,1,2048] --stock stock.parquet --history demand.parquet "
                + "--terms terms.parquet --out plan%n"})
public final class Main implements Callable<Integer> {
    private static final int NOT_UNDERSTOOD = 2;

    @Option(names = "--master", paramLabel = "URL", defaultValue = "local[*]",
            description = "Where to run: local[*], local-cluster[workers,cores,MB], "
            + "spark://host:7077, ... Unless told: ${DEFAULT-VALUE}.")
    String master = "";

    @Option(names = "--stock", required = true, paramLabel = "TABLE", description = "item, location, on_hand, on_order, backordered.")
    String stock = "";

    @Option(names = "--history", required = true, paramLabel = "TABLE", description = "item, location, date, quantity, in_stock.")
    String history = "";

    @Option(names = "--terms", required = true, paramLabel = "TABLE", description = "One line for each item and location.")
    String terms = "";

    @Option(names = "--receipts", paramLabel = "TABLE", description = "item, location, vendor, mode, ordered_on, received_on, quantity.")
    @Nullable String receipts;

    @Option(names = "--out", required = true, paramLabel = "TABLE", description = "Where the plan goes, in place of what is there.")
    String out = "";

    @Option(names = "--as-of", paramLabel = "DATE", description = "Today; usually the day after the last demand.")
    @Nullable LocalDate asOf;

    @Option(names = "--working-days", paramLabel = "DAY", split = ",",
            description = "Days of the week on which goods are received; usually all.")
    Set<DayOfWeek> workingDays = EnumSet.allOf(DayOfWeek.class);

    @Option(names = "--holidays", paramLabel = "DATE", split = ",", description = "Days without work.")
    List<LocalDate> holidays = List.of();

    @Spec
    @Nullable CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main()).setExecutionExceptionHandler((failure, line, _) -> {
            line.getErr().println(Words.of(failure));
            return NOT_UNDERSTOOD;
        }).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try (var spark = Sessions.open(master)) {
            var calendar = new WorkingCalendar(workingDays, Set.copyOf(holidays));
            var count = new SparkPlan(spark, calendar).run(new PlanSources(stock, history, terms, receipts, asOf), new Table(out));
            System.err.printf("%,d items planned.%n", count);
        }
        return 0;
    }
}
