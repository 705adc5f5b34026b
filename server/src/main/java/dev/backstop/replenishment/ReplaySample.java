package dev.backstop.replenishment;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.catalog.Place;
import dev.backstop.planning.replay.Past.Receipt;
import dev.backstop.planning.replay.Past.Took;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the past of some places, as a replay needs it: each kind of fact in one statement. Needs a transaction to stream in. */
@Component
class ReplaySample {
    private static final int FEWEST_DAYS = 112;

    private final JdbcClient jdbc;
    private final LookedAt lookedAt;
    private final PlanFacts facts;
    private final PastDemands demands;

    ReplaySample(JdbcClient jdbc, LookedAt lookedAt, PlanFacts facts, PastDemands demands) {
        this.jdbc = jdbc;
        this.lookedAt = lookedAt;
        this.facts = facts;
        this.demands = demands;
    }

    /** One place with all that happened to it. */
    record Known(PlaceFacts facts, PastDemand demand, List<Moved> moved, List<Cancelled> cancelled, List<Took> took, Worth worth) {

        /** Sellable stock in the morning of a day. */
        long onHand(LocalDate day) {
            return Math.max(0, moved.stream().filter(each -> each.day().isBefore(day)).mapToLong(Moved::net).sum());
        }

        /** What came from a day on. */
        List<Receipt> receipts(LocalDate from) {
            return moved.stream().filter(each -> each.came() > 0 && !each.day().isBefore(from))
                    .map(each -> new Receipt(each.day(), each.came())).toList();
        }
    }

    /** By how much sellable stock moved on a day in all, and how much came. What was there from the start stands before all days. */
    record Moved(LocalDate day, long net, long came) {}

    /** So much of what was wanted on a day was cancelled later: it waited no more, and nothing was shipped for it. */
    record Cancelled(LocalDate day, long quantity) {}

    record Sample(List<Known> places, int of) {}

    /** What an item is to the firm. Price and cost are those of the smallest unit. */
    record Worth(boolean waits, double price, double cost, @Nullable String category) {
        private static final Worth UNKNOWN = new Worth(true, 1, 0, null);
    }

    /** So many places of a segment at most, the same ones each time; those with hardly a past are left out. */
    Sample read(@Nullable String segment, int most, LocalDate today) {
        var eligible = """
                  FROM replenishment.learned
                  JOIN replenishment.past_demand USING (item_id, location_id)
                 WHERE (:segment::text IS NULL OR segment = :segment) AND forecast_on IS NOT NULL AND past_demand.first_on <= :since
                """;
        var places = jdbc.sql("SELECT item_id, location_id" + eligible
                + " ORDER BY hashint8extended(item_id, location_id), item_id, location_id LIMIT :most")
                .param("segment", segment).param("since", today.minusDays(FEWEST_DAYS)).param("most", most)
                .query((row, _) -> new Place(row.getLong("item_id"), row.getLong("location_id"))).list();
        return new Sample(known(places, today), jdbc.sql("SELECT count(*)::int" + eligible).param("segment", segment)
                .param("since", today.minusDays(FEWEST_DAYS)).query(Integer.class).single());
    }

    private List<Known> known(Collection<Place> places, LocalDate today) {
        if (places.isEmpty()) {
            return List.of();
        }
        var wanted = Set.copyOf(places);
        var demand = demands.of(places);
        var moved = moved(places, today);
        var cancelled = cancelled(places, today);
        var took = took(places);
        var worth = worth(places);
        var looked = lookedAt.all(new Scope(places.stream().map(Place::item).distinct().toList(), null));
        try (var rows = facts.places(looked)) {
            return rows.filter(row -> wanted.contains(row.place()) && demand.containsKey(row.place()) && row.way() != null).map(row -> {
                var at = row.place();
                return new Known(row, java.util.Objects.requireNonNull(demand.get(at)), moved.getOrDefault(at, List.of()),
                        cancelled.getOrDefault(at, List.of()),
                        took.getOrDefault(at, List.of()), worth.getOrDefault(at.item(), Worth.UNKNOWN));
            }).toList();
        }
    }

    private record MovedAt(Place place, Moved moved) {}

