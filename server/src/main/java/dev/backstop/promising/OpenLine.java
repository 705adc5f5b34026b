package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is open of one order line at one location, with the schedule lines that are not in the hands of the floor.
 *
 * @param item the item ordered; if a kit, its components are what is asked of the stock
 */
record OpenLine(
        long line,
        int lineNumber,
        long order,
        String orderNumber,
        Item item,
        long location,
        int priority,
        Instant priorityAt,
        Shipping shipping,
        long minimumShipment,
        @Nullable LocalDate requestedOn,
        @Nullable LocalDate latestAcceptableOn,
        @Nullable String customerClass,
        String channel,
        List<Schedule> schedule) {
    OpenLine {
        schedule = List.copyOf(schedule);
    }

    /** One schedule line as it stands; {@code id} 0 for a line that is only asked about. */
    record Schedule(long id, int number, long quantity, @Nullable Standing promise, @Nullable Long heardPromise, @Nullable LocalDate heardShipBy) {}

    /** The promise in force. */
    record Standing(
            long id,
            long quantity,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable BigDecimal confidence,
            String source,
            @Nullable String supply,
            @Nullable LocalDate nextWordBy) {}

    /** A line at one of the locations that serve it: what is decided together. */
    record Group(long line, long location) {}

    Group group() {
        return new Group(line, location);
    }

    long quantity() {
        return schedule.stream().mapToLong(Schedule::quantity).sum();
    }

    /** What one smallest unit of the line asks of the stock. */
    List<Item.Component> components() {
        return componentsOf(item);
    }

    static List<Item.Component> componentsOf(Item item) {
        return item.isKit() ? item.components() : List.of(new Item.Component(item.id(), 1));
    }

    Stream<Place> places() {
        return components().stream().map(component -> new Place(component.item(), location));
    }
}
