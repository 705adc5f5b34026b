package dev.backstop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small files: a reader can hold one in the head. */
class SourceTest {
    private static final int MOST_LINES = 500;
    private static final int USUAL_LINES = 80;

    @Test
    void no_source_file_is_long() {
        assertThat(Sources.texts()).hasSizeGreaterThan(100)
                .allSatisfy(source -> assertThat(source.lines()).as(source.path().toString()).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void most_source_files_are_short() {
        var lengths = Sources.texts().map(source -> source.lines().size()).sorted().toList();
        assertThat(lengths.get(lengths.size() / 2)).as("median length").isLessThan(USUAL_LINES);
    }
}
