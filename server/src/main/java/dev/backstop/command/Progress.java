package dev.backstop.command;

import dev.backstop.offline.Steps;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** How far long work has come, on the error stream: a bar that fills, or on anything but a terminal a line now and then. Short work is done without. */
final class Progress implements AutoCloseable, Steps {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private long said;
    private boolean open;

    Progress(PrintWriter err) {
        this.err = err;
        this.terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** A part of the work begins whose length nobody knows. */
    @Override
    public void step(String what) {
        say(what + " ...", begun == said);
    }

    @Override
    public void reached(long done, long all) {
        var filled = (int) (WIDTH * done / Math.max(1, all));
        say("[%s%s] %,d of %,d".formatted("#".repeat(filled), " ".repeat(WIDTH - filled), done, all), done == all && open);
    }

    /** The last word, said at any rate. */
    void done(String summary) {
        close();
        err.println(summary);
    }

    private void say(String line, boolean atOnce) {
        var now = System.nanoTime();
        var pause = terminal ? Duration.ofMillis(100) : NOW_AND_THEN;
        if (!atOnce && (now - begun < SHORT.toNanos() || now - said < pause.toNanos())) {
            return;
        }
        said = now;
        if (terminal) {
            err.print("\r\u001b[K" + line);
            err.flush();
            open = true;
        } else {
            err.println(line);
        }
    }

    @Override
    public void close() {
        if (open) {
            err.print("\r\u001b[K");
            err.flush();
            open = false;
        }
    }
}
