package dev.backstop.planning.law;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The law's clock of one unshipped quantity. Two families of law: in one, silence after a notice ends the order (the mail-order rule of the
 * United States, 16 CFR Part 435); in the other, the customer ends it, after an additional period or a time (directive 2011/83/EU article
 * 18 and its kin). A day ends at 23:59:59 in our legal zone; what a deadline brings, it brings then.
 */
public final class LegalClock {
    // working days from knowing to telling: house policy; the law's own limit is the applicable time
    private static final int DAYS_TO_SEND = 2;

    private LegalClock() {}

    /** As an order begins: on time. */
    public static Standing opened() {
        return Standing.OPENED;
    }

    /** What stands after something happened; deadlines of the days before it strike first. An ended order hears only of its refund. */
    public static Standing after(Terms terms, Standing before, LegalEvent event) {
        return happened(terms, endOf(terms, before, event.on().minusDays(1)), event);
    }

    /**
     * The same for an order whose applicable time was over before we first heard of it: what its customer was offered elsewhere is not
     * known, so no deadline of the past strikes.
     */
    public static Standing takenOver(Terms terms, LegalEvent event) {
        return happened(terms, opened(), event);
    }

    private static Standing happened(Terms terms, Standing standing, LegalEvent event) {
        if (standing.state() == LegalState.CANCEL_DEEMED && event instanceof LegalEvent.Agreed(var on, var until)) {
            // about goods that are still here
            var anew = agreed(terms, standing.reopened(), on, until == null ? null : terms.counted(until));
            return anew.state().ended() ? standing : anew;
        }
        if (standing.state().ended() || standing.state() == LegalState.SHIPPED) {
            return event instanceof LegalEvent.Refunded && standing.state().ended() ? standing.in(LegalState.REFUNDED) : standing;
        }
        return switch (event) {
            case LegalEvent.Projected(var on, var shipOn) ->
                family(terms).projected(terms, standing.projecting(shipOn == null ? null : terms.counted(shipOn), shipOn == null), on);
            case LegalEvent.NoticeSent(var on, var shipOn, var says) -> told(terms, standing, on, shipOn,
                    NoticeRules.of(terms, standing, shipOn).metBy(says));
            case LegalEvent.NoticeBounced(var on) -> endOf(terms, family(terms).bounced(standing), on.minusDays(1));
            case LegalEvent.Agreed(var on, var until) -> agreed(terms, standing, on, until == null ? null : terms.counted(until));
            case LegalEvent.Cancelled(var on) -> standing.ending(LegalState.CANCELLED,
                    standing.state() == LegalState.MAY_END ? EndReason.CONTRACT_ENDED : EndReason.CUSTOMER_CANCELLED, on);
            case LegalEvent.Withdrawn(var on) -> standing.ending(LegalState.CANCELLED, EndReason.WITHDRAWN, on);
            case LegalEvent.SellerWithdrew(var on) -> standing.ending(LegalState.SELLER_WITHDRAWN, EndReason.SELLER_WITHDREW, on);
            case LegalEvent.ExtraPeriod(var on, var until) -> family(terms).extended(terms, standing, on, until);
            case LegalEvent.CompletedAnew(var on) -> family(terms).projected(terms, standing, on);
            case LegalEvent.Shipped _ -> standing.owingNothing(LegalState.SHIPPED);
            case LegalEvent.Refunded _ -> standing; // money went back for something else
        };
    }

    private static Standing told(Terms terms, Standing standing, LocalDate on, @Nullable LocalDate shipOn, boolean complete) {
        if (!complete) {
            return standing; // what lacks a mandatory part is no notice
        }
        var told = family(terms).told(terms, standing, shipOn == null ? null : terms.counted(shipOn));
        return family(terms).projected(terms, told, on);
    }

    /** The longest consent counts: agreeing to an earlier date takes none back. */
    private static Standing agreed(Terms terms, Standing standing, LocalDate on, @Nullable LocalDate until) {
        if (until == null || standing.consent() == ConsentKind.EXPRESS_INDEFINITE) {
            return standing.agreeing(LegalState.WAITING, ConsentKind.EXPRESS_INDEFINITE, null);
        }
        var held = standing.consentUntil();
        if (held == null && !until.isAfter(terms.applicableTime())) {
            return standing; // we are bound to that day anyway
        }
        var longest = held != null && held.isAfter(until) ? held : until;
        var agreed = standing.agreeing(LegalState.WAITING, ConsentKind.EXPRESS_DATE, longest);
        return family(terms).projected(terms, agreed, on);
    }

    /** What stands when a day has ended: every deadline up to it has struck. */
    public static Standing endOf(Terms terms, Standing before, LocalDate day) {
        var standing = before;
        while (true) {
            var over = standing.state().ended() || standing.state() == LegalState.SHIPPED;
            var next = over ? standing : family(terms).passed(terms, standing, day);
            if (next.equals(standing)) {
                return standing;
            }
            standing = next;
        }
    }

    /** The next deadline; empty where none is left, or none was agreed. */
    public static Optional<Deadline> next(Terms terms, Standing standing) {
        if (standing.state().ended() || standing.state() == LegalState.SHIPPED) {
            return Optional.empty();
        }
        return family(terms).next(terms, standing);
    }

    /** By when an owed notice must be on its way: two working days after we knew, and never after the day on which it would be too late. */
    public static Optional<LocalDate> noticeBy(Terms terms, Standing standing) {
        if (!standing.noticeOwed() || standing.awareOn() == null) {
            return Optional.empty();
        }
        var policy = terms.calendar().plusWorkingDays(standing.awareOn(), DAYS_TO_SEND);
        var limit = limit(terms, standing);
        return Optional.of(policy.isAfter(limit) ? limit : policy);
    }

    /** The law's own last day for an owed notice: the day that binds us now. */
    public static LocalDate limit(Terms terms, Standing standing) {
        if (standing.consentUntil() != null) {
            return standing.consentUntil();
        }
        return standing.answerBy() != null ? standing.answerBy() : terms.applicableTime();
    }

    /** The day on which the order ends by itself unless the customer says yes or the goods ship, as the next notice must name it. */
    public static LocalDate answerBy(Terms terms, Standing standing) {
        return standing.notices() == 0 && standing.consent() == ConsentKind.NONE
                ? terms.applicableTime().plusDays(terms.profile().answerDays()) : limit(terms, standing);
    }

    /** The last day on which the refund is in time; empty while nothing ended. */
    public static Optional<LocalDate> refundBy(Terms terms, Standing standing, WayOfPayment way) {
        if (standing.vestedOn() == null) {
            return Optional.empty();
        }
        var term = standing.ended() == EndReason.WITHDRAWN ? terms.profile().withdrawalRefund() : terms.profile().refund(way);
        return Optional.of(term.dueOn(standing.vestedOn(), terms.calendar()));
    }

    private static Family family(Terms terms) {
        return terms.profile().silence() == Silence.ENDS_THE_ORDER ? Family.SILENCE_ENDS : Family.CUSTOMER_ENDS;
    }
}
