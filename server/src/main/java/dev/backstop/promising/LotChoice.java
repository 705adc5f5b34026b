package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Chooses the lots that leave: in the order of their names until lots carry an expiry date. */
@Component
class LotChoice {
    private final Stock stock;

    LotChoice(Stock stock) {
        this.stock = stock;
    }

    /** Units by lot; {@code already} are movements of the same shipment, which are not on the books yet. */
    Map<String, Long> choose(Place place, long quantity, List<Movement> already) {
        var chosen = new LinkedHashMap<String, Long>();
        var left = quantity;
        for (var level : stock.levels(List.of(place))) {
            if (level.condition() != Condition.SELLABLE || left == 0) {
                continue;
            }
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
