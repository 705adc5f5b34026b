package dev.backstop.buying;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks what vendors must be asked: each morning at each location, and when a silent vendor's time is over. */
@Component
class QuestionJob implements Job {
    private static final Duration NOTHING_WAITS = Duration.ofDays(1);

    private final Questions questions;
    private final QuestionRows rows;
    private final Locations locations;
    private final boolean open;

    QuestionJob(Questions questions, QuestionRows rows, Locations locations, @Value("${backstop.mode:}") String mode) {
        this.questions = questions;
        this.rows = rows;
        this.locations = locations;
        this.open = mode.equals("serve") || mode.equals("demo") || mode.equals("sandbox");
    }

    @Override
    public String name() {
        return "questions to vendors";
    }

    @Override
    public Instant next(Instant after) {
        var mornings = locations.all().stream().filter(Location::active).map(location -> nextMorning(location, after));
        return Stream.concat(mornings, rows.nextDue(after).stream()).min(Instant::compareTo).orElseGet(() -> after.plus(NOTHING_WAITS));
    }

    private static Instant nextMorning(Location location, Instant after) {
        var today = VendorHours.morning(location.today(after), location.zone());
        return today.isAfter(after) ? today : VendorHours.morning(location.today(after).plusDays(1), location.zone());
    }

    /** Silence ends in minutes, not seconds. */
    @Override
    public Duration look() {
        return Duration.ofMinutes(5);
    }

    /** A program that only restores or imports asks nobody. */
    @Override
    public void run(Instant now) {
        if (open) {
            questions.cameUp(now);
        }
    }
}
