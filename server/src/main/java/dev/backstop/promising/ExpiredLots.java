package dev.backstop.promising;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Level;
import dev.backstop.stock.Lots;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lots whose day is over go into quarantine, from the day on: what cannot be sold is promised to nobody. What is being picked stays in the hands of the
 * floor, where it is refused when it leaves.
 */
@Component
class ExpiredLots implements AuditCheck {
    private static final String WORDS = "Goods expired and went into quarantine.";

    private final Lots lots;
    private final Stock stock;
    private final FloorStock floor;
    private final Locations locations;
    private final Clock clock;

    ExpiredLots(Lots lots, Stock stock, FloorStock floor, Locations locations, Clock clock) {
        this.lots = lots;
        this.stock = stock;
        this.floor = floor;
        this.locations = locations;
        this.clock = clock;
    }

    /** Moves what has expired there by now, in the caller's transaction. */
    void setAside(Location location, Instant now) {
        var movements = new ArrayList<Movement>();
        for (var level : movable(location, now)) {
            movements.add(new Movement(level.place(), Condition.SELLABLE, level.lot(), -level.onHand(), "expired", null, null));
            movements.add(new Movement(level.place(), Condition.QUARANTINE, level.lot(), level.onHand(), "expired", null, null));
        }
        stock.post(movements, "stock-moved", WORDS, null);
    }

    /** Units of expired lots that nobody is picking. */
    private List<Level> movable(Location location, Instant now) {
        var expired = lots.expired(location.id(), location.today(now));
        if (expired.isEmpty()) {
            return List.of();
        }
        var places = expired.stream().map(Level::place).distinct().toList();
        var left = new HashMap<>(stock.sellable(places));
        floor.released(places).forEach((place, units) -> left.merge(place, -units, Long::sum));
        var movable = new ArrayList<Level>();
        for (var level : expired) {
            var units = Math.min(level.onHand(), left.getOrDefault(level.place(), 0L));
            if (units > 0) {
                movable.add(new Level(level.place(), level.condition(), level.lot(), units));
                left.merge(level.place(), -units, Long::sum);
            }
        }
        return movable;
    }

    @Override
    public List<Difference> differences(int most) {
        var now = clock.instant();
        return locations.all().stream().flatMap(location -> movable(location, now).stream())
                .limit(most).map(level -> new Difference("expired lot", level.lot() + " of item " + level.place().item(), level.onHand() + " sellable", "0 sellable"))
                .toList();
    }
}
