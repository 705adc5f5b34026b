package dev.backstop.stock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.backstop.access.Who;
import dev.backstop.web.Copy;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a ledger of the past over, a set at a time and in its order. Each set must leave no level below zero. */
@Component
public class StockHistory {
    private final Copy copy;
    private final LevelRows levels;
    private final ApplicationEventPublisher events;

    StockHistory(Copy copy, LevelRows levels, ApplicationEventPublisher events) {
        this.copy = copy;
        this.levels = levels;
        this.events = events;
    }

    /** Adds past movements to the ledger and moves the levels with them. */
    public void record(List<PastMovement> past) {
        if (past.isEmpty()) {
            return;
        }
        var by = Who.now();
        copy.into("stock.movement (at, item_id, location_id, condition, lot, quantity, reason, reference, note, by)", past, (one, row) -> {
            var moved = one.movement();
            row.add(one.at()).add(moved.place().item()).add(moved.place().location()).add(moved.condition().code()).add(moved.lot())
                    .add(moved.quantity()).add(moved.reason()).add(moved.reference()).add(moved.note()).add(by);
        });
        var changes = past.stream().map(PastMovement::movement).collect(groupingBy(Movement::level, TreeMap::new, summingLong(Movement::quantity)));
        changes.values().removeIf(change -> change == 0);
        levels.move(changes);
        var places = changes.keySet().stream().filter(key -> key.condition() == Condition.SELLABLE).map(Level.Key::place).distinct().toList();
        if (!places.isEmpty()) {
            events.publishEvent(new StockMoved(places, "stock-moved", "stock taken over", null));
        }
    }
}
