package dev.backstop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The living server of a data folder, as its {@code postmaster.pid} tells: it outlives a killed Backstop. */
record Postmaster(ProcessHandle process, int port) {
    private static final int PID = 0;
    private static final int PORT = 3;

    /** Empty where none lives; a process that has merely been given the same number since is not taken for it. */
    static Optional<Postmaster> of(Path data) {
        try {
            var lines = Files.readAllLines(file(data));
            if (lines.size() <= PORT) {
                return Optional.empty();
            }
            var port = Integer.parseInt(lines.get(PORT).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(PID).strip()))
                    .filter(process -> serves(process, data))
                    .map(process -> new Postmaster(process, port));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Forgets a server that is gone, whose number another process may have by now. */
    static void forget(Path data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    private static boolean serves(ProcessHandle process, Path data) {
        return process.isAlive() && process.info().commandLine().orElse("").contains(Cluster.folder(data).toString());
    }

    private static Path file(Path data) {
        return Cluster.folder(data).resolve("postmaster.pid");
    }

    /** Ends it at once; for data that nobody needs any more. */
    void kill(Path data) {
        process.destroyForcibly();
        for (var wait = 0; wait < 100 && serves(process, data); wait++) { // not onExit: where nobody collects the dead, they never leave
            try {
                Thread.sleep(50);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
