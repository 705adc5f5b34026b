package dev.backstop.benchmarks.kernels;

import dev.backstop.benchmarks.Figure;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The hot paths of planning, each alone. */
@Command(name = "kernels", header = "The hot paths of planning, each alone, by JMH: microseconds a place.", mixinStandardHelpOptions = true)
public final class KernelsBenchmark implements Callable<Integer> {
    private static final double BUDGET = 1e6 / 3_000; // microseconds: 3,000 places a second and core

    @Option(names = "--forks", defaultValue = "1", description = "Java processes that each measure. Unless told: ${DEFAULT-VALUE}.")
    int forks;

    @Option(names = "--iterations", defaultValue = "5", description = "Times two seconds that are measured in each. Unless told: ${DEFAULT-VALUE}.")
    int iterations;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws RunnerException {
        var options = new OptionsBuilder().include(PlanningKernels.class.getSimpleName()).forks(forks).warmupIterations(iterations)
                .measurementIterations(iterations).warmupTime(TimeValue.seconds(2)).measurementTime(TimeValue.seconds(2))
                .verbosity(VerboseMode.SILENT).resultFormat(ResultFormatType.TEXT).build();
        var figures = new ArrayList<Figure>();
        for (var result : new Runner(options).run()) {
            var name = result.getPrimaryResult().getLabel();
            figures.add(new Figure("kernel_" + name, result.getPrimaryResult().getScore(), "us/place", "whole budget of a place", BUDGET));
        }
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        if (json) {
            Figure.json(figures, out);
        } else {
            Figure.table(figures, out);
        }
        return 0;
    }
}
