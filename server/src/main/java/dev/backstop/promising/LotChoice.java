package dev.backstop.promising;

import static java.util.Comparator.comparing;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Level;
import dev.backstop.stock.Lots;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Chooses the lots that leave: first expired first, then by name. What has expired does not leave. */
@Component
class LotChoice {
    private final Stock stock;
    private final Lots lots;
    private final Items items;
    private final Locations locations;
    private final Clock clock;

    LotChoice(Stock stock, Lots lots, Items items, Locations locations, Clock clock) {
        this.stock = stock;
        this.lots = lots;
        this.items = items;
        this.locations = locations;
        this.clock = clock;
    }

    /**
     * Units by lot; {@code already} are movements of the same shipment, which are not on the books yet.
     *
     * @throws Problem 409 where only lots that have expired are left
     */
    Map<String, Long> choose(Place place, long quantity, List<Movement> already) {
        var here = stock.levels(List.of(place)).stream().filter(level -> level.condition() == Condition.SELLABLE).toList();
        if (here.stream().allMatch(level -> level.lot().isEmpty())) {
            return take(here, place, quantity, already);
        }
        var expiry = lots.expiry(place.item());
        var today = locations.get(place.location()).today(clock.instant());
        var expired = here.stream().filter(level -> expiry.getOrDefault(level.lot(), LocalDate.MAX).isBefore(today)).toList();
        var good = new ArrayList<>(here);
        good.removeAll(expired);
        good.sort(comparing((Level level) -> expiry.getOrDefault(level.lot(), LocalDate.MAX)).thenComparing(Level::lot));
        var chosen = take(good, place, quantity, already);
        if (chosen.containsKey("") && !expired.isEmpty() && good.stream().noneMatch(level -> level.lot().isEmpty())) {
            var first = expired.getFirst().lot();
            var sku = items.byIds(List.of(place.item())).values().iterator().next().sku();
            throw Problem.conflict("lot-expired", "Of %s only lots are left that have expired, such as %s on %s. Move them to quarantine or damaged, "
                    .formatted(sku, first, expiry.get(first)) + "and what waits is promised anew.");
        }
        return chosen;
    }

    private static Map<String, Long> take(List<Level> from, Place place, long quantity, List<Movement> already) {
        var chosen = new LinkedHashMap<String, Long>();
        var left = quantity;
        for (var level : from) {
            var gone = already.stream().filter(m -> m.place().equals(place) && m.lot().equals(level.lot())).mapToLong(Movement::quantity).sum();
            var units = Math.min(left, level.onHand() + gone);
            if (units > 0) {
                chosen.put(level.lot(), units);
                left -= units;
            }
        }
        if (left > 0) {
            chosen.merge("", left, Long::sum); // refused by the ledger, which names what is there
        }
        return chosen;
    }
}
