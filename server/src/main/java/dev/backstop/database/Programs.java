package dev.backstop.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs. */
final class Programs {
    private final Binaries binaries;

    Programs(Binaries binaries) {
        this.binaries = binaries;
    }

    /**
     * Runs one program to its end.
     *
     * @throws IOException with what the program said, if it fails
     */
    void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(asOrdinaryUser());
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        var said = Files.createTempFile("backstop-" + program, ".log"); // not a pipe: the server started would hold it open
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // another PostgreSQL's settings are not ours
            var process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(program + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s: %s".formatted(program, Files.readString(said, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ")));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, interrupted);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** PostgreSQL refuses to be root. In a user namespace of its own it is nobody in particular, while its files remain root's. */
    private static List<String> asOrdinaryUser() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of();
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
