package dev.backstop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A folder for one run, removed at its end; what a killed run left behind is removed by the next one. */
final class ThrowAwayFolder implements AutoCloseable {
    private static final String PREFIX = "run-";

    private final Path path;
    private final Claim claim;

    private ThrowAwayFolder(Path path, Claim claim) {
        this.path = path;
        this.claim = claim;
    }

    static ThrowAwayFolder below(Path parent) {
        try {
            Folders.makePrivate(parent);
            sweep(parent);
        } catch (IOException failed) {
            throw new CannotStart("The folder %s cannot be written: %s".formatted(parent, failed.getMessage()), failed);
        }
        var path = parent.resolve(PREFIX + UUID.randomUUID());
        return new ThrowAwayFolder(path, Claim.on(path));
    }

    private static void sweep(Path parent) throws IOException {
        try (var leftOvers = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var leftOver : leftOvers) {
                var claim = Claim.tryOn(leftOver);
                if (claim.isPresent()) {
                    Postmaster.of(leftOver).ifPresent(postmaster -> postmaster.kill(leftOver));
                    Folders.remove(leftOver);
                    claim.get().close();
                }
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Folders.remove(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            claim.close();
        }
    }
}
