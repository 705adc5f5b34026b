package dev.backstop.benchmarks;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "planning", header = "Forecasts: accuracy on panels of real demand, and speed, in one run with the same settings.", mixinStandardHelpOptions = true)
final class PlanningBenchmark implements Callable<Integer> {
    @Option(names = "--panels", paramLabel = "DIR", description = "Folder with carparts, m3_monthly, uci_weekly_sales and online_retail, as far as they are there.")
    @Nullable Path panels;

    @Option(names = "--origins", defaultValue = "3", description = "Rolling origins of each panel, a horizon apart. Unless told: ${DEFAULT-VALUE}.")
    int origins;

    @Option(names = "--series", defaultValue = "50000", description = "Item-locations that speed is measured on. Unless told: ${DEFAULT-VALUE}.")
    int series;

    @Option(names = "--places", defaultValue = "20000",
            description = "Item-locations that the product plans end to end; 0 leaves it out. Unless told: ${DEFAULT-VALUE}.")
    int places;

    @Option(names = "--without-each",
            description = "Print only what the blend loses on each panel without each of its methods, and how far it is from the best of them alone.")
    boolean withoutEach;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        var figures = new ArrayList<Figure>();
        if (panels != null) {
            for (var panel : Panels.read(panels)) {
                if (withoutEach) {
                    figures.addAll(BestAlone.of(panel, origins));
                    figures.addAll(Ablation.of(panel, origins));
                } else {
                    figures.addAll(Accuracy.of(panel, origins));
                }
            }
        }
        if (!withoutEach) {
            figures.add(Speed.measure(series));
            if (places > 0) {
                figures.addAll(PlannedEndToEnd.measure(places));
            }
        }
        figures.add(new Figure("load_while_measured", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), "processes", "cores",
                Runtime.getRuntime().availableProcessors()));
        if (json) {
            Figure.json(figures, out);
        } else {
            Figure.table(figures, out);
        }
        return 0;
    }
}
