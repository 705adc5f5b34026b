package dev.backstop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/**
 * What the programs of tests need at each start, made once for all processes that run tests (decision 0241): their classes as Java keeps them ready, and the
 * data folder of a program that was opened and stopped. The program that makes it starts as any other does; another class path has its own.
 */
final class Prepared {
    private static final Path ALL = SandboxDatabase.FOLDER.toAbsolutePath().resolveSibling("prepared");
    private static final Path LOCK = ALL.resolve("lock");

    private static final class Made {
        private static final Prepared prepared = takenOrMade();
    }

    private final Path folder;
    private final String classPath;

    private Prepared(Path folder, ClassPath classes) throws IOException {
        this.folder = folder;
        this.classPath = classes.packedInto(folder);
    }

    /** Java's options for a start: the class path, and its classes where Java could keep them; where not, it starts as usual. */
    static List<String> options() {
        var kept = Made.prepared.classes();
        return Files.exists(kept) ? Made.prepared.options("-XX:AOTCache=" + kept) : List.of("-cp", Made.prepared.classPath);
    }

    /** Fills a data folder as a first start does. */
    static void copyData(Path to) {
        var from = Made.prepared.data();
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first process makes it, and the others wait. */
    private static Prepared takenOrMade() {
        try {
            Files.createDirectories(ALL);
            try (var file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = file.lock()) {
                var classes = ClassPath.ofThisProcess();
                var folder = ALL.resolve(classes.key());
                if (!Files.exists(whole(folder))) {
                    removeOlder();
                    new Prepared(Files.createDirectory(folder), classes).open();
                    Files.createFile(whole(folder));
                }
                return new Prepared(folder, classes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path whole(Path folder) {
        return folder.resolve("whole");
    }

    private static void removeOlder() throws IOException {
        try (var files = Files.walk(ALL)) {
            for (var file : files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(ALL) && !file.equals(LOCK)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void open() {
        try (var program = Program.start(options("-XX:AOTCacheOutput=" + classes()),
                "-Dbackstop.sandbox=true", "-Dbackstop.sandbox-key=" + Api.KEY, "serve", "--port", "0", "--data", data().toString())) {
            program.whenOpen();
            program.stop();
        }
    }

    private List<String> options(String cache) {
        return List.of(cache, "-Xlog:aot=off,cds=off", "-cp", classPath);
    }

    private Path classes() {
        return folder.resolve("classes.aot");
    }

    private Path data() {
        return folder.resolve("data");
    }
}
