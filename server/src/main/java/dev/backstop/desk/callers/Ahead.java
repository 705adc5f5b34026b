package dev.backstop.desk.callers;

import dev.backstop.console.Frame;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a promise beside goods would be: who finds it, when, and in which words. */
@Component
class Ahead {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Clock clock;

    Ahead(Clock clock) {
        this.clock = clock;
    }

    /** Of a call back, with the time of day where the customer is. */
    String callBack(Acts.About about, Instant at) {
        requireAhead(at);
        var customer = about.caller().customer();
        var there = at.atZone(Objects.requireNonNullElse(customer.zone(), about.zone())).toLocalTime();
        var quiet = there.isBefore(MORNING) || !there.isBefore(EVENING);
        return "Whoever takes orders finds it on Today and on the desk, due %s%s.%s%s".formatted(about.frame().moment(at),
                elsewhere(customer.zone(), about.frame()) ? ", when it is %tR there".formatted(there) : "",
                quiet ? " Nobody is called at that hour there; choose another." : "",
                customer.phone() == null ? " No number is known: ask for one." : " The number is %s.".formatted(customer.phone()));
    }

    /** Of a question to whoever buys, with what stands beside it. */
    String question(Acts.About about, Instant at, String words) {
        requireAhead(at);
        var line = about.line();
        return "Buyers find on Today, due %s: “%s/%d, %s × %s for %s: %s” %s The answer comes back to this page.".formatted(
                about.frame().moment(at), line.order(), line.line(), line.text(line.quantity()), line.name(),
                about.caller().customer().name(), words.isEmpty() ? "…" : words, CallerWords.supply(line, about.frame()));
    }

    private static boolean elsewhere(@org.jspecify.annotations.Nullable ZoneId zone, Frame frame) {
        return zone != null && !zone.equals(frame.zone());
    }

    private void requireAhead(Instant at) {
        if (!at.isAfter(clock.instant())) {
            throw Problem.refused("/at", "That time is over. Name a later one.");
        }
    }
}
