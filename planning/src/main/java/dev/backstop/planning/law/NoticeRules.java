package dev.backstop.planning.law;

import static dev.backstop.planning.law.NoticeContent.*;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the next notice must say, and what it must not. A message that falls short is no notice. */
public record NoticeRules(Set<NoticeContent> mandatory, Set<NoticeContent> forbidden) {
    public NoticeRules {
        mandatory = Set.copyOf(mandatory);
        forbidden = Set.copyOf(forbidden);
    }

    /** The rules for a notice that offers a shipping date; null: none can be given. */
    public static NoticeRules of(Terms terms, Standing standing, @Nullable LocalDate shipOn) {
        var says = EnumSet.of(shipOn == null ? NO_DATE : REVISED_DATE, CANCEL_FOR_REFUND, FREE_ANSWER);
        var never = EnumSet.of(shipOn == null ? REVISED_DATE : NO_DATE);
        if (terms.profile().silence() == Silence.KEEPS_THE_ORDER) {
            return overdue(terms, standing, says, never);
        }
        if (Unanswered.notice(terms, standing, shipOn) instanceof Unanswered.Waits) {
            says.add(SILENCE_MEANS_WAIT);
            never.add(CANCELLED_UNLESS);
        } else {
            says.add(CANCELLED_UNLESS);
            never.add(SILENCE_MEANS_WAIT);
            says.add(REASON); // the rule asks for it without a date; writers on it ask for it with a long delay too
        }
        if (shipOn == null) {
            says.add(CONTINUING_RIGHT);
        }
        return new NoticeRules(says, never);
    }

    private static NoticeRules overdue(Terms terms, Standing standing, Set<NoticeContent> says, Set<NoticeContent> never) {
        never.add(SILENCE_MEANS_WAIT);
        never.add(CANCELLED_UNLESS);
        late(terms, standing).ifPresent(says::add);
        if (terms.profile().online()) {
            says.add(WITHDRAWAL);
        }
        return new NoticeRules(says, never);
    }

    /** What a late delivery gives the customer a right to, where silence changes nothing: an end now, or after an additional period. */
    private static Optional<NoticeContent> late(Terms terms, Standing standing) {
        if (standing.state() == LegalState.MAY_END) {
            return Optional.of(RIGHT_TO_END);
        }
        return terms.profile().mayEndAfterDays() == null ? Optional.of(ADDITIONAL_PERIOD) : Optional.empty();
    }

    /** The right that the customer has as the order stands, whether or not a notice is owed; empty: none beyond cancelling. */
    public static Optional<NoticeContent> rightNow(Terms terms, Standing standing) {
        return switch (standing.state()) {
            case AT_RISK, OVERDUE, MAY_END -> late(terms, standing);
            default -> Optional.empty();
        };
    }

    /** Only a first notice, and only of a short delay. */
    static boolean silenceMayAgree(Terms terms, Standing standing, LocalDate shipOn) {
        return standing.notices() == 0 && standing.state() != LegalState.RENEWAL_DUE
                && terms.profile().silentConsentDays() > 0
                && !terms.counted(shipOn).isAfter(terms.applicableTime().plusDays(terms.profile().silentConsentDays()));
    }

    boolean metBy(Set<NoticeContent> says) {
        return says.containsAll(mandatory) && says.stream().noneMatch(forbidden::contains);
    }
}
