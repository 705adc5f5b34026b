package dev.backstop.planning.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What comes of it if the customer does not answer: one rule for whatever says so, be it a notice, a page or a person on the phone. The
 * days are days of shipping.
 */
public sealed interface Unanswered {
    /** No answer is taken as waiting until that day. */
    record Waits(LocalDate until) implements Unanswered {}

    /** The order ends by itself when that day is over, unless the goods ship or the customer says yes by then. */
    record Ends(LocalDate on) implements Unanswered {}

    /** Nothing: an answer was given, none was asked for, or the law takes silence for nothing. */
    record Nothing() implements Unanswered {}

    /**
     * By the notice that would be given now. Silence agrees only to a first delay, only to a short one, and only to one with a date.
     *
     * @param shipOn the day that the notice offers; null: that none can be given
     */
    static Unanswered notice(Terms terms, Standing standing, @Nullable LocalDate shipOn) {
        if (terms.profile().silence() == Silence.KEEPS_THE_ORDER) {
            return new Nothing();
        }
        return shipOn != null && NoticeRules.silenceMayAgree(terms, standing, shipOn) ? new Waits(shipOn)
                : new Ends(LegalClock.answerBy(terms, standing));
    }

    /** By what the customer was told last, whatever we expect since. */
    static Unanswered told(Terms terms, Standing standing) {
        return switch (standing.state()) {
            case OFFER_SILENT_OK -> waits(terms, standing.offered());
            case OFFER_EXPRESS, RENEWAL_OFFERED -> new Ends(LegalClock.limit(terms, standing));
            case WAITING, RENEWAL_DUE -> switch (standing.consent()) {
                case SILENT -> standing.notices() > 1 ? new Ends(LegalClock.limit(terms, standing))
                        : waits(terms, standing.consentUntil());
                case NONE -> standing.answerBy() == null ? new Nothing() : new Ends(LegalClock.limit(terms, standing));
                case EXPRESS_DATE, EXPRESS_INDEFINITE -> new Nothing();
            };
            default -> new Nothing();
        };
    }

    private static Unanswered waits(Terms terms, @Nullable LocalDate counted) {
        return counted == null ? new Nothing() : new Waits(terms.shipBy(counted));
    }
}
