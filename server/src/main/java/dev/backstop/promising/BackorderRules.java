package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.BackorderPolicy;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.ItemLocations;
import dev.backstop.catalog.Place;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what was decided for new demand may be sold: backorders off, or up to a limit of quantity, value, days or confirmed supply. */
@Component
class BackorderRules {
    private final RoundTrip.Start trips;
    private final ItemLocations itemLocations;

    BackorderRules(RoundTrip.Start trips, ItemLocations itemLocations) {
        this.trips = trips;
        this.itemLocations = itemLocations;
    }

    /**
     * The lines that must not be sold so, each with why and what can be done.
     *
     * @param counted whether what is decided stands in the books already, or is only asked about
     */
    Map<OpenLine.Group, String> refusals(Facts facts, List<Decisions.Decision> decisions, boolean counted) {
        return refusals(facts, decisions, counted,
                itemLocations.of(waiting(decisions).stream().map(BackorderRules::place).distinct().toList()));
    }

    /** The same where it is known how places differ from what is usual. */
    Map<OpenLine.Group, String> refusals(Facts facts, List<Decisions.Decision> decisions, boolean counted, Map<Place,
            ItemLocation> special) {
        return refusals(facts, decisions, counted, special, backordered(limited(waiting(decisions), special, facts)));
    }

    /** The same where it is known how much waits at places that take so much and no more. */
    static Map<OpenLine.Group, String> refusals(Facts facts, List<Decisions.Decision> decisions, boolean counted, Map<Place,
            ItemLocation> special,
            Map<Place, Long> backordered) {
        var already = new HashMap<>(backordered);
        var refusals = new HashMap<OpenLine.Group, String>();
        for (var decision : waiting(decisions)) {
            var place = place(decision);
            if (!counted) {
                already.merge(place, late(decision), Long::sum);
            }
            var policy = policy(decision, place, special, facts);
            var why = refusal(policy, decision, already.getOrDefault(place, 0L), facts);
            if (why != null) {
                refusals.put(decision.line().group(), why);
            }
        }
        return refusals;
    }

    private static List<Decisions.Decision> waiting(List<Decisions.Decision> decisions) {
        return decisions.stream().filter(decision -> late(decision) > 0).toList();
    }

    private static Place place(Decisions.Decision decision) {
        return new Place(decision.line().item().id(), decision.line().location());
    }

    private static BackorderPolicy policy(Decisions.Decision decision, Place place, Map<Place, ItemLocation> special, Facts facts) {
        return LineSourcing.policy(decision.line().item(), facts.at(decision.line()).location(),
                special.getOrDefault(place, ItemLocation.usual(place)));
    }

    /** The places where it matters how much waits already. */
    private static List<Place> limited(List<Decisions.Decision> waiting, Map<Place, ItemLocation> special, Facts facts) {
        return waiting.stream().filter(decision -> policy(decision, place(decision), special, facts).rule() == BackorderPolicy.Rule.LIMITED)
                .map(BackorderRules::place).distinct().toList();
    }

    private static @Nullable String refusal(BackorderPolicy policy, Decisions.Decision decision, long backordered, Facts facts) {
        var item = decision.line().item();
        if (policy.rule() == BackorderPolicy.Rule.YES) {
            return null;
        }
        var stock = decision.line().quantity() - late(decision);
        if (policy.rule() == BackorderPolicy.Rule.NO) {
            return "%s takes no backorders. %s".formatted(item.sku(), atMost(stock, item));
        }
        var others = backordered - late(decision);
        var left = left(policy, others, item.price(), item.units().decimals());
        if (left != null && late(decision) > left) {
            return policy.quantity() != null && backordered > policy.quantity()
                    ? "Of %s %s may be backordered at a time, and %s are already. %s".formatted(item.sku(), item.units().text(policy.quantity()),
                            item.units().text(others), atMost(stock + left, item))
                    : "Backorders of %s may be worth %s at a time, and with this they would be worth more. %s".formatted(item.sku(), policy.value(),
                            atMost(stock + left, item));
        }
        if (policy.days() != null) {
            var limit = facts.at(decision.line()).location().today(facts.now()).plusDays(policy.days());
            var inTime = units(decision, part -> part.source() == Source.STOCK || (part.shipBy() != null && !part.shipBy().isAfter(limit)));
            if (inTime < decision.line().quantity()) {
                return "%s is backordered for %d days at most, and not all of this can ship in that time. %s".formatted(item.sku(), policy.days(),
                        atMost(inTime, item));
            }
        }
        var confirmed = policy.confirmedSupplyOnly() ? units(decision, part -> confirmed(part, decision, facts)) : decision.line().quantity();
        if (confirmed < decision.line().quantity()) {
            return "%s is backordered only against supply whose date the vendor confirmed, and that does not cover all of this. %s".formatted(item.sku(),
                    atMost(confirmed, item));
        }
        return null;
    }

