package dev.backstop.storefront.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.storefront.Availability.State;
import dev.backstop.storefront.Language;
import dev.backstop.storefront.Phrases;
import dev.backstop.storefront.editions.Drift.Change;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final LocalDate MADE_ON = LocalDate.of(2026, 8, 10);
    private static final LocalDate READ_ON = LocalDate.of(2026, 10, 12);
    private static final LocalDate PRINTS_ON = LocalDate.of(2026, 10, 1);
    private static final Drift.Allowed A_WEEK = new Drift.Allowed(PRINTS_ON, 7);

    private static EditionLine.Printed printed(State state, @Nullable LocalDate ships) {
        var answer = Answers.of(state, MADE_ON, ships);
        var words = new PrintWords(Phrases.in(Language.ENGLISH), PRINTS_ON).of(answer);
        return new EditionLine.Printed("Mug", new BigDecimal("4.00"), "EUR", words.text(), state.word(), words.date(), words.until(),
                null, null,
                answer.asOf());
    }

    private static List<Change> drift(EditionLine.Printed printed, State now, @Nullable LocalDate ships) {
        return Drift.of(printed, Answers.of(now, READ_ON, ships), new BigDecimal("4"), "EUR", A_WEEK);
    }

    private static LocalDate december(int day) {
        return LocalDate.of(2026, 12, day);
    }

    @Test
    void a_date_may_move_by_the_days_that_the_edition_allows_beyond_its_words() {
        var mid = printed(State.BACKORDER, december(14));
        assertThat(drift(mid, State.BACKORDER, december(27))).isEmpty();
        assertThat(drift(mid, State.BACKORDER, december(28))).containsExactly(Change.LATER);
        assertThat(drift(mid, State.BACKORDER, december(14))).as("as it was").isEmpty();
        assertThat(drift(mid, State.BACKORDER, december(7))).isEmpty();
        assertThat(drift(mid, State.BACKORDER, december(6))).containsExactly(Change.SOONER);
        assertThat(drift(mid, State.IN_STOCK, READ_ON)).containsExactly(Change.SOONER);
        assertThat(drift(mid, State.BACKORDER, null)).containsExactly(Change.NO_DATE);
    }

    @Test
    void what_was_printed_as_there_may_come_a_little_later() {
        var there = printed(State.IN_STOCK, MADE_ON);
        assertThat(drift(there, State.IN_STOCK, READ_ON)).isEmpty();
        assertThat(drift(there, State.BACKORDER, READ_ON.plusDays(7))).isEmpty();
        assertThat(drift(there, State.BACKORDER, READ_ON.plusDays(8))).containsExactly(Change.LATER);
        assertThat(drift(there, State.OUT, null)).containsExactly(Change.NOT_AVAILABLE);
        assertThat(drift(there, State.ENDED, null)).containsExactly(Change.GONE);
    }

    @Test
    void a_printed_date_that_has_passed_means_today() {
        var september = printed(State.BACKORDER, LocalDate.of(2026, 10, 5));
        assertThat(drift(september, State.BACKORDER, READ_ON.plusDays(7))).isEmpty();
        assertThat(drift(september, State.BACKORDER, READ_ON.plusDays(8))).containsExactly(Change.LATER);
        assertThat(drift(september, State.IN_STOCK, READ_ON)).as("as printed").isEmpty();
    }

    @Test
    void nobody_reads_it_before_readers_have_it() {
        var september = printed(State.BACKORDER, LocalDate.of(2026, 9, 20));
        assertThat(september.text()).isEqualTo("Available now");
        var before = Answers.of(State.BACKORDER, MADE_ON.plusDays(1), LocalDate.of(2026, 9, 20));
        assertThat(Drift.of(september, before, null, null, A_WEEK)).as("as it was").isEmpty();
        assertThat(Drift.of(september, Answers.of(State.IN_STOCK, MADE_ON.plusDays(1), MADE_ON.plusDays(1)), null, null, A_WEEK)).isEmpty();
        assertThat(Drift.of(september, Answers.of(State.BACKORDER, MADE_ON.plusDays(1), LocalDate.of(2026, 10, 9)), null, null, A_WEEK))
                .containsExactly(Change.LATER);
    }

    @Test
    void weeks_from_the_order_count_from_the_day_of_reading() {
        var made = printed(State.MADE_TO_ORDER, MADE_ON.plusDays(21));
        assertThat(drift(made, State.MADE_TO_ORDER, READ_ON.plusDays(21))).isEmpty();
        assertThat(drift(made, State.MADE_TO_ORDER, READ_ON.plusDays(29))).containsExactly(Change.LATER);
    }

    @Test
    void what_could_not_be_had_and_now_can_is_good_news() {
        assertThat(drift(printed(State.OUT, null), State.BACKORDER, december(1))).containsExactly(Change.SOONER);
        assertThat(drift(printed(State.OUT, null), State.OUT, null)).isEmpty();
        assertThat(drift(printed(State.BACKORDER, null), State.BACKORDER, null)).isEmpty();
        assertThat(drift(printed(State.BACKORDER, null), State.BACKORDER, december(1))).containsExactly(Change.SOONER);
        assertThat(drift(printed(State.ENDED, null), State.ENDED, null)).isEmpty();
    }

    @Test
    void another_price_is_an_erratum_of_its_own() {
        var now = Answers.of(State.IN_STOCK, READ_ON, READ_ON);
        assertThat(Drift.of(printed(State.IN_STOCK, MADE_ON), now, new BigDecimal("4.50"), "EUR", A_WEEK)).containsExactly(Change.PRICE);
        assertThat(Drift.of(printed(State.IN_STOCK, MADE_ON), now, new BigDecimal("4"), "GBP", A_WEEK)).containsExactly(Change.PRICE);
        assertThat(Drift.of(printed(State.IN_STOCK, MADE_ON), now, null, null, A_WEEK)).isEmpty();
    }
}
