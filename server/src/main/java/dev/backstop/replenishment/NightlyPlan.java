package dev.backstop.replenishment;

import dev.backstop.catalog.Locations;
import dev.backstop.sandbox.Job;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Plans everything once a night, when the day before is over everywhere it matters: at two in the morning where the first location stands. */
@Component
class NightlyPlan implements Job {
    private static final LocalTime AT = LocalTime.of(2, 0);

    private final PlanRuns runs;
    private final Locations locations;
    private final ApplicationEventPublisher events;

    NightlyPlan(PlanRuns runs, Locations locations, ApplicationEventPublisher events) {
        this.runs = runs;
        this.locations = locations;
        this.events = events;
    }

    @Override
    public String name() {
        return "nightly plan";
    }

    @Override
    public Instant next(Instant after) {
        var zone = locations.all().stream().findFirst().map(first -> first.zone()).orElse(ZoneOffset.UTC);
        var tonight = at(after, zone, 0);
        return tonight.isAfter(after) ? tonight : at(after, zone, 1);
    }

    private static Instant at(Instant instant, ZoneId zone, int daysAhead) {
        return instant.atZone(zone).toLocalDate().plusDays(daysAhead).atTime(AT).atZone(zone).toInstant();
    }

    @Override
    public void run(Instant now) {
        runs.run(Scope.ALL, PlanMode.CHANGED, now);
        events.publishEvent(new Planned(now, null));
    }
}
