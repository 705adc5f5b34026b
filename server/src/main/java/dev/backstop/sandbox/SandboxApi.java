package dev.backstop.sandbox;

import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The movable clock and the reset; there only where the program was started as a sandbox. */
@RestController
@RequestMapping("/api/v1/sandbox")
@ConditionalOnProperty(name = "backstop.sandbox", havingValue = "true")
class SandboxApi {
    private final MovableClock clock;
    private final Jobs jobs;
    private final Reset reset;
    private final ApplicationEventPublisher events;

    SandboxApi(Clock clock, Jobs jobs, Reset reset, ApplicationEventPublisher events) {
        this.clock = (MovableClock) clock;
        this.jobs = jobs;
        this.reset = reset;
        this.events = events;
    }

    /** The time that counts. */
    record Now(@Nullable Instant now) {}

    /** Where to move the clock. */
    record To(@Nullable Instant to) {}

    /** What ran on the way, in order. */
    record Advanced(Instant now, List<Jobs.Ran> ran) {}

    @GetMapping("/clock")
    Now clock() {
        return new Now(clock.instant());
    }

    /** Sets the clock and runs nothing. */
    @PutMapping("/clock")
    synchronized Now set(@RequestBody Now wanted) {
        if (wanted.now() == null) {
            throw Problem.refused("/now", "Name the instant, such as 2026-01-05T09:00:00Z.");
        }
        if (wanted.now().isBefore(clock.instant()) && !reset.isEmpty()) {
            throw Problem.conflict("back-in-time", "The clock cannot go back from %s to %s while there is business data. Reset first."
                    .formatted(clock.instant(), wanted.now()));
        }
        clock.set(wanted.now());
        return clock();
    }

    /** Moves the clock forward and runs, in order, what would have run. */
    @PostMapping("/clock/advance")
    synchronized Advanced advance(@RequestBody To wanted) {
        if (wanted.to() == null || wanted.to().isBefore(clock.instant())) {
            throw Problem.refused("/to", "Name an instant that is not before %s.".formatted(clock.instant()));
        }
        var ran = jobs.runUntil(clock, wanted.to());
        return new Advanced(clock.instant(), ran);
    }

    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    synchronized void reset() {
        reset.everything();
        clock.set(MovableClock.START);
        events.publishEvent(new SandboxEmptied());
    }
}
