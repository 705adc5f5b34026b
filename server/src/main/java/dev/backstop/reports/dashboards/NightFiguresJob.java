package dev.backstop.reports.dashboards;

import dev.backstop.catalog.Locations;
import dev.backstop.sandbox.Job;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Counts the figures of the night when the day before is over at the first location, after the plan. */
@Component
class NightFiguresJob implements Job {
    private static final LocalTime AT = LocalTime.of(3, 0);

    private final NightFigures figures;
    private final Locations locations;

    NightFiguresJob(NightFigures figures, Locations locations) {
        this.figures = figures;
        this.locations = locations;
    }

    @Override
    public String name() {
        return "dashboard figures";
    }

    @Override
    public Instant next(Instant after) {
        var zone = locations.all().stream().findFirst().map(first -> first.zone()).orElse((ZoneId) ZoneOffset.UTC);
        var today = after.atZone(zone).toLocalDate();
        var tonight = today.atTime(AT).atZone(zone).toInstant();
        return tonight.isAfter(after) ? tonight : today.plusDays(1).atTime(AT).atZone(zone).toInstant();
    }

    @Override
    public void run(Instant now) {
        figures.count(now);
    }

    /** They are counted wholly anew each time, and when somebody looks. */
    @Override
    public void runInPassing(Instant now) {
        // left to the next
    }
}
