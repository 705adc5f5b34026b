package dev.backstop.benchmarks.outreach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The mail server beside us, and what it has taken so far. */
final class Mails implements AutoCloseable {
    private final Process process;
    private final int port;
    private final List<Mail> taken = new CopyOnWriteArrayList<>();

    /** One mail, taken at {@code nanos} of the system's clock. */
    record Mail(long nanos, String to, String id, String subject) {}

    private Mails(Process process, int port, BufferedReader lines) {
        this.process = process;
        this.port = port;
        Thread.ofPlatform().daemon().start(() -> lines.lines().map(line -> line.split("\t", 4))
                .forEach(cells -> taken.add(new Mail(Long.parseLong(cells[0]), cells[1], cells[2], cells[3]))));
    }

    static Mails listen() {
        try {
            var process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                    MailSink.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            return new Mails(process, Integer.parseInt(lines.readLine()), lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return port;
    }

    List<Mail> taken() {
        return List.copyOf(taken);
    }

    int count() {
        return taken.size();
    }

    /** Waits until so many are there, or nothing came for so many seconds. */
    void await(int wanted, int patienceSeconds) throws InterruptedException {
        var last = count();
        var since = System.nanoTime();
        while (count() < wanted && System.nanoTime() - since < patienceSeconds * 1_000_000_000L) {
            Thread.sleep(20);
            if (count() > last) {
                last = count();
                since = System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
