package dev.backstop.console.items;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.replenishment.Replenishment;
import dev.backstop.supply.SupplyPart;
import dev.backstop.supply.SupplyParts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An item at a location, day by day: what was on hand, and what is to be expected. Ahead stands the net: on hand, less all that is ordered and
 * not shipped, plus what arrives, less the demand that is forecast; below zero it is the waiting line.
 */
@Component
public class StockOverTime {
    private static final int DAYS_BEHIND = 120;
    private static final int DAYS_AHEAD = 90;

    private final JdbcClient jdbc;
    private final SupplyParts supply;
    private final Replenishment replenishment;
    private final Clock clock;

    StockOverTime(JdbcClient jdbc, SupplyParts supply, Replenishment replenishment, Clock clock) {
        this.jdbc = jdbc;
        this.supply = supply;
        this.replenishment = replenishment;
        this.clock = clock;
    }

    /** One day ahead: the mean of the net at its end, and the bounds of the middle half and of nine tenths. */
    public record Ahead(LocalDate day, double mean, double low50, double high50, double low90, double high90, long arriving) {}

    /** What was on hand at the end of a day. */
    public record Behind(LocalDate day, long onHand) {}

    /** How demand goes on, as the last plan learned it. */
    record Learned(@Nullable Double perDay, @Nullable Long reorderPoint, @Nullable Long orderUpTo) {}

    /** The whole picture; {@code perDay} is null where history is too short for a forecast. */
    public record Picture(LocalDate today, List<Behind> behind, List<Ahead> ahead, List<SupplyPart> inbound, long onHand, long net,
            @Nullable Double perDay, @Nullable Long reorderPoint, @Nullable Long orderUpTo) {

        /** The first day on which the net is gone, as far as the picture reaches. */
        public Optional<LocalDate> runsOutOn() {
            return perDay == null ? Optional.empty() : ahead.stream().filter(day -> day.mean() <= 0).map(Ahead::day).findFirst();
        }
    }

    public Picture of(Item item, Location location) {
        var today = location.today(clock.instant());
        var place = new Place(item.id(), location.id());
        var inbound = supply.open(List.of(place)).getOrDefault(place, List.of());
        var now = now(place);
        var learned = learned(place);
        return new Picture(today, behind(place, location, today, now.onHand()),
                ahead(today, now.net(), inbound, replenishment.forecast(item, location, today, DAYS_AHEAD)), inbound, now.onHand(),
                now.net(), learned.perDay(), learned.reorderPoint(), learned.orderUpTo());
    }

    private record Now(long onHand, long net) {}

    private Now now(Place place) {
        return jdbc.sql("""
                SELECT on_hand, on_hand - allocated - backordered AS net
                  FROM promising.availability
                 WHERE item_id = :item AND location_id = :location
                """)
                .param("item", place.item()).param("location", place.location()).query(Now.class).optional().orElse(new Now(0, 0));
    }

    private Learned learned(Place place) {
        return jdbc.sql("""
                SELECT learned.per_day, coalesce(rule.reorder_point, learned.reorder_point) AS reorder_point,
                       coalesce(rule.order_up_to, learned.order_up_to) AS order_up_to
                  FROM (SELECT 1) one
                  LEFT JOIN replenishment.learned learned ON learned.item_id = :item AND learned.location_id = :location
                  LEFT JOIN replenishment.reorder_point rule ON rule.item_id = :item AND rule.location_id = :location AND rule.mode = 'manual'
                """)
                .param("item", place.item()).param("location", place.location()).query(Learned.class).single();
    }

    private List<Behind> behind(Place place, Location location, LocalDate today, long onHand) {
        record Moved(LocalDate day, long quantity) {}
        Map<LocalDate, Long> moved = new HashMap<>();
        jdbc.sql("""
                SELECT (at AT TIME ZONE :zone)::date AS day, sum(quantity)::bigint AS quantity
                  FROM stock.movement
                 WHERE item_id = :item AND location_id = :location AND condition = 'sellable' AND at >= :since::date
                 GROUP BY 1
                 ORDER BY 1
                """)
                .param("zone", location.zone().getId()).param("item", place.item()).param("location", place.location())
                .param("since", today.minusDays(DAYS_BEHIND + 1)).query(Moved.class).list().forEach(each -> moved.put(each.day(), each.quantity()));
        var days = new ArrayList<Behind>();
        var level = onHand;
        for (var back = 0; back <= DAYS_BEHIND; back++) {
            var day = today.minusDays(back);
            days.addFirst(new Behind(day, level));
            level -= moved.getOrDefault(day, 0L);
        }
        return days;
    }

    private static List<Ahead> ahead(LocalDate today, long net, List<SupplyPart> inbound, List<Replenishment.Fan> demand) {
        var days = new ArrayList<Ahead>();
        var arrived = 0L;
        for (var ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
            var day = today.plusDays(ahead);
            var arriving = arrivingOn(day, today, inbound);
            arrived += arriving;
            var here = net + arrived;
            if (demand.isEmpty()) {
                days.add(new Ahead(day, here, here, here, here, here, arriving));
            } else {
                var wanted = demand.get(ahead - 1);
                days.add(new Ahead(day, here - wanted.mean(), here - wanted.p75(), here - wanted.p25(), here - wanted.p95(),
                        here - wanted.p05(), arriving));
            }
        }
        return days;
    }

    /** What is overdue counts as coming tomorrow, the first day of which anything can be said. */
    private static long arrivingOn(LocalDate day, LocalDate today, List<SupplyPart> inbound) {
        var sum = 0L;
        for (var part : inbound) {
            var by = part.by() == null ? part.expectedOn() : part.by();
            if (by != null && (by.equals(day) || (day.equals(today.plusDays(1)) && by.isBefore(day)))) {
                sum += part.open();
            }
        }
        return sum;
    }
}
