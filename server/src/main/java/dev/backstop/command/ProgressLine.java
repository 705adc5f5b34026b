package dev.backstop.command;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells how many rows are done while long work goes on: on one line of a terminal every second, elsewhere on a line of its own now and then. */
final class ProgressLine implements AutoCloseable {
    private static final Duration AT_A_TERMINAL = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(15);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final PrintWriter out;
    private final boolean terminal;
    private final Future<?> ticking;
    private boolean shown;

    ProgressLine(LongSupplier rows, PrintWriter out) {
        this.out = out;
        this.terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var period = (terminal ? AT_A_TERMINAL : ELSEWHERE).toMillis();
        this.ticking = clock.scheduleAtFixedRate(() -> show(rows.getAsLong()), period, period, TimeUnit.MILLISECONDS);
    }

    private void show(long rows) {
        out.printf(terminal ? "\r%,d rows so far" : "%,d rows so far%n", rows);
        out.flush();
        shown = true;
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.close();
        if (terminal && shown) {
            out.println();
        }
    }
}
