package dev.backstop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source files of this repository that we wrote ourselves. */
public final class Sources {
    private Sources() {}

    /** One file. */
    public record Source(Path path, List<String> lines) {
        public boolean isJava() {
            return path.toString().endsWith(".java");
        }
    }

    /** All of them: Java, templates, style sheets, scripts and SQL. */
    public static Stream<Source> texts() {
        return Stream.of("src", "../planning/src").map(Path::of).flatMap(Sources::below).map(Sources::read);
    }

    private static Stream<Path> below(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(java|jte|css|js|sql|yaml)"))
                    .filter(file -> !file.toString().matches(".*(/vendor/|/kept/|\\.min\\.).*"))
                    .toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(file, Files.readAllLines(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
