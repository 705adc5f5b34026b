package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.planning.MakingDates;
import dev.backstop.web.Columns;
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
    private final Arrivals arrivals;
    private final Capacity capacity;
    private final Locations locations;
    private final Clock clock;

    ExpectedProduction(JdbcClient jdbc, PartRows parts, Arrivals arrivals, Capacity capacity, Locations locations, Clock clock) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.arrivals = arrivals;
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
            long quantity, int makingDays) {}

    private record Move(Row row, @Nullable LocalDate to, String why) {
        Lateness told() {
            var name = SupplyPart.reference(row.number(), 1, 1);
            return new Lateness(new Place(row.item(), row.location()),
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
        for (var row : planned(orders)) {
            var here = Objects.requireNonNull(known.get(row.location()), "location of an order");
            var ready = components.getOrDefault(row.number(), new Components(here.today(clock.instant()), "its turn"));
            var expected = expected(row, ready, here);
            if (!Objects.equals(expected, row.expectedOn())) {
                moves.add(new Move(row, expected, ready.waitsFor()));
            }
        }
        write(moves);
        return moves.stream().map(Move::told).toList();
    }

    private @Nullable LocalDate expected(Row row, Components ready, Location here) {
        if (ready.on() == null) {
            capacity.release(row.id());
            return null;
        }
        var loaded = capacity.book(row.id(), new Place(row.item(), row.location()), row.quantity(), ready.on(), here);
        if (loaded.isPresent()) {
            return row.dueOn() == null || loaded.get().isAfter(row.dueOn()) ? loaded.get() : row.dueOn();
        }
        return row.dueOn() == null ? null : MakingDates.finish(row.dueOn(), here.today(row.createdAt()), row.makingDays(), ready.on(), here.calendar());
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

    private void write(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE supply.purchase_order_part part SET expected_on = moved.day
                  FROM unnest(:ids::bigint[], :days::date[]) AS moved (id, day)
                 WHERE part.id = moved.id
                """).param("ids", Columns.longs(moves, move -> move.row().part())).param("days", Columns.texts(moves, Move::to)).update();
        parts.append(moves.stream().map(move -> new PartRows.Version(move.row().part(), "revised", move.to(), move.row().quantity(), null,
                "waits for " + move.why())).toList());
        arrivals.renew(moves.stream().map(move -> move.row().part()).toList());
    }
}
