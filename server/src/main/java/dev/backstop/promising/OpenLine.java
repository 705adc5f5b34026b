package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is open of one order line, or of another demand, at one location, with the schedule lines that are not in the hands of the floor.
 *
 * @param kind        of demand; all kinds stand in one queue and their ids are drawn together
 * @param line        id of the order line, or of the other demand
 * @param order       id of the order, or of what else ships together
 * @param orderNumber of the order, quote, agreement, production order or transfer
 * @param item        the item ordered; if a kit, its components are what is asked of the stock
 */
record OpenLine(
        Kind kind,
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

    /** What asks. Only the lines of orders have a customer who hears what is promised. */
    enum Kind {
        ORDER,
        QUOTE,
        AGREEMENT,
        PRODUCTION,
        TRANSFER;

        /** As it is written in the database. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind read(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How a line of an order ships from a location: what goes straight from a vendor neither waits for the rest of its order nor holds it up. */
    static Shipping shipping(Shipping ofOrder, Location from) {
        return from.isDirect() && ofOrder == Shipping.COMPLETE_ORDER ? Shipping.COMPLETE_LINES : ofOrder;
    }

    /** One schedule line as it stands; {@code id} 0 for a line that is only asked about, {@code readyOn} when it alone could ship. */
    record Schedule(long id, int number, long quantity, @Nullable LocalDate readyOn, @Nullable Standing promise,
            @Nullable Long heardPromise, @Nullable LocalDate heardShipBy) {
        /** So many units of which nothing was promised yet. */
        static Schedule asked(long quantity) {
            return new Schedule(0, 1, quantity, null, null, null, null);
        }
    }

    /**
     * The promise in force.
     *
     * @param orderOn the day of an order that nobody had placed, with which it counts; null: it counts with none
     */
    record Standing(
            long id,
            long quantity,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable BigDecimal confidence,
            String source,
            @Nullable String supply,
            @Nullable LocalDate nextWordBy,
            @Nullable LocalDate orderOn) {}

    /** A line at one of the locations that serve it: what is decided together. */
    record Group(long line, long location) {}

    /** The day before which nothing of it ships: what was asked for, and for customers the item's release. Null: any day will do. */
    @Nullable LocalDate notBefore() {
        var release = kind == Kind.ORDER || kind == Kind.QUOTE || kind == Kind.AGREEMENT ? item.releasedOn() : null;
        return requestedOn == null || (release != null && release.isAfter(requestedOn)) ? release : requestedOn;
    }

    /** The schedule lines whose promises count with orders that were to be placed first. */
    List<Schedule> unordered() {
        return schedule.stream().filter(one -> one.promise() != null && one.promise().orderOn() != null).toList();
    }

    /** The same line with another schedule. */
    OpenLine with(List<Schedule> other) {
        return new OpenLine(kind, line, lineNumber, order, orderNumber, item, location, priority, priorityAt, shipping, minimumShipment, requestedOn,
                latestAcceptableOn, customerClass, channel, other);
    }

    /** The same line without a day after which it is not wanted. */
    OpenLine acceptedAlways() {
        return new OpenLine(kind, line, lineNumber, order, orderNumber, item, location, priority, priorityAt, shipping, minimumShipment, requestedOn,
                null, customerClass, channel, schedule);
    }

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
