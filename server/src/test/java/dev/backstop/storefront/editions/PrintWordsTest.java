package dev.backstop.storefront.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.storefront.Availability.State;
import dev.backstop.storefront.Language;
import dev.backstop.storefront.Phrases;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrintWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 10);
    private static final LocalDate PRINTS_ON = LocalDate.of(2026, 10, 1);

    private static PrintWords.Worded words(Language language, State state, @Nullable LocalDate ships) {
        return new PrintWords(Phrases.in(language), PRINTS_ON).of(Answers.of(state, TODAY, ships));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-02,Available early December,2026-12-10", "2026-12-10,Available early December,2026-12-10",
        "2026-12-14,Available mid-December,2026-12-20", "2026-12-21,Available late December,2026-12-31",
        "2027-02-03,Available February 2027,2027-02-28", "2026-09-20,Available now,2026-10-01"})
    void a_day_becomes_a_third_of_a_month_or_a_month_and_means_at_latest_its_end(LocalDate ships, String text, LocalDate until) {
        assertThat(words(Language.ENGLISH, State.BACKORDER, ships)).isEqualTo(new PrintWords.Worded(text, ships, until));
    }

    @Test
    void what_has_no_date_names_none() {
        assertThat(words(Language.ENGLISH, State.IN_STOCK, TODAY).text()).isEqualTo("Available now");
        assertThat(words(Language.ENGLISH, State.BACKORDER, null).text()).isEqualTo("On order, no date yet");
        assertThat(words(Language.ENGLISH, State.OUT, null).text()).isEqualTo("Not available at present");
        assertThat(words(Language.ENGLISH, State.ENDED, null).text()).isEqualTo("No longer available");
    }

    @Test
    void what_is_made_to_order_says_how_long_it_takes() {
        assertThat(words(Language.ENGLISH, State.MADE_TO_ORDER, TODAY.plusDays(15)).text()).isEqualTo("Made to order, about 3 weeks");
        assertThat(words(Language.ENGLISH, State.MADE_TO_ORDER, null).text()).isEqualTo("Made to order");
    }

    @ParameterizedTest
    @EnumSource
    void no_words_are_longer_than_a_column_of_a_catalogue(Language language) {
        for (var state : State.values()) {
            assertThat(words(language, state, null).text()).hasSizeLessThanOrEqualTo(40);
            TODAY.datesUntil(TODAY.plusYears(2)).forEach(day -> assertThat(words(language, state, day).text()).hasSizeLessThanOrEqualTo(40)
                    .doesNotContain("{"));
        }
    }
}
