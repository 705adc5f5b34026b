package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.planning.MakingDates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the day on which production orders are expected in step with their components; the day that they are due on stays what was asked for. */
@Component
public class ExpectedProduction {
    private final JdbcClient jdbc;
    private final PartRows parts;
    private final Capacity capacity;
    private final Locations locations;
    private final Clock clock;

    ExpectedProduction(JdbcClient jdbc, PartRows parts, Capacity capacity, Locations locations, Clock clock) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.capacity = capacity;
        this.locations = locations;
        this.clock = clock;
    }

    /**
     * When the components of an order can be taken.
     *
     * @param on      null: of one of them nobody knows
     * @param waitsFor the component that comes last, and its supply where it is known: {@code CLAY from PO-3/1}
     */
    public record Components(@Nullable LocalDate on, String waitsFor) {}

    private record Row(long id, String number, long item, long location, @Nullable LocalDate dueOn, @Nullable LocalDate expectedOn, Instant createdAt, long part,
            long quantity, int makingDays) {
        Place place() {
            return new Place(item, location);
        }
    }

    private record Move(Row row, @Nullable LocalDate to, String why) {
        Lateness told() {
            var name = SupplyPart.reference(row.number(), 1, 1);
            return new Lateness(row.place(),
                    "production order %s %s: it waits for %s".formatted(row.number(), SupplyWords.moved(row.expectedOn(), to), why), name);
        }
    }

    /**
     * Looks at planned orders by number; answers those of which the day moved. Whoever waits for them has to be promised anew.
     *
     * @param components of those that still have to get some
     */
    public List<Lateness> follow(Collection<String> orders, Map<String, Components> components) {
        var known = locations.all().stream().collect(toMap(Location::id, location -> location));
        var moves = new ArrayList<Move>();
        var rows = planned(orders);
        var routed = capacity.routed(rows.stream().map(Row::place).distinct().toList());
        for (var row : rows) {
            var here = Objects.requireNonNull(known.get(row.location()), "location of an order");
            var ready = components.getOrDefault(row.number(), new Components(here.today(clock.instant()), "its turn"));
            var expected = routed.contains(row.place()) ? loaded(row, ready, here) : expected(row, ready, here);
            if (!Objects.equals(expected, row.expectedOn())) {
                moves.add(new Move(row, expected, ready.waitsFor()));
            }
        }
        parts.move(moves.stream().map(move -> new PartRows.Moved(move.row().part(), move.to(), move.row().quantity(), "waits for " + move.why())).toList());
        return moves.stream().map(Move::told).toList();
    }

    /** As its work centres have room; one after the other, as each takes minutes from those that follow. */
    private @Nullable LocalDate loaded(Row row, Components ready, Location here) {
        if (ready.on() == null) {
            capacity.release(row.id());
            return null;
        }
        var finished = capacity.book(row.id(), row.place(), row.quantity(), ready.on(), here).orElse(null);
        return finished == null || (row.dueOn() != null && row.dueOn().isAfter(finished)) ? row.dueOn() : finished;
    }

    private static @Nullable LocalDate expected(Row row, Components ready, Location here) {
        if (row.dueOn() == null || ready.on() == null) {
            return null;
        }
        return MakingDates.finish(row.dueOn(), here.today(row.createdAt()), row.makingDays(), ready.on(), here.calendar());
    }

    private List<Row> planned(Collection<String> numbers) {
        return jdbc.sql("""
                SELECT made.id, made.number, made.item_id AS item, made.location_id AS location, made.due_on, part.expected_on, made.created_at, part.id AS part,
                       part.quantity, coalesce(term.lead_time_days, 0) AS making_days
                  FROM supply.production_order made
                  JOIN supply.purchase_order_part part ON part.production_order_id = made.id
                  LEFT JOIN LATERAL (
                       SELECT lead_time_days FROM catalog.sourcing_term
                        WHERE (item_id, location_id, kind) = (made.item_id, made.location_id, 'make') ORDER BY rank LIMIT 1) term ON true
                 WHERE made.number = ANY (:numbers) AND made.state = 'planned'
                 ORDER BY part.id
                """).param("numbers", numbers.toArray(String[]::new)).query(Row.class).list();
    }
}
