package dev.backstop.outreach;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.planning.telling.TellingTime;
import dev.backstop.planning.telling.TellingTime.Urgency;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives each new duty the time at which it is told: at once where a law asks for a choice or the date became much worse or was lost, else
 * with the others of the day.
 */
@Component
class TellingPlan {
    private static final int MUCH_WORSE_DAYS = 3;

    private final JdbcClient jdbc;
    private final Locations locations;

    TellingPlan(JdbcClient jdbc, Locations locations) {
        this.jdbc = jdbc;
        this.locations = locations;
    }

    /** When each of these is told, in their order: by the clock at the customer's place, or where none is known at the place that ships. */
    List<Instant> times(List<SlipDuties.Owed> owed, Instant now) {
        var places = locations.all().stream().collect(toMap(Location::id, identity()));
        var zones = zones(owed);
        return owed.stream().map(one -> {
            var location = Objects.requireNonNull(places.get(one.made().location()), "the database keeps the reference");
            var zone = zones.getOrDefault(one.made().order(), location.zone());
            var legal = one.legalDueBy();
            var urgency = urgency(one);
            return TellingTime.of(urgency, now, zone, legal == null || urgency == Urgency.DIGEST ? one.dueBy() : legal);
        }).toList();
    }

    /**
     * A date that is open because nobody ordered waits for the digest: who orders in the morning gives it back before anybody reads of
     * it.
     */
    private static Urgency urgency(SlipDuties.Owed owed) {
        var was = owed.made().heardShipBy();
        var now = owed.made().shipBy();
        if (owed.made().causeKind().equals("not-ordered")) {
            return Urgency.DIGEST;
        }
        var muchWorse = was == null || now == null || ChronoUnit.DAYS.between(was, now) >= MUCH_WORSE_DAYS;
        return owed.law() != null ? Urgency.LEGAL : muchWorse ? Urgency.AT_ONCE : Urgency.DIGEST;
    }

    private Map<Long, ZoneId> zones(List<SlipDuties.Owed> owed) {
        var zones = new HashMap<Long, ZoneId>();
        jdbc.sql("""
                SELECT o.id, c.time_zone
                  FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id AND c.time_zone IS NOT NULL
                 WHERE o.id = ANY (:orders)
                """).param("orders", owed.stream().map(one -> one.made().order()).distinct().toArray(Long[]::new)).query(row -> {
                    zones.put(row.getLong("id"), ZoneId.of(row.getString("time_zone")));
                });
        return zones;
    }

    /** When something is next to be told or withdrawn, strictly after an instant; null while nothing waits. */
    @Nullable Instant next(Instant after) {
        return jdbc.sql("""
                SELECT min(at) FROM (
                    SELECT min(tell_at) AS at FROM outreach.duty WHERE state = 'open' AND notice_id IS NULL
                    UNION ALL SELECT min(tell_at) FROM outreach.word WHERE notice_id IS NULL AND dropped IS NULL
                    UNION ALL SELECT CASE WHEN EXISTS (
                """ + NoticeBook.STALE + """
                    ) THEN '-infinity'::timestamptz END) due
                """).query((row, _) -> row.getObject(1, OffsetDateTime.class)).optional()
                .map(at -> at.toInstant().isAfter(after) ? at.toInstant() : after.plusSeconds(1)).orElse(null);
    }
}
