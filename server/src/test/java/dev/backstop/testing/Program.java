package dev.backstop.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program in a process of its own, as a person starts it at a terminal. Closing it kills it. */
public final class Program implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("open at http://localhost:(\\d+)/");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch silent = new CountDownLatch(1);

    private Program(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    /** Starts it with Java options that begin with {@code -D} or {@code -X}, and arguments. */
    public static Program start(String... optionsAndArguments) {
        return start(Prepared.options(), optionsAndArguments);
    }

    /** Fills the folder with what a program leaves there that was opened and stopped: its data folder is then not the first of its life. */
    public static void openedOnceIn(Path data) {
        Prepared.copyData(data);
    }

    static Program start(List<String> java, String... optionsAndArguments) {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dbackstop.programs=" + SandboxDatabase.PROGRAMS.toAbsolutePath()));
        var all = List.of(optionsAndArguments);
        all.stream().filter(Program::isJavaOption).forEach(command::add);
        command.addAll(java);
        command.add("dev.backstop.command.Main");
        all.stream().filter(word -> !isJavaOption(word)).forEach(command::add);
        try {
            return new Program(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isJavaOption(String word) {
        return word.startsWith("-D") || word.startsWith("-X");
    }

    private void listen() {
        try (var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException _) {
            // killed: there is no more to hear
        } finally {
            silent.countDown();
        }
    }

    /** Waits until it says where it is open, and gives a client of it. */
    public Api whenOpen() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && silent.getCount() > 0) {
            for (var line : lines) {
                var open = OPEN.matcher(line);
                if (open.find()) {
                    return Api.onPort(Integer.parseInt(open.group(1)));
                }
            }
            pause();
        }
        throw new AssertionError("It did not open:\n" + said());
    }

    /** Waits for its end and gives its exit code. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !silent.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end:\n" + said());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** All it has printed so far. */
    public String said() {
        return String.join("\n", lines);
    }

    /** Stops it as Ctrl-C does, hears what it still says, and waits. */
    public void stop() {
        process.toHandle().destroy(); // the process's own way shuts its ears as well
        exitCode();
    }

    /** Ends it with no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
