package dev.backstop.supply;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A purchase order as the outside sees it. */
record PurchaseOrderResource(
        String number,
        String vendor,
        String location,
        String state,
        String currency,
        @Nullable LocalDate orderOn,
        Instant createdAt,
        @Nullable Instant sentAt,
        PurchaseOrder.@Nullable StraightTo straightTo,
        List<Line> lines) {

    record Line(
            int line, String sku, String quantity, PurchaseQuantity purchaseQuantity, @Nullable Money price, String received, String open, List<Part> parts) {}

    /** The quantity in what the vendor counts. */
    record PurchaseQuantity(String quantity, String unit) {}

    /** {@code by} is the day by which it arrives at {@code confidence}; what promises rest on. */
    record Part(
            int part,
            String quantity,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate expectedOn,
            String received,
            String cancelled,
            String open,
            @Nullable LocalDate earliest,
            @Nullable LocalDate by,
            @Nullable LocalDate latest,
            @Nullable String confidence) {}

    static PurchaseOrderResource of(PurchaseOrder order, String vendor, String location, Map<Long, Item> items) {
        return new PurchaseOrderResource(order.number(), vendor, location, order.state().code(), order.currency(), order.orderOn(), order.createdAt(),
                order.sentAt(), order.straightTo(),
                order.lines().stream().map(line -> line(line, order.currency(), Objects.requireNonNull(items.get(line.item())))).toList());
    }

    private static Line line(PurchaseOrder.Line line, String currency, Item item) {
        var units = item.units();
        var parts = line.parts().stream().filter(part -> part.quantity() > 0 || part.received() > 0).toList();
        return new Line(
                line.line(), item.sku(), units.text(line.quantity()),
                new PurchaseQuantity(plain(line.purchaseQuantity()), line.purchaseUnit()),
                Money.of(line.price(), currency),
                units.text(line.parts().stream().mapToLong(PurchaseOrder.Part::received).sum()),
                units.text(line.open()),
                parts.stream().map(part -> part(part, item)).toList());
    }

    private static Part part(PurchaseOrder.Part part, Item item) {
        var units = item.units();
        var arrival = part.arrival();
        var open = part.open() > 0;
        return new Part(part.part(), units.text(part.quantity()), part.requestedOn(), part.confirmedOn(), part.expectedOn(), units.text(part.received()),
                units.text(part.cancelled()), units.text(part.open()), open ? arrival.earliest() : null, open ? arrival.by() : null,
                open ? arrival.latest() : null, open && arrival.confidence() != null ? plain(arrival.confidence()) : null);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