    /** What can be done: as much is taken. */
    private static String atMost(long most, Item item) {
        return most > 0 ? "%s can be ordered now. Order at most that, or choose a substitute.".formatted(item.units().text(most))
                : "Nothing can be ordered now. Choose a substitute, or ask again when more is here.";
    }

    private static long units(Decisions.Decision decision, Predicate<Part> which) {
        return decision.parts().stream().filter(which).mapToLong(Part::quantity).sum();
    }

    private static long late(Decisions.Decision decision) {
        return units(decision, part -> part.source() != Source.STOCK);
    }

    private static boolean confirmed(Part part, Decisions.Decision decision, Facts facts) {
        return part.components().stream().allMatch(c -> {
            var here = Objects.requireNonNull(facts.places().get(new Place(c.item(), decision.line().location())), "facts of a component's place");
            return c.pegs().stream().allMatch(peg -> peg.source() == Source.STOCK
                    || (peg.part() != null && here.supply().stream().anyMatch(s -> s.id() == peg.part() && s.confirmed())));
        });
    }

    /**
     * Units of an item that wait at a place, over all orders and the quotes that hold; each row looked up by its key, never by a scan of
     * all. Asked with other questions.
     */
    Supplier<Map<Place, Long>> backordered(List<Place> places, RoundTrip trip) {
        var found = trip.query("""
                WITH place AS (SELECT * FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)),
                waiting AS (
                    SELECT ol.item_id, sl.location_id, sl.quantity, sl.promise_id
                      FROM place
                      JOIN orders.order_line ol ON ol.item_id = place.item_id AND ol.quantity > ol.shipped + ol.cancelled
                      JOIN LATERAL (SELECT location_id, quantity, promise_id
                                      FROM promising.schedule_line WHERE line_id = ol.id AND state = 'open' OFFSET 0) sl ON sl.location_id = place.location_id
                     UNION ALL
                    SELECT d.item_id, sl.location_id, sl.quantity, sl.promise_id
                      FROM place
                      JOIN promising.demand d ON d.item_id = place.item_id AND d.quantity > d.done AND d.kind IN ('quote', 'agreement')
                      JOIN LATERAL (SELECT location_id, quantity, promise_id
                                      FROM promising.schedule_line WHERE demand_id = d.id AND state = 'open' OFFSET 0) sl ON sl.location_id = place.location_id)
                SELECT item_id, location_id, sum(waiting.quantity) AS quantity
                  FROM waiting
                  JOIN LATERAL (SELECT source FROM promising.promise WHERE id = waiting.promise_id LIMIT 1) p ON p.source <> 'stock'
                 GROUP BY item_id, location_id
                """, Map.of("items", Place.items(places), "locations", Place.locations(places)),
                (row, _) -> Map.entry(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("quantity")));
        return () -> found.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Place, Long> backordered(List<Place> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        var trip = trips.begin();
        var backordered = backordered(places, trip);
        trip.run();
        return backordered.get();
    }

    /** How much more may be backordered of an item at a place; null: as much as is wanted. */
    static @Nullable Long left(BackorderPolicy policy, long backordered, @Nullable BigDecimal price, int decimals) {
        return switch (policy.rule()) {
            case YES -> null;
            case NO -> 0L;
            case LIMITED -> {
                var byQuantity = policy.quantity() == null ? Long.MAX_VALUE : policy.quantity() - backordered;
                var byValue = policy.value() == null || price == null || price.signum() == 0 ? Long.MAX_VALUE
                        : policy.value().divide(price, decimals, java.math.RoundingMode.FLOOR).movePointRight(decimals).longValue() - backordered;
                var least = Math.min(byQuantity, byValue);
                yield least == Long.MAX_VALUE ? null : Long.valueOf(Math.max(0, least));
            }
        };
    }
}
