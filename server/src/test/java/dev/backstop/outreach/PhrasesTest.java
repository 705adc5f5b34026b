package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said in one language can be said in all, with the same gaps. */
class PhrasesTest {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @ValueSource(strings = {"de", "es"})
    void each_language_says_all_that_english_says(String language) throws IOException {
        var english = sentences("en");
        var other = sentences(language);
        assertThat(new TreeSet<>(other.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (var name : english.stringPropertyNames()) {
            assertThat(gaps(other, name)).as(name).isEqualTo(gaps(english, name));
        }
    }

    private static List<String> gaps(Properties sentences, String name) {
        return GAP.matcher(sentences.getProperty(name)).results().map(MatchResult::group).sorted().toList();
    }

    private static Properties sentences(String language) throws IOException {
        var sentences = new Properties();
        try (var in = new InputStreamReader(Objects.requireNonNull(PhrasesTest.class.getResourceAsStream("/notices/%s.properties".formatted(language))),
                StandardCharsets.UTF_8)) {
            sentences.load(in);
        }
        return sentences;
    }
}
