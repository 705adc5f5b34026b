package dev.backstop.planning.law;

import static dev.backstop.planning.law.LegalState.*;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Late goods need the customer's consent; without it the order ends by itself and the money goes back (16 CFR 435.2). */
final class ConsentFamily implements Family {
    @Override
    public Standing projected(Terms terms, Standing standing, LocalDate on) {
        var due = terms.applicableTime();
        return switch (standing.state()) {
            case ON_TIME, NOTICE_DUE -> standing.later(due) ? standing.owing(NOTICE_DUE, on) : standing.owingNothing(ON_TIME);
            case OFFER_SILENT_OK -> standing.offered() != null && standing.later(standing.offered())
                    ? standing.agreeing(OFFER_SILENT_OK, ConsentKind.SILENT, standing.offered()).owing(RENEWAL_DUE, on)
                    : standing;
            case OFFER_EXPRESS -> standing.offered() != null && standing.later(standing.offered()) ? standing.owing(RENEWAL_DUE, on)
                    : standing;
            case WAITING, RENEWAL_DUE -> renewal(standing, on);
            case RENEWAL_OFFERED -> standing.offered() != null && standing.later(standing.offered()) ? standing.owing(RENEWAL_DUE, on)
                    : standing;
            default -> standing;
        };
    }

    /** Whether the day that the customer knows of will be missed. */
    private static Standing renewal(Standing standing, LocalDate on) {
        if (standing.consent() == ConsentKind.EXPRESS_INDEFINITE) {
            return standing.owingNothing(WAITING);
        }
        var known = standing.consentUntil() != null ? standing.consentUntil() : standing.offered();
        if (known != null && standing.later(known)) {
            return standing.owing(RENEWAL_DUE, on);
        }
        return standing.owingNothing(standing.consent() == ConsentKind.NONE ? OFFER_EXPRESS : WAITING);
    }

    @Override
    public Standing told(Terms terms, Standing standing, @Nullable LocalDate offer) {
        return switch (standing.state()) {
            case NOTICE_DUE -> offer != null && NoticeRules.silenceMayAgree(terms, standing, offer)
                    ? standing.told(OFFER_SILENT_OK, offer, null)
                    : standing.told(OFFER_EXPRESS, offer, terms.applicableTime().plusDays(terms.profile().answerDays()));
            case RENEWAL_DUE -> standing.told(RENEWAL_OFFERED, offer, standing.answerBy());
            default -> standing;
        };
    }

    /** The clock goes on: what was offered by a notice that did not arrive was offered by none. */
    @Override
    public Standing bounced(Standing standing) {
        return switch (standing.state()) {
            case OFFER_SILENT_OK, OFFER_EXPRESS -> first(standing);
            case WAITING -> standing.consent() == ConsentKind.SILENT ? first(standing) : standing;
            case RENEWAL_OFFERED -> standing.untold(RENEWAL_DUE);
            default -> standing;
        };
    }

    private static Standing first(Standing standing) {
        var untold = standing.untold(NOTICE_DUE);
        return new Standing(NOTICE_DUE, untold.projected(), untold.undated(), ConsentKind.NONE, null, untold.notices(), true,
                untold.awareOn(), null, null, null,
                null, null);
    }

    /** This family knows no additional period: the customer agrees to a date, or does not. */
    @Override
    public Standing extended(Terms terms, Standing standing, LocalDate on, LocalDate until) {
        return standing;
    }

    @Override
    public Standing passed(Terms terms, Standing standing, LocalDate day) {
        var due = terms.applicableTime();
        var limit = LegalClock.limit(terms, standing);
        return switch (standing.state()) {
            case ON_TIME, NOTICE_DUE -> day.isBefore(due) ? standing : standing.ending(CANCEL_DEEMED, EndReason.NO_NOTICE, due);
            case OFFER_SILENT_OK -> day.isBefore(due) ? standing : standing.agreeing(WAITING, ConsentKind.SILENT, standing.offered());
            case OFFER_EXPRESS -> day.isBefore(limit) ? standing : standing.ending(CANCEL_DEEMED, EndReason.NO_CONSENT, limit);
            case WAITING, RENEWAL_DUE, RENEWAL_OFFERED -> standing.consent() == ConsentKind.EXPRESS_INDEFINITE || day.isBefore(limit)
                    ? standing
                    : standing.ending(CANCEL_DEEMED, EndReason.NOT_RENEWED, limit);
            default -> standing;
        };
    }

    @Override
    public Optional<Deadline> next(Terms terms, Standing standing) {
        var notice = LegalClock.noticeBy(terms, standing).map(day -> new Deadline(day, Deadline.What.SEND_NOTICE));
        if (notice.isPresent() || standing.consent() == ConsentKind.EXPRESS_INDEFINITE) {
            return notice;
        }
        return Optional.of(switch (standing.state()) {
            case OFFER_SILENT_OK -> new Deadline(terms.applicableTime(), Deadline.What.SILENCE_AGREES);
            case OFFER_EXPRESS, RENEWAL_OFFERED -> new Deadline(LegalClock.limit(terms, standing), Deadline.What.ANSWER);
            default -> new Deadline(LegalClock.limit(terms, standing), Deadline.What.SHIP);
        });
    }
}
