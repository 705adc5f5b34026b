package dev.backstop.planning.law;

import static dev.backstop.planning.law.LegalState.*;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Silence changes nothing: an overdue order goes on until the customer ends it, which an additional period or some days must first allow.
 */
final class OverdueFamily implements Family {
    @Override
    public Standing projected(Terms terms, Standing standing, LocalDate on) {
        return switch (standing.state()) {
            case ON_TIME, AT_RISK, WAITING -> {
                if (standing.consent() == ConsentKind.EXPRESS_INDEFINITE) {
                    yield standing.owingNothing(WAITING);
                }
                if (!standing.later(LegalClock.limit(terms, standing))) {
                    yield standing.owingNothing(standing.consent() == ConsentKind.NONE ? ON_TIME : WAITING);
                }
                yield proposed(standing) ? standing.in(AT_RISK) : standing.owing(AT_RISK, on);
            }
            case OVERDUE, EXTRA_PERIOD, MAY_END -> proposed(standing) ? standing : standing.owing(standing.state(), on);
            default -> standing;
        };
    }

    /** Whether the customer knows of a date as late as the one we expect, or that there is none. */
    private static boolean proposed(Standing standing) {
        if (standing.notices() == 0 || standing.noticeOwed()) {
            return standing.projected() == null && !standing.undated();
        }
        return standing.offered() == null || !standing.later(standing.offered());
    }

    @Override
    public Standing told(Terms terms, Standing standing, @Nullable LocalDate offer) {
        return standing.told(standing.state(), offer, null);
    }

    @Override
    public Standing bounced(Standing standing) {
        return standing.notices() == 0 ? standing : standing.untold(standing.state());
    }

    @Override
    public Standing extended(Terms terms, Standing standing, LocalDate on, LocalDate until) {
        return standing.state() == OVERDUE || standing.state() == EXTRA_PERIOD ? standing.extended(until) : standing;
    }

    @Override
    public Standing passed(Terms terms, Standing standing, LocalDate day) {
        return switch (standing.state()) {
            case ON_TIME, AT_RISK, WAITING -> standing.consent() == ConsentKind.EXPRESS_INDEFINITE
                    || day.isBefore(LegalClock.limit(terms, standing))
                    ? standing
                    : standing.in(terms.essential() && standing.consent() == ConsentKind.NONE ? MAY_END : OVERDUE);
            case OVERDUE -> mayEndOn(terms, standing).filter(end -> !day.isBefore(end)).map(_ -> standing.in(MAY_END)).orElse(standing);
            case EXTRA_PERIOD -> standing.extraUntil() == null || day.isBefore(standing.extraUntil()) ? standing : standing.in(MAY_END);
            default -> standing;
        };
    }

    /** Where some days alone give the right to end; where no date was ever agreed, the default time was all of them. */
    private static Optional<LocalDate> mayEndOn(Terms terms, Standing standing) {
        var days = terms.profile().mayEndAfterDays();
        if (days == null) {
            return Optional.empty();
        }
        var agreed = terms.statedOn() != null || standing.consent() != ConsentKind.NONE;
        return Optional.of(LegalClock.limit(terms, standing).plusDays(agreed ? days : 0));
    }

    @Override
    public Optional<Deadline> next(Terms terms, Standing standing) {
        var notice = LegalClock.noticeBy(terms, standing).map(day -> new Deadline(day, Deadline.What.SEND_NOTICE));
        if (notice.isPresent()) {
            return notice;
        }
        return switch (standing.state()) {
            case ON_TIME, AT_RISK, WAITING -> standing.consent() == ConsentKind.EXPRESS_INDEFINITE
                    ? Optional.empty()
                    : Optional.of(new Deadline(LegalClock.limit(terms, standing), Deadline.What.DELIVER));
            case OVERDUE -> mayEndOn(terms, standing).map(day -> new Deadline(day, Deadline.What.CUSTOMER_MAY_END));
            case EXTRA_PERIOD -> Optional.ofNullable(standing.extraUntil()).map(day -> new Deadline(day, Deadline.What.EXTRA_PERIOD_ENDS));
            default -> Optional.empty();
        };
    }
}
