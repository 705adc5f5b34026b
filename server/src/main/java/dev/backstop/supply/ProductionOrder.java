package dev.backstop.supply;

import dev.backstop.supply.PurchaseOrder.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we make ourselves: supply of the item made, demand for its components until they are issued.
 *
 * @param quantity smallest units to be made
 * @param scrapped smallest units that came out bad
 * @param state    planned, started, finished or cancelled
 * @param part     the side that comes in: what came out good is {@code received}
 */
public record ProductionOrder(
        long id,
        String number,
        long item,
        long location,
        long quantity,
        long scrapped,
        @Nullable LocalDate dueOn,
        String state,
        Instant createdAt,
        @Nullable Instant startedAt,
        Part part,
        List<Component> components) {
    /** Smallest units of a component for the whole order, scrap included. */
    public record Component(int line, long item, long quantity, long issued) {}

    public ProductionOrder {
        components = List.copyOf(components);
    }

    public Incoming incoming() {
        return new Incoming(SupplyKind.PRODUCTION_ORDER, number, location, List.of(new Incoming.Line(1, item, part.open())));
    }

    Map<Integer, Part> parts() {
        return Map.of(1, part);
    }
}
