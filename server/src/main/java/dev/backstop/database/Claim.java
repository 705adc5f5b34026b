package dev.backstop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One process per data folder: a lock on a file, which the operating system gives back however the process ends. */
final class Claim implements AutoCloseable {
    private final FileChannel channel;

    private Claim(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, which is made where it is missing. */
    static Claim on(Path data) {
        return tryOn(data).orElseThrow(() -> new CannotStart(
                "The data folder %s is in use by another Backstop%s. Stop that one, or choose another folder with --data."
                        .formatted(data, holder(data))));
    }

    /** Empty where another process has the folder. */
    static Optional<Claim> tryOn(Path data) {
        FileChannel channel = null;
        try {
            Folders.makePrivate(data);
            channel = FileChannel.open(file(data), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return Optional.of(new Claim(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failed) {
            closeQuietly(channel);
            throw new CannotStart("The data folder %s cannot be written: %s".formatted(data, failed.getMessage()), failed);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // by this very process
        }
    }

    private static String holder(Path data) {
        try {
            var pid = Files.readString(file(data)).strip();
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException _) {
            return "";
        }
    }

    private static Path file(Path data) {
        return data.resolve("lock");
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException _) {
                // the lock is gone either way
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
