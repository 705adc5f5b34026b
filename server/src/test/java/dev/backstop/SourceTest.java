package dev.backstop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Small files: a reader can hold one in the head. */
class SourceTest {
    private static final int MOST_LINES = 500;
    private static final int USUAL_LINES = 80;

    @Test
    void no_source_file_is_long_and_most_are_short() throws IOException {
        var lengths = new TreeMap<String, Integer>();
        for (var folder : List.of("src/main", "src/test", "../planning/src")) {
            for (var file : sources(Path.of(folder))) {
                lengths.put(file.toString(), lines(file));
            }
        }
        assertThat(lengths).hasSizeGreaterThan(100).allSatisfy((file, lines) -> assertThat(lines).as(file).isLessThanOrEqualTo(MOST_LINES));
        var sorted = lengths.values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("median length").isLessThan(USUAL_LINES);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(file -> file.toString().matches(".*\\.(java|jte|css|js)") && !file.toString().contains("vendor")).toList());
        }
    }

    private static int lines(Path file) {
        try (var lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
