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
    record Known(PlaceFacts facts, PastDemand demand, long opening, List<Receipt> receipts, List<Took> took, boolean waits, double price,
            double cost) {}

    record Sample(List<Known> places, int of) {}

    private record Worth(boolean waits, double price, double cost) {}

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
        var opening = opening(places, today);
        var receipts = receipts(places, today);
        var took = took(places);
        var worth = worth(places);
        lookedAt.all(new Scope(places.stream().map(Place::item).distinct().toList(), null));
        try (var rows = facts.places()) {
            return rows.filter(row -> wanted.contains(row.place()) && demand.containsKey(row.place()) && row.way() != null).map(row -> {
                var at = row.place();
                var money = worth.getOrDefault(at.item(), new Worth(true, 1, 0));
                return new Known(row, java.util.Objects.requireNonNull(demand.get(at)), opening.getOrDefault(at, 0L),
                        receipts.getOrDefault(at, List.of()),
                        took.getOrDefault(at, List.of()), money.waits(), money.price(), money.cost());
            }).toList();
        }
    }

    /** Sellable stock in the morning of the first day that can be replayed, and stock that was entered as there from the start. */
    private Map<Place, Long> opening(Collection<Place> places, LocalDate today) {
        var opening = new HashMap<Place, Long>();
        jdbc.sql("""
                SELECT item_id, location_id, greatest(0, sum(moved.quantity))::bigint AS quantity
                  FROM stock.movement moved
                  JOIN unnest(:items, :locations) AS place (item_id, location_id) USING (item_id, location_id)
                 WHERE moved.condition = 'sellable' AND (moved.at < :since OR moved.reason = 'opening')
                 GROUP BY item_id, location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                        .param("since", today.minusYears(Learning.YEARS))
                .query(row -> {
                    opening.put(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("quantity"));
                });
        return opening;
    }

    private record Came(Place place, Receipt receipt) {}

    private Map<Place, List<Receipt>> receipts(Collection<Place> places, LocalDate today) {
        return jdbc.sql("""
                SELECT item_id, location_id, (moved.at AT TIME ZONE location.time_zone)::date AS day, sum(moved.quantity)::bigint
                       AS quantity
                  FROM stock.movement moved
                  JOIN unnest(:items, :locations) AS place (item_id, location_id) USING (item_id, location_id)
                  JOIN catalog.location location ON location.id = location_id
                 WHERE moved.condition = 'sellable' AND moved.at >= :since AND moved.quantity > 0 AND moved.reason NOT IN ('opening',
                        'return', 'shipment-reversed')
                 GROUP BY item_id, location_id, day
                 ORDER BY item_id, location_id, day
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                        .param("since", today.minusYears(Learning.YEARS))
                .query((row, _) -> new Came(new Place(row.getLong("item_id"), row.getLong("location_id")),
                        new Receipt(row.getObject("day", LocalDate.class), row.getLong("quantity"))))
                .list().stream().collect(groupingBy(Came::place, Collectors.mapping(Came::receipt, Collectors.toList())));
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

    /** Of the smallest unit. */
    private Map<Long, Worth> worth(Collection<Place> places) {
        var worth = new HashMap<Long, Worth>();
        jdbc.sql("""
                SELECT id, backorder_policy <> 'no' AS waits, (coalesce(price, cost, 1) / 10.0 ^ decimals)::float8 AS price,
                       (coalesce(cost, price, 0) / 10.0 ^ decimals)::float8 AS cost
                  FROM catalog.item WHERE id = ANY (:items)
                """)
                .param("items", Place.items(places))
                .query(row -> {
                    worth.put(row.getLong("id"), new Worth(row.getBoolean("waits"), row.getDouble("price"), row.getDouble("cost")));
                });
        return worth;
    }
}
