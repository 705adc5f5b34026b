package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.web.Say;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reports say, whatever their figures are, is translated: in the pseudo-locale each translation stands in «brackets». */
class ReportWordsTest {
    private static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    static Stream<ReportSet> sets() {
        return new ReportSets().all().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void no_sentence_is_without_translation(ReportSet set) {
        var said = Stream.of(0, 1, 2, 1234).flatMap(number -> Stream.of(figures(set, number, true), figures(set, number, false), mixed(set, number)))
                .flatMap(figures -> Stream.concat(set.says().apply(figures).stream(), set.advice().apply(figures).stream()));
        assertThat(said.distinct().filter(sentence -> hasStray(sentence))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void no_figure_that_changed_is_without_translation(ReportSet set) {
        assertThat(set.figures().stream().map(ReportSet.Figure::words).filter(words -> !words.isEmpty())
                .flatMap(words -> Stream.of("3 more %s: 31, was 28.".formatted(words), "1,934 less %s: 3, was 1,937.".formatted(words)))
                .filter(sentence -> hasStray(sentence))).isEmpty();
    }

    private static Figures figures(ReportSet set, int number, boolean all) {
        return new Figures(number, set.figures().stream().filter(figure -> all || !figure.name().equals("value"))
                .collect(Collectors.toMap(ReportSet.Figure::name, _ -> BigDecimal.valueOf(number))), "GBP");
    }

    /** Some figures one, the others not. */
    private static Figures mixed(ReportSet set, int number) {
        return new Figures(number, set.figures().stream().collect(Collectors.toMap(ReportSet.Figure::name,
                figure -> BigDecimal.valueOf(figure.name().length() % 2 == 0 ? 1 : number))), "GBP");
    }

    private static boolean hasStray(String sentence) {
        var left = String.valueOf(Say.in(PSEUDO, () -> Say.told(sentence)));
        for (var before = ""; !before.equals(left);) {
            before = left;
            left = left.replaceAll("«[^«»]*»", "");
        }
        return left.matches("(?s).*\\p{L}{2}.*");
    }
}
