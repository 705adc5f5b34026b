package dev.backstop.desk.callers;

import static dev.backstop.web.Say.say;
import static java.util.stream.Collectors.joining;

import dev.backstop.console.Frame;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        var due = about.frame().moment(at);
        return Stream.of(elsewhere(customer.zone(), about.frame())
                ? say("Whoever takes orders finds it on Today and on the desk, due {0}, when it is {1} there.", due, "%tR".formatted(there))
                : say("Whoever takes orders finds it on Today and on the desk, due {0}.", due),
                quiet ? say("Nobody is called at that hour there; choose another.") : "",
                customer.phone() == null ? say("No number is known: ask for one.") : say("The number is {0}.", customer.phone()))
                .filter(sentence -> !sentence.isEmpty()).collect(joining(" "));
    }

    /** Of a question to whoever buys, with what stands beside it. */
    String question(Acts.About about, Instant at, String words) {
        requireAhead(at);
        var line = about.line();
        return say("Buyers find on Today, due {0}: “{1}/{2}, {3} × {4} for {5}: {6}”.", about.frame().moment(at), line.order(),
                Integer.toString(line.line()), line.text(line.quantity()), line.name(), about.caller().customer().name(),
                words.isEmpty() ? "…" : words)
                + ' ' + CallerWords.supply(line, about.frame()) + ' ' + say("The answer comes back to this page.");
    }

    private static boolean elsewhere(@Nullable ZoneId zone, Frame frame) {
        return zone != null && !zone.equals(frame.zone());
    }

    private void requireAhead(Instant at) {
        if (!at.isAfter(clock.instant())) {
            throw Problem.refused("/at", "That time is over. Name a later one.");
        }
    }
}
