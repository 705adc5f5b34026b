package dev.backstop.stock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The stock: it is never edited, only moved. */
@Component
public class Stock {
    private final MovementRows ledger;
    private final LevelRows levels;
    private final Items items;
    private final Locations locations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Stock(MovementRows ledger, LevelRows levels, Items items, Locations locations, ApplicationEventPublisher events, Clock clock) {
        this.ledger = ledger;
        this.levels = levels;
        this.items = items;
        this.locations = locations;
        this.events = events;
        this.clock = clock;
    }

    /** As {@link #post(List, String, String, String)}, with a cause in the words of the movements' own reason. */
    public void post(List<Movement> movements) {
        if (!movements.isEmpty()) {
            var first = movements.getFirst();
            post(movements, Reasons.kind(first.reason()), Reasons.words(first.reason()), first.reference());
        }
    }

    /**
     * Moves stock: adds to the ledger, moves the levels with it, and tells those above of sellable stock that changed.
     *
     * @param kind      why, as the cause of a promise says it
     * @param text      why, as a person would write it
     * @param reference the receipt, shipment or count behind it
     * @throws Problem 409 if more would leave than is there, in that condition and lot
     */
    public void post(List<Movement> movements, String kind, String text, @Nullable String reference) {
        if (movements.isEmpty()) {
            return;
        }
        var changes = movements.stream().collect(groupingBy(Movement::level, TreeMap::new, summingLong(Movement::quantity)));
        requireOurs(movements);
        requireEnough(changes);
        ledger.append(movements, clock.instant());
        levels.move(changes);
        var sellable = changes.keySet().stream().filter(key -> key.condition() == Condition.SELLABLE).map(Level.Key::place).distinct().toList();
        if (!sellable.isEmpty()) {
            events.publishEvent(new StockMoved(sellable, kind, text, reference));
        }
    }

    /** Sellable units at each of these places; places without any are absent. */
    public Map<Place, Long> sellable(Collection<Place> places) {
        return sellable(levels(places));
    }

    /** The same, with other questions. */
    public Supplier<Map<Place, Long>> sellable(Collection<Place> places, RoundTrip trip) {
        var found = levels.of(places, trip);
        return () -> sellable(found.get());
    }

    private static Map<Place, Long> sellable(List<Level> levels) {
        return levels.stream().filter(level -> level.condition() == Condition.SELLABLE)
                .collect(groupingBy(Level::place, summingLong(Level::onHand)));
    }

    /** What lies at these places, in every condition and lot; by lot within a condition. */
    public List<Level> levels(Collection<Place> places) {
        return places.isEmpty() ? List.of() : levels.of(places);
    }

    /** Units that left a place for a reason, under the number of a shipment or the like, by lot. */
    public SortedMap<String, Long> left(Place place, String reason, String reference) {
        return ledger.left(place, reason, reference);
    }

    /** What a vendor ships straight to customers is never ours, so nothing comes in there. */
    private void requireOurs(List<Movement> movements) {
        locations.directAmong(movements.stream().filter(movement -> movement.quantity() > 0)
                        .map(movement -> movement.place().location()).distinct().toList())
                .ifPresent(code -> {
                    throw Problem.refused("/location", ("From %s a vendor ships straight to customers, so nothing there is ever our stock. "
                            + "Name a location of ours.").formatted(code));
                });
    }

    private void requireEnough(SortedMap<Level.Key, Long> changes) {
        var here = levels.lock(changes.keySet()).stream().collect(toMap(Level::key, Level::onHand));
        changes.forEach((key, change) -> {
            var onHand = here.getOrDefault(key, 0L);
            if (onHand + change < 0) {
                throw tooLittle(key, onHand, -change);
            }
        });
    }

    private Problem tooLittle(Level.Key key, long onHand, long leaving) {
        var item = items.byIds(List.of(key.place().item())).get(key.place().item());
        var units = java.util.Objects.requireNonNull(item, "the database keeps the reference").units();
        return Problem.conflict("not-enough-stock", "Only %s %s of %s%s lie %s at %s, so %s cannot leave. Count the stock if this is wrong."
                .formatted(units.text(onHand), units.unit(), item.sku(), key.lot().isEmpty() ? "" : ", lot " + key.lot(),
                        key.condition().code(), locations.get(key.place().location()).code(), units.text(leaving)));
    }
}
