package dev.backstop.outreach;

import dev.backstop.planning.law.NoticeContent;
import dev.backstop.planning.law.Unanswered;
import java.util.Optional;

/** What the law wants customers to hear, in sentences: the same for every way by which they hear it, be it written, read out or a page. */
final class LawSentences {
    private LawSentences() {}

    /** What comes of no answer; empty where nothing does. */
    static Optional<String> of(Unanswered unanswered, Phrases phrases) {
        return switch (unanswered) {
            case Unanswered.Waits(var until) -> Optional.of(phrases.say("law.silence-waits", "date", phrases.day(until)));
            case Unanswered.Ends(var on) -> Optional.of(phrases.say("law.cancelled-unless", "deadline", phrases.day(on)));
            case Unanswered.Nothing() -> Optional.empty();
        };
    }

    /** One part of a notice; empty for those that its other blocks say. */
    static Optional<String> of(NoticeContent part, Unanswered unanswered, Phrases phrases) {
        return switch (part) {
            case SILENCE_MEANS_WAIT, CANCELLED_UNLESS -> of(unanswered, phrases);
            case CONTINUING_RIGHT -> Optional.of(phrases.say("law.continuing"));
            case ADDITIONAL_PERIOD -> Optional.of(phrases.say("law.additional"));
            case RIGHT_TO_END -> Optional.of(phrases.say("law.end"));
            case WITHDRAWAL -> Optional.of(phrases.say("law.withdraw"));
            case REVISED_DATE, NO_DATE, CANCEL_FOR_REFUND, FREE_ANSWER, REASON -> Optional.empty();
        };
    }
}
