package dev.backstop.planning.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold after every step of every history, whatever the law. A seed that failed once stays in the list. */
class ClockLawsTest {
    private static final int STEPS = 60;
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final Set<LegalState> OFFERED = EnumSet.of(LegalState.OFFER_SILENT_OK, LegalState.OFFER_EXPRESS,
            LegalState.RENEWAL_OFFERED);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    private Random random = new Random(0);
    private Terms terms = Laws.ordered(Laws.US, START);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_clock_keeps_its_laws(long seed) {
        random = new Random(seed);
        var profile = switch (random.nextInt(3)) {
            case 0 -> Laws.EU;
            case 1 -> Laws.BC;
            default -> Laws.US;
        };
        var stated = random.nextBoolean() ? null : START.plusDays(random.nextInt(40));
        terms = new Terms(profile, START, stated, false, random.nextInt(4) == 0, random.nextInt(4), Laws.FIVE_DAYS);
        var standing = LegalClock.opened();
        var today = START;
        for (var step = 0; step < STEPS; step++) {
            today = today.plusDays(random.nextInt(4));
            var before = LegalClock.endOf(terms, standing, today.minusDays(1));
            var event = event(today, before);
            standing = LegalClock.after(terms, standing, event);
            check("seed %d, step %d, %s on %s under %s".formatted(seed, step, event, today, profile.code()), before, event, standing,
                    today);
        }
    }

    private LegalEvent event(LocalDate on, Standing standing) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> new LegalEvent.Projected(on, random.nextInt(6) == 0 ? null : on.plusDays(random.nextInt(80)));
            case 4, 5 -> Laws.notice(terms, standing, on, random.nextInt(5) == 0 ? null : on.plusDays(random.nextInt(70)));
            case 6 -> new LegalEvent.NoticeSent(on, on.plusDays(9), someContents());
            case 7 -> new LegalEvent.NoticeBounced(on);
            case 8, 9 -> new LegalEvent.Agreed(on, random.nextInt(4) == 0 ? null : on.plusDays(random.nextInt(60)));
            case 10 -> new LegalEvent.ExtraPeriod(on, on.plusDays(1 + random.nextInt(20)));
            default -> rare(on);
        };
    }

    private LegalEvent rare(LocalDate on) {
        return switch (random.nextInt(8)) {
            case 0 -> new LegalEvent.Cancelled(on);
            case 1 -> new LegalEvent.Withdrawn(on);
            case 2 -> new LegalEvent.SellerWithdrew(on);
            case 3 -> new LegalEvent.Shipped(on);
            case 4 -> new LegalEvent.Refunded(on);
            default -> new LegalEvent.Projected(on, on.plusDays(random.nextInt(9)));
        };
    }

    private Set<NoticeContent> someContents() {
        var some = EnumSet.noneOf(NoticeContent.class);
        for (var content : NoticeContent.values()) {
            if (random.nextBoolean()) {
                some.add(content);
            }
        }
        return some;
    }

    private void check(String history, Standing before, LegalEvent event, Standing after, LocalDate today) {
        var agreedAnew = before.state() == LegalState.CANCEL_DEEMED && event instanceof LegalEvent.Agreed;
        if (before.state().ended() && !agreedAnew) { // I2
            assertThat(after.state()).as("what ended never ships: " + history).isIn(before.state(), LegalState.REFUNDED);
            assertThat(after.vestedOn()).as(history).isEqualTo(before.vestedOn());
        }
        if (after.state() == LegalState.SHIPPED && before.state() != LegalState.SHIPPED && terms.profile().equals(Laws.US)) { // I3
            assertThat(LegalClock.limit(terms, before)).as("nothing ships past what was agreed: " + history)
                    .satisfies(limit -> assertThat(before.consent() == ConsentKind.EXPRESS_INDEFINITE || !limit.isBefore(today)).isTrue());
        }
        if (event instanceof LegalEvent.NoticeBounced && !after.state().ended()) { // I4
            assertThat(after.notices()).as("a bounce tells nobody: " + history).isLessThanOrEqualTo(before.notices());
            assertThat(LegalClock.limit(terms, after)).as("and moves no deadline back: " + history)
                    .isBeforeOrEqualTo(LegalClock.limit(terms, before));
            if (OFFERED.contains(before.state())) {
                assertThat(after.noticeOwed()).as("what came back is owed again: " + history).isTrue();
                assertThat(after.notices()).as(history).isLessThan(before.notices());
            }
        }
        if (after.state() == LegalState.OFFER_SILENT_OK) { // I6
            assertThat(after.notices()).as("silence agrees to a first notice only: " + history).isEqualTo(1);
            assertThat(after.offered()).as(history).isBeforeOrEqualTo(terms.applicableTime().plusDays(30));
        }
        if (live(after) && after.notices() > 0) {
            assertThat(NoticeRules.of(terms, after, today.plusDays(1)).mandatory()).as("and no later one says that it does: " + history)
                    .doesNotContain(NoticeContent.SILENCE_MEANS_WAIT);
        }
        if (after.consent() == ConsentKind.SILENT) {
            assertThat(terms.profile()).as("silence agrees only where the law says so: " + history).isEqualTo(Laws.US);
        }
        assertThat(held(after)).as("a consent is never shortened by what we do: " + history) // I11
                .satisfies(until -> assertThat(event instanceof LegalEvent.NoticeBounced || !until.isBefore(held(before))).isTrue());
        if (terms.profile().equals(Laws.US)) {
            assertThat(LegalClock.next(terms, after).isPresent()).as("something is always next: " + history)
                    .isEqualTo(live(after) && (after.noticeOwed() || after.consent() != ConsentKind.EXPRESS_INDEFINITE));
        } else {
            assertThat(after.state()).as("no silence ends an order here: " + history).isNotEqualTo(LegalState.CANCEL_DEEMED);
        }
        LegalClock.noticeBy(terms, after).ifPresent(by -> // a notice is due by the limit at the latest
                assertThat(by).as(history).isBeforeOrEqualTo(LegalClock.limit(terms, after)));
        assertThat(LegalClock.endOf(terms, after, today.minusDays(1))).as("no deadline waits: " + history).isEqualTo(after);
        assertThat(after.vestedOn() != null).as("who is owed money has a day since when: " + history).isEqualTo(after.state().ended());
        assertThat(LegalClock.refundBy(terms, after, WayOfPayment.OTHER).isPresent()).as(history).isEqualTo(after.state().ended());
    }

    private static boolean live(Standing standing) {
        return !standing.state().ended() && standing.state() != LegalState.SHIPPED;
    }

    private static LocalDate held(Standing standing) {
        return standing.consent() == ConsentKind.EXPRESS_INDEFINITE ? LocalDate.MAX : orFirst(standing.consentUntil());
    }

    private static LocalDate orFirst(@Nullable LocalDate day) {
        return day == null ? LocalDate.MIN : day;
    }
}
