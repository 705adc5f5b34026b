package dev.backstop.outreach;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** A brake lets go when its time is over. */
@Component
class BrakeLapse implements Job {
    private final Brakes brakes;

    BrakeLapse(Brakes brakes) {
        this.brakes = brakes;
    }

    @Override
    public String name() {
        return "brake lets go";
    }

    @Override
    public Instant next(Instant after) {
        return brakes.find("held").stream().map(Brakes.Brake::until).map(until -> until.isAfter(after) ? until : after.plusSeconds(1))
                .min(Comparator.naturalOrder()).orElseGet(() -> after.plus(365, ChronoUnit.DAYS));
    }

    @Override
    public Duration look() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run(Instant now) {
        brakes.lapse(now);
    }
}
