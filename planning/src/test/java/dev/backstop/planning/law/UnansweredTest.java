package dev.backstop.planning.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.law.Unanswered.Ends;
import dev.backstop.planning.law.Unanswered.Nothing;
import dev.backstop.planning.law.Unanswered.Waits;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of no answer. Ordered on 2 March 2026 without a date, so that 1 April binds us, in the United States unless said otherwise. */
class UnansweredTest {
    private static final LocalDate MARCH_2 = LocalDate.of(2026, 3, 2);
    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    private static final LocalDate APRIL_20 = LocalDate.of(2026, 4, 20);

    private Terms terms = Laws.ordered(Laws.US, MARCH_2);
    private Standing standing = LegalClock.opened();

    private void expects(LocalDate on, @Nullable LocalDate shipOn) {
        standing = LegalClock.after(terms, standing, new LegalEvent.Projected(on, shipOn));
    }

    private void tells(LocalDate on, @Nullable LocalDate shipOn) {
        standing = LegalClock.after(terms, standing, Laws.notice(terms, standing, on, shipOn));
    }

    @ParameterizedTest
    @CsvSource({"2026-04-02, true", "2026-05-01, true", "2026-05-02, false", "2026-06-30, false"})
    void silence_agrees_to_a_first_delay_of_thirty_days_and_not_to_one_of_more(LocalDate shipOn, boolean agrees) {
        expects(MARCH_20, shipOn);
        Unanswered says = agrees ? new Waits(shipOn) : new Ends(LocalDate.of(2026, 5, 1));
        assertThat(Unanswered.notice(terms, standing, shipOn)).isEqualTo(says);
        assertThat(Unanswered.told(terms, standing)).as("nobody was told").isEqualTo(new Nothing());
        tells(MARCH_20, shipOn);
        assertThat(Unanswered.told(terms, standing)).isEqualTo(says);
    }

    @Test
    void without_a_date_only_a_yes_keeps_the_order() {
        expects(MARCH_20, null);
        assertThat(Unanswered.notice(terms, standing, null)).isEqualTo(new Ends(LocalDate.of(2026, 5, 1)));
        tells(MARCH_20, null);
        assertThat(Unanswered.told(terms, standing)).isEqualTo(new Ends(LocalDate.of(2026, 5, 1)));
    }

    @Test
    void silence_that_agreed_says_so_until_its_day_and_never_agrees_again() {
        expects(MARCH_20, APRIL_20);
        tells(MARCH_20, APRIL_20);
        standing = LegalClock.endOf(terms, standing, LocalDate.of(2026, 4, 1));
        assertThat(standing.state()).isEqualTo(LegalState.WAITING);
        assertThat(Unanswered.told(terms, standing)).isEqualTo(new Waits(APRIL_20));

        var later = APRIL_20.plusDays(3);
        expects(LocalDate.of(2026, 4, 10), later);
        assertThat(Unanswered.told(terms, standing)).as("until the newer date is told, the older word holds").isEqualTo(new Waits(APRIL_20));
        assertThat(Unanswered.notice(terms, standing, later)).isEqualTo(new Ends(APRIL_20));
        tells(LocalDate.of(2026, 4, 10), later);
        assertThat(Unanswered.told(terms, standing)).isEqualTo(new Ends(APRIL_20));

        expects(LocalDate.of(2026, 4, 12), later.plusDays(9));
        assertThat(Unanswered.told(terms, standing)).as("what the renewed notice said").isEqualTo(new Ends(APRIL_20));
    }

    @Test
    void a_second_delay_before_an_answer_to_a_long_one_leaves_the_day_of_the_answer() {
        var june = LocalDate.of(2026, 6, 1);
        expects(MARCH_20, june);
        tells(MARCH_20, june);
        expects(LocalDate.of(2026, 3, 25), june.plusDays(14));
        assertThat(Unanswered.told(terms, standing)).isEqualTo(new Ends(LocalDate.of(2026, 5, 1)));
        assertThat(Unanswered.notice(terms, standing, june.plusDays(14))).isEqualTo(new Ends(LocalDate.of(2026, 5, 1)));
    }

    @Test
    void who_answered_has_nothing_to_fear_from_silence() {
        expects(MARCH_20, APRIL_20);
        tells(MARCH_20, APRIL_20);
        var until = LegalClock.after(terms, standing, new LegalEvent.Agreed(MARCH_20.plusDays(1), APRIL_20));
        assertThat(Unanswered.told(terms, until)).isEqualTo(new Nothing());
        var always = LegalClock.after(terms, standing, new LegalEvent.Agreed(MARCH_20.plusDays(1), null));
        var late = LegalClock.after(terms, always, new LegalEvent.Projected(MARCH_20.plusDays(2), APRIL_20.plusDays(90)));
        assertThat(late.noticeOwed()).isFalse();
        assertThat(Unanswered.told(terms, late)).isEqualTo(new Nothing());
    }

    @Test
    void where_silence_keeps_the_order_it_means_nothing() {
        for (var law : new LegalProfile[] {Laws.EU, Laws.BC}) {
            terms = Laws.ordered(law, MARCH_2);
            standing = LegalClock.opened();
            expects(MARCH_20, APRIL_20);
            assertThat(Unanswered.notice(terms, standing, APRIL_20)).isEqualTo(new Nothing());
            tells(MARCH_20, APRIL_20);
            assertThat(Unanswered.told(terms, standing)).isEqualTo(new Nothing());
        }
    }

    @Test
    void an_additional_period_is_offered_only_where_the_law_asks_for_one() {
        assertThat(right(Laws.EU)).contains(NoticeContent.ADDITIONAL_PERIOD);
        assertThat(right(Laws.BC)).isEmpty();
        assertThat(right(Laws.US)).isEmpty();
    }

    private Optional<NoticeContent> right(LegalProfile law) {
        terms = Laws.ordered(law, MARCH_2);
        standing = LegalClock.opened();
        expects(MARCH_20, APRIL_20);
        return NoticeRules.rightNow(terms, standing);
    }
}
