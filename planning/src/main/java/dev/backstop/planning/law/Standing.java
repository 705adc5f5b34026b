package dev.backstop.planning.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an unshipped quantity stands. Split, both parts carry it on unchanged. Days are those that the law counts ({@link Basis}).
 *
 * @param projected    when we expect to be done; null while {@code undated}, or while nothing was projected
 * @param undated      whether no date can be given
 * @param consentUntil the day agreed to; null without a consent, and for one without a date
 * @param notices      how many notices with a choice arrived
 * @param noticeOwed   whether the customer must be offered a choice, since {@code awareOn}
 * @param offered      the day that the newest notice offered; null: none
 * @param answerBy     the day by which a first notice must be answered with a yes
 * @param extraUntil   the end of an additional period
 * @param ended        why it ended, and {@code vestedOn} when the right to the money arose
 */
public record Standing(
        LegalState state,
        @Nullable LocalDate projected,
        boolean undated,
        ConsentKind consent,
        @Nullable LocalDate consentUntil,
        int notices,
        boolean noticeOwed,
        @Nullable LocalDate awareOn,
        @Nullable LocalDate offered,
        @Nullable LocalDate answerBy,
        @Nullable LocalDate extraUntil,
        @Nullable EndReason ended,
        @Nullable LocalDate vestedOn) {

    static final Standing OPENED = new Standing(LegalState.ON_TIME, null, false, ConsentKind.NONE, null, 0, false, null, null, null, null,
            null, null);

    /** Whether goods that were expected for {@code day} are expected later, or without a date. */
    boolean later(LocalDate day) {
        return undated || (projected != null && projected.isAfter(day));
    }

    Standing in(LegalState other) {
        return new Standing(other, projected, undated, consent, consentUntil, notices, noticeOwed, awareOn, offered, answerBy, extraUntil,
                ended, vestedOn);
    }

    Standing projecting(@Nullable LocalDate day, boolean none) {
        return new Standing(state, day, none, consent, consentUntil, notices, noticeOwed, awareOn, offered, answerBy, extraUntil, ended,
                vestedOn);
    }

    /** Owes a notice since {@code on}; a notice that was owed before and is not out keeps its day. */
    Standing owing(LegalState other, LocalDate on) {
        return new Standing(other, projected, undated, consent, consentUntil, notices, true, noticeOwed && awareOn != null ? awareOn : on,
                offered, answerBy,
                extraUntil, ended, vestedOn);
    }

    Standing owingNothing(LegalState other) {
        return new Standing(other, projected, undated, consent, consentUntil, notices, false, awareOn, offered, answerBy, extraUntil,
                ended, vestedOn);
    }

    Standing told(LegalState other, @Nullable LocalDate offer, @Nullable LocalDate answer) {
        return new Standing(other, projected, undated, consent, consentUntil, notices + 1, false, awareOn, offer, answer, extraUntil,
                ended, vestedOn);
    }

    /** The newest notice does not count: it is owed again, since the day on which it was owed before. */
    Standing untold(LegalState other) {
        return new Standing(other, projected, undated, consent, consentUntil, Math.max(0, notices - 1), true, awareOn, offered, answerBy,
                extraUntil, ended, vestedOn);
    }

    Standing agreeing(LegalState other, ConsentKind kind, @Nullable LocalDate until) {
        return new Standing(other, projected, undated, kind, until, notices, false, awareOn, offered, answerBy, extraUntil, ended,
                vestedOn);
    }

    Standing extended(LocalDate until) {
        return new Standing(LegalState.EXTRA_PERIOD, projected, undated, consent, consentUntil, notices, noticeOwed, awareOn, offered,
                answerBy, until, ended, vestedOn);
    }

    Standing ending(LegalState other, EndReason reason, LocalDate on) {
        return new Standing(other, projected, undated, consent, consentUntil, notices, false, awareOn, offered, answerBy, extraUntil,
                reason, on);
    }

    /** As if it had not ended. */
    Standing reopened() {
        return new Standing(state, projected, undated, consent, consentUntil, notices, false, awareOn, offered, answerBy, extraUntil, null,
                null);
    }

    /** Whether the law forbids these units to leave. */
    public boolean forbidsShipping() {
        return state.ended();
    }
}