    private Map<Place, List<Moved>> moved(Collection<Place> places, LocalDate today) {
        return jdbc.sql("""
                WITH move AS (
                    SELECT item_id, location_id, moved.quantity, moved.reason,
                           CASE WHEN moved.reason = 'opening' THEN :since - 1
                                ELSE greatest(:since - 1, (moved.at AT TIME ZONE location.time_zone)::date) END AS day
                      FROM stock.movement moved
                      JOIN unnest(:items, :locations) AS place (item_id, location_id) USING (item_id, location_id)
                      JOIN catalog.location location ON location.id = location_id
                     WHERE moved.condition = 'sellable')
                SELECT item_id, location_id, day, sum(quantity)::bigint AS net,
                       coalesce(sum(quantity) FILTER (WHERE quantity > 0 AND reason NOT IN ('opening', 'return', 'shipment-reversed')),
                                0)::bigint AS came
                  FROM move
                 GROUP BY item_id, location_id, day
                 ORDER BY item_id, location_id, day
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .param("since", today.minusYears(Learning.YEARS))
                .query((row, _) -> new MovedAt(new Place(row.getLong("item_id"), row.getLong("location_id")),
                        new Moved(row.getObject("day", LocalDate.class), row.getLong("net"), row.getLong("came"))))
                .list().stream().collect(groupingBy(MovedAt::place, Collectors.mapping(MovedAt::moved, Collectors.toList())));
    }

    private record CancelledAt(Place place, Cancelled cancelled) {}

    /** On the day it was wanted, as demand counts it. */
    private Map<Place, List<Cancelled>> cancelled(Collection<Place> places, LocalDate today) {
        return jdbc.sql("""
                WITH gone AS (
                    SELECT line.item_id, line.cancelled, sales.requested_on, sales.ordered_at,
                           coalesce(sales.location_id,
                                    (SELECT location_id FROM promising.schedule_line WHERE line_id = line.id ORDER BY number LIMIT 1),
                                    (SELECT id FROM catalog.location ORDER BY vendor_id IS NOT NULL, priority, code LIMIT 1)) AS location_id
                      FROM orders.order_line line
                      JOIN orders.sales_order sales ON sales.id = line.order_id
                     WHERE line.item_id = ANY (:items) AND line.cancelled > 0 AND line.substitute_for IS NULL
                       AND sales.ordered_at >= :since)
                SELECT gone.item_id, gone.location_id,
                       coalesce(gone.requested_on, (gone.ordered_at AT TIME ZONE location.time_zone)::date) AS day,
                       sum(gone.cancelled)::bigint AS cancelled
                  FROM gone
                  JOIN catalog.location location ON location.id = gone.location_id
                 GROUP BY gone.item_id, gone.location_id, day
                 ORDER BY gone.item_id, gone.location_id, day
                """)
                .param("items", Place.items(places)).param("since", today.minusYears(Learning.YEARS))
                .query((row, _) -> new CancelledAt(new Place(row.getLong("item_id"), row.getLong("location_id")),
                        new Cancelled(row.getObject("day", LocalDate.class), row.getLong("cancelled"))))
                .list().stream().collect(groupingBy(CancelledAt::place, Collectors.mapping(CancelledAt::cancelled, Collectors.toList())));
    }

    private record Lasted(Place place, Took took) {}

    private Map<Place, List<Took>> took(Collection<Place> places) {
        return jdbc.sql("""
                SELECT item_id, location_id, ordered_on, received_on - ordered_on AS days
                  FROM supply.lead_time_observation
                  JOIN unnest(:items, :locations) AS place (item_id, location_id) USING (item_id, location_id)
                 WHERE NOT reversed
                 ORDER BY item_id, location_id, ordered_on, id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query((row, _) -> new Lasted(new Place(row.getLong("item_id"), row.getLong("location_id")),
                        new Took(row.getObject("ordered_on", LocalDate.class), row.getInt("days"))))
                .list().stream().collect(groupingBy(Lasted::place, Collectors.mapping(Lasted::took, Collectors.toList())));
    }

    private Map<Long, Worth> worth(Collection<Place> places) {
        var worth = new HashMap<Long, Worth>();
        jdbc.sql("""
                SELECT id, backorder_policy <> 'no' AS waits, (coalesce(price, cost, 1) / 10.0 ^ decimals)::float8 AS price,
                       (coalesce(cost, price, 0) / 10.0 ^ decimals)::float8 AS cost, category
                  FROM catalog.item WHERE id = ANY (:items)
                """)
                .param("items", Place.items(places))
                .query(row -> {
                    worth.put(row.getLong("id"), new Worth(row.getBoolean("waits"), row.getDouble("price"), row.getDouble("cost"),
                            row.getString("category")));
                });
        return worth;
    }
}
