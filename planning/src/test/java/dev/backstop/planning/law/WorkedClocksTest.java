package dev.backstop.planning.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.WorkingCalendar;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The clocks of the reference, to the day. */
class WorkedClocksTest {
    private static final LocalDate MARCH_2 = LocalDate.of(2026, 3, 2);
    private static final LocalDate APRIL_1 = LocalDate.of(2026, 4, 1);

    private Terms terms = Laws.ordered(Laws.US, MARCH_2);
    private Standing standing = LegalClock.opened();

    private void happens(LegalEvent event) {
        standing = LegalClock.after(terms, standing, event);
    }

    private void told(LocalDate on, @Nullable LocalDate shipOn) {
        happens(Laws.notice(terms, standing, on, shipOn));
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static LocalDate april(int day) {
        return LocalDate.of(2026, 4, day);
    }

    private static LocalDate may(int day) {
        return LocalDate.of(2026, 5, day);
    }

    @Test
    void nothing_promised_means_thirty_days() {
        assertThat(terms.applicableTime()).isEqualTo(APRIL_1);
        assertThat(LegalClock.next(terms, standing)).contains(new Deadline(APRIL_1, Deadline.What.SHIP));
    }

    @Test
    void a_short_delay_is_agreed_to_by_silence_and_a_second_one_needs_a_yes() {
        happens(new LegalEvent.Projected(march(20), april(20)));
        assertThat(standing.state()).isEqualTo(LegalState.NOTICE_DUE);
        assertThat(LegalClock.noticeBy(terms, standing)).contains(march(24));
        assertThat(LegalClock.limit(terms, standing)).isEqualTo(APRIL_1);

        told(march(23), april(20));
        assertThat(standing.state()).isEqualTo(LegalState.OFFER_SILENT_OK);
        assertThat(LegalClock.next(terms, standing)).contains(new Deadline(APRIL_1, Deadline.What.SILENCE_AGREES));

        standing = LegalClock.endOf(terms, standing, APRIL_1);
        assertThat(standing.state()).isEqualTo(LegalState.WAITING);
        assertThat(standing.consent()).isEqualTo(ConsentKind.SILENT);
        assertThat(standing.consentUntil()).isEqualTo(april(20));

        happens(new LegalEvent.Projected(april(13), may(10)));
        assertThat(standing.state()).isEqualTo(LegalState.RENEWAL_DUE);
        assertThat(LegalClock.limit(terms, standing)).isEqualTo(april(20));
        told(april(14), may(10));
        assertThat(standing.state()).isEqualTo(LegalState.RENEWAL_OFFERED);
        assertThat(LegalClock.next(terms, standing)).contains(new Deadline(april(20), Deadline.What.ANSWER));

        assertThat(LegalClock.endOf(terms, standing, april(19)).state()).isEqualTo(LegalState.RENEWAL_OFFERED);
        standing = LegalClock.endOf(terms, standing, april(20));
        assertThat(standing.state()).isEqualTo(LegalState.CANCEL_DEEMED);
        assertThat(standing.ended()).isEqualTo(EndReason.NOT_RENEWED);
        assertThat(LegalClock.refundBy(terms, standing, WayOfPayment.OTHER)).contains(april(29));
    }

    @Test
    void a_long_delay_needs_a_yes_within_thirty_days_of_the_applicable_time() {
        happens(new LegalEvent.Projected(march(20), may(15)));
        told(march(20), may(15));
        assertThat(standing.state()).isEqualTo(LegalState.OFFER_EXPRESS);
        assertThat(LegalClock.next(terms, standing)).contains(new Deadline(may(1), Deadline.What.ANSWER));

        standing = LegalClock.endOf(terms, standing, may(1));
        assertThat(standing.state()).isEqualTo(LegalState.CANCEL_DEEMED);
        assertThat(standing.ended()).isEqualTo(EndReason.NO_CONSENT);
        assertThat(LegalClock.refundBy(terms, standing, WayOfPayment.OTHER)).contains(may(12));
    }

    @Test
    void a_stated_time_runs_by_the_same_rules() {
        terms = Laws.stated(Laws.US, LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 3));
        assertThat(terms.applicableTime()).isEqualTo(LocalDate.of(2026, 6, 3));

        happens(new LegalEvent.Projected(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 7, 3)));
        assertThat(LegalClock.noticeBy(terms, standing)).contains(LocalDate.of(2026, 6, 3));
        told(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 7, 3));
        assertThat(standing.state()).as("thirty days late").isEqualTo(LegalState.OFFER_SILENT_OK);
    }

    @Test
    void credit_that_was_applied_for_gives_fifty_days() {
        var applied = new Terms(Laws.US, MARCH_2, null, true, false, 0, Laws.FIVE_DAYS);
        assertThat(applied.applicableTime()).isEqualTo(april(21));
    }

    @Test
    void a_dishonoured_payment_starts_the_clock_anew_when_good_payment_arrives() {
        happens(new LegalEvent.Projected(march(20), april(3)));
        assertThat(standing.state()).isEqualTo(LegalState.NOTICE_DUE);

        terms = Laws.ordered(Laws.US, march(10));
        happens(new LegalEvent.CompletedAnew(march(20)));
        assertThat(terms.applicableTime()).isEqualTo(april(9));
        assertThat(standing.state()).isEqualTo(LegalState.ON_TIME);
    }

    @Test
    void no_offer_before_the_applicable_time_ends_the_order() {
        happens(new LegalEvent.Projected(march(30), april(20)));
        standing = LegalClock.endOf(terms, standing, APRIL_1);
        assertThat(standing.ended()).isEqualTo(EndReason.NO_NOTICE);
        assertThat(standing.vestedOn()).isEqualTo(APRIL_1);
    }

    @Test
    void a_standing_consent_needs_no_later_notice_and_cancelling_works_until_the_goods_leave() {
        happens(new LegalEvent.Projected(march(20), null));
        told(march(20), null);
        happens(new LegalEvent.Agreed(march(25), null));
        happens(new LegalEvent.Projected(april(10), LocalDate.of(2026, 9, 1)));
        standing = LegalClock.endOf(terms, standing, LocalDate.of(2026, 12, 31));
        assertThat(standing.state()).isEqualTo(LegalState.WAITING);
        assertThat(standing.noticeOwed()).isFalse();
        assertThat(LegalClock.next(terms, standing)).isEmpty();

        happens(new LegalEvent.Cancelled(LocalDate.of(2027, 1, 2)));
        assertThat(standing.state()).isEqualTo(LegalState.CANCELLED);
    }

    @Test
    void refunds_are_due_by_the_way_the_money_came_and_skip_holidays() {
        terms = Laws.stated(Laws.US, MARCH_2, LocalDate.of(2026, 7, 1));
        happens(new LegalEvent.Cancelled(LocalDate.of(2026, 6, 29)));
        assertThat(LegalClock.refundBy(terms, standing, WayOfPayment.HOUSE_ACCOUNT)).contains(LocalDate.of(2026, 7, 29));
        assertThat(LegalClock.refundBy(terms, standing, WayOfPayment.OTHER)).contains(LocalDate.of(2026, 7, 8));

        var holiday = new WorkingCalendar(Laws.FIVE_DAYS.workingDays(), Set.of(LocalDate.of(2026, 7, 3)));
        terms = new Terms(Laws.US, MARCH_2, null, false, false, 0, holiday);
        assertThat(LegalClock.refundBy(terms, standing, WayOfPayment.OTHER)).contains(LocalDate.of(2026, 7, 9));
    }

    @Test
    void in_europe_the_customer_sets_an_additional_period_and_may_then_end_the_contract() {
        terms = new Terms(Laws.EU, MARCH_2, null, false, false, 3, Laws.FIVE_DAYS);
        assertThat(terms.shipBy(terms.applicableTime())).isEqualTo(march(29));

        happens(new LegalEvent.Projected(march(20), march(30)));
        assertThat(standing.state()).as("ships in time, arrives late").isEqualTo(LegalState.AT_RISK);
        told(march(20), march(30));
        standing = LegalClock.endOf(terms, standing, APRIL_1);
        assertThat(standing.state()).as("silence is no consent").isEqualTo(LegalState.OVERDUE);
        happens(new LegalEvent.ExtraPeriod(april(2), april(16)));
        assertThat(standing.state()).isEqualTo(LegalState.EXTRA_PERIOD);
        standing = LegalClock.endOf(terms, standing, april(16));
        assertThat(standing.state()).isEqualTo(LegalState.MAY_END);
        happens(new LegalEvent.Cancelled(april(17)));
        assertThat(standing.ended()).isEqualTo(EndReason.CONTRACT_ENDED);
        assertThat(LegalClock.refundBy(terms, standing, WayOfPayment.OTHER)).contains(may(1));
    }

    @Test
    void an_essential_date_that_passes_lets_the_customer_end_at_once() {
        terms = new Terms(Laws.EU, MARCH_2, null, false, true, 0, Laws.FIVE_DAYS);
        assertThat(LegalClock.endOf(terms, standing, APRIL_1).state()).isEqualTo(LegalState.MAY_END);
    }

    @Test
    void in_europe_a_yes_is_a_new_agreed_date() {
        terms = Laws.ordered(Laws.EU, MARCH_2);
        happens(new LegalEvent.Projected(march(20), april(20)));
        told(march(20), april(20));
        happens(new LegalEvent.Agreed(march(22), april(20)));
        assertThat(standing.state()).isEqualTo(LegalState.WAITING);
        assertThat(LegalClock.next(terms, standing)).contains(new Deadline(april(20), Deadline.What.DELIVER));
    }

    @Test
    void in_british_columbia_thirty_days_after_the_stated_date_suffice() {
        terms = Laws.stated(Laws.BC, MARCH_2, march(10));
        assertThat(LegalClock.endOf(terms, standing, march(10)).state()).isEqualTo(LegalState.OVERDUE);
        assertThat(LegalClock.endOf(terms, standing, april(9)).state()).isEqualTo(LegalState.MAY_END);
        terms = Laws.ordered(Laws.BC, MARCH_2);
        assertThat(LegalClock.endOf(terms, standing, APRIL_1).state()).as("no date stated: thirty days from the contract")
                .isEqualTo(LegalState.MAY_END);
    }
}
