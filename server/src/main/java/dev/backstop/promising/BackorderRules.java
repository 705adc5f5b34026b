package dev.backstop.promising;

import dev.backstop.catalog.BackorderPolicy;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.ItemLocations;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what was decided for new demand may be sold: backorders off, or up to a limit of quantity, value, days or confirmed supply. */
@Component
class BackorderRules {
    private final JdbcClient jdbc;
    private final ItemLocations itemLocations;
    private final Locations locations;

    BackorderRules(JdbcClient jdbc, ItemLocations itemLocations, Locations locations) {
        this.jdbc = jdbc;
        this.itemLocations = itemLocations;
        this.locations = locations;
    }

    /**
     * The lines that must not be sold so, each with why and what can be done.
     *
     * @param counted whether what is decided stands in the books already, or is only asked about
     */
    Map<OpenLine.Group, String> refusals(Facts facts, List<Decisions.Decision> decisions, boolean counted) {
        var waiting = decisions.stream().filter(d -> late(d) > 0).toList();
        var places = waiting.stream().map(d -> new Place(d.line().item().id(), d.line().location())).distinct().toList();
        var special = itemLocations.of(places);
        var already = new HashMap<>(backordered(limited(waiting, special, facts)));
        var refusals = new HashMap<OpenLine.Group, String>();
        for (var decision : waiting) {
            var place = new Place(decision.line().item().id(), decision.line().location());
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

    private static BackorderPolicy policy(Decisions.Decision decision, Place place, Map<Place, ItemLocation> special, Facts facts) {
        return LineSourcing.policy(decision.line().item(), facts.at(decision.line()).location(),
                special.getOrDefault(place, ItemLocation.usual(place)));
    }

    /** The places where it matters how much waits already. */
    private static List<Place> limited(List<Decisions.Decision> waiting, Map<Place, ItemLocation> special, Facts facts) {
        return waiting.stream().filter(decision -> {
            var place = new Place(decision.line().item().id(), decision.line().location());
            return policy(decision, place, special, facts).rule() == BackorderPolicy.Rule.LIMITED;
        }).map(decision -> new Place(decision.line().item().id(), decision.line().location())).distinct().toList();
    }

    private @Nullable String refusal(BackorderPolicy policy, Decisions.Decision decision, long backordered, Facts facts) {
        var item = decision.line().item();
        var here = decision.line().quantity() - late(decision);
        var stock = "%s %s of %s can ship from stock".formatted(item.units().text(here), item.units().unit(), item.sku());
        if (policy.rule() == BackorderPolicy.Rule.YES) {
            return null;
        }
        if (policy.rule() == BackorderPolicy.Rule.NO) {
            return "%s; the item takes no backorders. Order at most that, or choose a substitute.".formatted(stock);
        }
        if (policy.quantity() != null && backordered > policy.quantity()) {
            return "%s; with this, %s would be backordered, over the limit of %s. Order less.".formatted(
                    stock, item.units().text(backordered), item.units().text(policy.quantity()));
        }
        if (policy.value() != null && item.price() != null && item.price().multiply(item.units().decimal(backordered)).compareTo(policy.value()) > 0) {
            return "%s; backorders of it would be worth more than the limit of %s. Order less.".formatted(stock, policy.value());
        }
        if (policy.days() != null && tooLong(decision, policy.days(), locations.get(decision.line().location()), facts)) {
            return "%s; the rest cannot ship within the %d days for which backorders are taken. Order at most that.".formatted(stock, policy.days());
        }
        if (policy.confirmedSupplyOnly() && !confirmed(decision, facts)) {
            return "%s; the rest is not covered by supply whose date the vendor confirmed. Order at most that.".formatted(stock);
        }
        return null;
    }

    private static long late(Decisions.Decision decision) {
        return decision.parts().stream().filter(p -> p.source() != Source.STOCK).mapToLong(Part::quantity).sum();
    }

    private static boolean tooLong(Decisions.Decision decision, int days, Location location, Facts facts) {
        LocalDate limit = location.today(facts.now()).plusDays(days);
        return decision.parts().stream().anyMatch(p -> p.source() != Source.STOCK && (p.shipBy() == null || p.shipBy().isAfter(limit)));
    }

    private static boolean confirmed(Decisions.Decision decision, Facts facts) {
        return decision.parts().stream().flatMap(p -> p.components().stream()).allMatch(c -> {
            var here = Objects.requireNonNull(facts.places().get(new Place(c.item(), decision.line().location())), "facts of a component's place");
            return c.pegs().stream().allMatch(peg -> peg.source() == Source.STOCK
                    || (peg.part() != null && here.supply().stream().anyMatch(s -> s.id() == peg.part() && s.confirmed())));
        });
    }

    /** Units of an item that wait at a place, over all orders and the quotes that hold; each row looked up by its key, never by a scan of all. */
    Map<Place, Long> backordered(List<Place> places) {
        var backordered = new HashMap<Place, Long>();
        jdbc.sql("""
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
                      JOIN promising.demand d ON d.item_id = place.item_id AND d.quantity > d.done AND d.kind = 'quote'
                      JOIN LATERAL (SELECT location_id, quantity, promise_id
                                      FROM promising.schedule_line WHERE demand_id = d.id AND state = 'open' OFFSET 0) sl ON sl.location_id = place.location_id)
                SELECT item_id, location_id, sum(waiting.quantity) AS quantity
                  FROM waiting
                  JOIN LATERAL (SELECT source FROM promising.promise WHERE id = waiting.promise_id LIMIT 1) p ON p.source <> 'stock'
                 GROUP BY item_id, location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(row -> {
                    backordered.put(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("quantity"));
                });
        return backordered;
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
