package dev.backstop.outreach;

import static java.util.stream.Collectors.toSet;

import dev.backstop.planning.law.LegalClock;
import dev.backstop.planning.law.LegalEvent;
import dev.backstop.planning.law.Standing;
import dev.backstop.promising.PromisesMade;
import dev.backstop.promising.ScheduleClosed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What new promises, and the end of a schedule line, mean to the law's clocks. */
@Component
class LegalSlips {
    /** Goods that go out within so many days of a first promise are looked at by the daily watch alone: most orders ship from stock. */
    private static final int SOON_DAYS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LegalPlace place;
    private final Matters matters;
    private final LegalCases cases;
    private final LegalClocks clocks;

    LegalSlips(JdbcClient jdbc, Clock clock, LegalPlace place, Matters matters, LegalCases cases, LegalClocks clocks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.place = place;
        this.matters = matters;
        this.cases = cases;
        this.clocks = clocks;
    }

    /**
     * A notice that a law asks for.
     *
     * @param noticeBy by when it must be on its way, {@code limit} the law's own last moment
     * @param renewed  whether an earlier notice offered another date
     */
    record Owed(String law, Instant noticeBy, Instant limit, boolean renewed) {}

    /** Moves the clocks of what was promised, and answers which schedule lines are owed a notice with a choice. */
    Map<Long, Owed> owed(List<PromisesMade.Made> made) {
        var soon = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(SOON_DAYS);
        var asked = made.stream().filter(one -> one.heard() || later(one, soon)).toList();
        var guarded = matters.protectedAmong(asked.stream().map(PromisesMade.Made::order).collect(toSet()));
        var watched = matters.of(asked.stream().filter(one -> guarded.contains(one.order())).map(PromisesMade.Made::scheduleLine).toList());
        return watched.isEmpty() ? Map.of() : owed(watched, clocks.projected(watched, "the date we expect changed"));
    }

    private static boolean later(PromisesMade.Made made, LocalDate soon) {
        return made.shipBy() == null || made.shipBy().isAfter(soon);
    }

    Map<Long, Owed> owed(List<Matter> watched, Map<Long, Standing> standings) {
        var seat = place.now();
        var owed = new HashMap<Long, Owed>();
        for (var matter : watched) {
            var standing = Objects.requireNonNull(standings.get(matter.scheduleLine()), "one standing for each");
            LegalClock.noticeBy(matter.terms(), standing).ifPresent(day -> owed.put(matter.scheduleLine(),
                    new Owed(matter.terms().profile().code(),
                    seat.endOf(day), seat.endOf(LegalClock.limit(matter.terms(), standing)), standing.notices() > 0)));
        }
        return owed;
    }

    /** Units were shipped, cancelled, or went up in another schedule line, which then stands where the stricter of both stood. */
    void closed(ScheduleClosed closed) {
        var kept = cases.of(List.of(closed.scheduleLine()));
        var known = kept.isEmpty() ? List.<Matter>of() : matters.of(List.of(closed.scheduleLine()));
        if (known.isEmpty()) {
            return;
        }
        var today = clocks.today();
        switch (closed.state()) {
            case "shipped" -> clocks.happened(known, "shipped", null, _ -> new LegalEvent.Shipped(today));
            case "cancelled" -> clocks.happened(known, "cancelled", null, _ -> new LegalEvent.Cancelled(today));
            default -> merged(known.getFirst(), Objects.requireNonNull(kept.get(closed.scheduleLine()), "just read"));
        }
    }

    private void merged(Matter gone, Standing its) {
        var siblings = matters.of(jdbc.sql("""
                SELECT id FROM promising.schedule_line WHERE line_id = :line AND state IN ('open', 'released') ORDER BY id
                """)
                .param("line", gone.orderLine()).query(Long.class).list());
        for (var other : clocks.standing(siblings)) {
            if (LegalClock.limit(gone.terms(), its).isBefore(LegalClock.limit(other.matter().terms(), other.standing()))) {
                clocks.takeOver(other.matter(), its,
                        "schedule line %d went up in this one, and its deadline is earlier".formatted(gone.scheduleLine()));
            }
        }
    }
}
