package dev.backstop.supply;

import dev.backstop.supply.PurchaseOrder.Part;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods that go from one location to another: demand there until they are dispatched, supply here until they are received.
 *
 * @param state        open, dispatched (nothing more leaves), received (nothing more comes) or cancelled
 * @param dispatchedAt when the first of it left
 */
public record Transfer(long id, String number, long from, long to, String state, Instant createdAt, @Nullable Instant dispatchedAt,
        List<Line> lines) {
    /** So much of one item, in smallest units; {@code part} is the side that comes in. */
    public record Line(long id, int line, long item, long quantity, long dispatched, Part part) {
        /** Units on the road. */
        public long inTransit() {
            return Math.max(0, dispatched - part.received() - part.cancelled());
        }
    }

    public Transfer {
        lines = List.copyOf(lines);
    }

    public Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }

    public Incoming incoming() {
        return new Incoming(SupplyKind.TRANSFER, number, to, lines.stream().map(line -> new Incoming.Line(line.line(), line.item(),
                line.part().open())).toList());
    }

    Map<Integer, Part> parts() {
        var parts = new HashMap<Integer, Part>();
        lines.forEach(line -> parts.put(line.line(), line.part()));
        return parts;
    }
}
