package dev.backstop.planning.telling;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Whether a person may dial a customer's number now. */
public final class DialGate {
    /** Attempts in one case, and in one day. */
    public static final int MOST_ATTEMPTS = 3;

    private static final int MOST_A_DAY = 1;

    private DialGate() {}

    /**
     * What is known of a call.
     *
     * @param notBefore when the customer asked to be called back; null: not at all. A call that was asked for is no second attempt of a day
     */
    public record Facts(Instant now, ZoneId zone, @Nullable String country, boolean doNotCall, int attempts, int attemptsToday,
            @Nullable Instant notBefore) {}

    /** The answer. */
    public sealed interface Answer {
        record Open() implements Answer {}

        /** Not now; {@code opensAt} says from when on, null: never, for this call. */
        record Closed(String why, @Nullable Instant opensAt) implements Answer {}
    }

    /** Asks whether to dial. */
    public static Answer ask(Facts facts) {
        if (facts.doNotCall()) {
            return new Answer.Closed("The customer does not want to be called.", null);
        }
        if (facts.attempts() >= MOST_ATTEMPTS) {
            return new Answer.Closed("Three attempts are enough; write a letter.", null);
        }
        if (facts.notBefore() != null && facts.now().isBefore(facts.notBefore())) {
            return new Answer.Closed("The customer asked to be called later.", facts.notBefore());
        }
        var there = facts.now().atZone(facts.zone());
        var window = CallWindow.of(facts.country());
        if (facts.attemptsToday() >= MOST_A_DAY && facts.notBefore() == null) {
            return new Answer.Closed("One attempt a day is enough.", window.openFrom(there.plusDays(1).with(window.from())).toInstant());
        }
        if (!window.isOpen(there)) {
            return new Answer.Closed("It is %s on %s at the customer's place.".formatted(there.toLocalTime().withSecond(0).withNano(0),
                    there.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH)), window.openFrom(there).toInstant());
        }
        return new Answer.Open();
    }
}
