package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.replenishment.PlanningEvent.Effect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All events that still count for a plan: those to come soon, those that hold, and those of the past whose demand is no rule for the
 * future.
 */
final class Knowledge {
    static final Knowledge NONE = new Knowledge(List.of());
    static final int DAYS_AHEAD = 183;

    private final Map<Long, List<PlanningEvent>> byItem = new HashMap<>();
    private final List<PlanningEvent> broad = new ArrayList<>();

    private Knowledge(List<PlanningEvent> events) {
        for (var event : events) {
            if (event.item() == null) {
                broad.add(event);
            } else {
                byItem.computeIfAbsent(event.item(), _ -> new ArrayList<>(2)).add(event);
            }
        }
    }

    @Component
    static class Reader {
        private final JdbcClient jdbc;

        Reader(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        Knowledge read(LocalDate today) {
            return new Knowledge(jdbc.sql("""
                    SELECT number, kind, item_id, category, location_id, from_on, until_on, factor, quantity, target_value, reason, by
                      FROM replenishment.planning_event
                     WHERE withdrawn_at IS NULL AND until_on >= :since AND from_on <= :soon
                     ORDER BY id
                    """)
                    .param("since", today.minusYears(Learning.YEARS)).param("soon", today.plusDays(DAYS_AHEAD)).query(Reader::event)
                            .list());
        }

        private static PlanningEvent event(ResultSet row, int number) throws SQLException {
            return new PlanningEvent(row.getString("number"), effect(row), row.getObject("item_id", Long.class), row.getString("category"),
                    row.getObject("location_id", Long.class), row.getObject("from_on", LocalDate.class),
                            row.getObject("until_on", LocalDate.class),
                    row.getString("reason"), row.getString("by"));
        }

        private static Effect effect(ResultSet row) throws SQLException {
            var kind = row.getString("kind");
            return switch (kind) {
                case "promotion", "adjustment" -> new Effect.Times(kind.equals("promotion"), row.getDouble("factor"));
                case "known-order" -> new Effect.OnTop(row.getLong("quantity"));
                case "safety-stock-holiday" -> new Effect.NoSafetyStock();
                case "service-target" -> new Effect.FillRate(row.getDouble("target_value"));
                default -> throw new IllegalStateException("The database keeps kinds of events, but held " + kind);
            };
        }
    }

    private Stream<PlanningEvent> of(Place place, @Nullable String category) {
        return Stream.concat(byItem.getOrDefault(place.item(), List.of()).stream(), broad.stream())
                .filter(event -> event.concerns(place, category));
    }

    /** Those that hold now or will. */
    List<PlanningEvent> ahead(Place place, @Nullable String category, LocalDate today) {
        return of(place, category).filter(event -> !event.until().isBefore(today)).toList();
    }

    /**
     * Those that are over, or have begun: what was wanted in their days is no rule. A planner's own view is none of them: it changed
     * nothing of what was wanted.
     */
    List<PlanningEvent> behind(Place place, @Nullable String category, LocalDate today) {
        return of(place, category).filter(event -> event.from().isBefore(today))
                .filter(event -> event.effect() instanceof Effect.OnTop
                        || (event.effect() instanceof Effect.Times(var promotion, _) && promotion)).toList();
    }
}
