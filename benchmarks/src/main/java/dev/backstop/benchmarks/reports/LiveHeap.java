package dev.backstop.benchmarks.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/** What a Java process holds alive, as its own tool counts it after a full collection. */
final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final double MEGABYTE = 1024 * 1024;

    private final long pid;

    LiveHeap(long pid) {
        this.pid = pid;
    }

    /** How many megabytes more are alive at most while something is done than before, looked at again and again. */
    double growthDuring(Runnable work) {
        var before = now();
        var task = new FutureTask<Void>(work, null);
        Thread.ofVirtual().start(task);
        var most = 0.0;
        while (!task.isDone()) {
            most = Math.max(most, now() - before);
        }
        try {
            task.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return most;
    }

    private double now() {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var total = TOTAL.matcher(said);
            if (!total.find()) {
                throw new IllegalStateException("jcmd did not count the heap of %d: %s".formatted(pid, said.lines().findFirst()
                        .orElse("nothing")));
            }
            return Long.parseLong(total.group(1)) / MEGABYTE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
