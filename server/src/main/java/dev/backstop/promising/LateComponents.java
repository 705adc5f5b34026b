package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.supply.ExpectedProduction;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A production order is as late as the last of its components. Its new day is written with the promise of the component; those who wait for what it
 * makes are promised anew right after, because their place may come before the component's in the order of locks.
 */
@Component
class LateComponents {
    private final JdbcClient jdbc;
    private final ExpectedProduction production;
    private final Settlement settlement;
    private final Locations locations;
    private final Clock clock;

    LateComponents(JdbcClient jdbc, ExpectedProduction production, Settlement settlement, Locations locations, Clock clock) {
        this.jdbc = jdbc;
        this.production = production;
        this.settlement = settlement;
        this.locations = locations;
        this.clock = clock;
    }

    private record Row(String number, long location, String sku, String source, @Nullable LocalDate shipBy, @Nullable String supply) {}

    @EventListener
    void on(ComponentsDecided decided) {
        follow(decided.orders());
    }

    /** Looks at these production orders, those of them that are not started. */
    void follow(Collection<String> orders) {
        var moved = new HashMap<Place, Cause>();
        production.follow(orders, ready(orders)).forEach(late -> moved.putIfAbsent(late.place(), new Cause("supply-moved", late.text(), late.reference())));
        settlement.noteDue(moved);
    }

    private Map<String, ExpectedProduction.Components> ready(Collection<String> orders) {
        var today = locations.all().stream().collect(toMap(Location::id, location -> location.today(clock.instant())));
        var ready = new HashMap<String, ExpectedProduction.Components>();
        for (var row : open(orders)) { // the latest of each order comes first
            ready.putIfAbsent(row.number(), new ExpectedProduction.Components(
                    row.source().equals("stock") ? Objects.requireNonNull(today.get(row.location()), "location of a demand") : row.shipBy(),
                    row.supply() == null ? row.sku() : "%s from %s".formatted(row.sku(), row.supply())));
        }
        return ready;
    }

    /** The components that are not issued yet, of each order those without a date first and what is here last. */
    private List<Row> open(Collection<String> orders) {
        return jdbc.sql("""
                SELECT asked.reference AS number, schedule.location_id AS location, item.sku, promise.source, promise.ship_by, promise.supply
                  FROM promising.demand asked
                  JOIN promising.schedule_line schedule ON schedule.demand_id = asked.id AND schedule.state = 'open'
                  JOIN promising.promise ON promise.id = schedule.promise_id
                  JOIN catalog.item item ON item.id = asked.item_id
                 WHERE asked.kind = 'production' AND asked.reference = ANY (:orders) AND asked.quantity > asked.done
                 ORDER BY asked.reference, promise.source = 'stock', promise.ship_by DESC NULLS FIRST, asked.line, schedule.number
                """).param("orders", orders.toArray(String[]::new)).query(Row.class).list();
    }
}
