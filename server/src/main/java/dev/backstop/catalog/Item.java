package dev.backstop.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stocked and sold.
 *
 * @param components   of a kit, assembled when it ships, kits inside it resolved; empty for anything else
 * @param releasedOn   the day from which it ships at all; null: it is out already
 * @param weight       kilograms of one unit; null: not known
 * @param direct       whether it goes straight from the vendor to the customer unless the line of an order says otherwise
 * @param minimumOrder smallest quantity a customer may order, in smallest units
 */
public record Item(
        long id,
        String sku,
        String name,
        Units units,
        @Nullable String category,
        Status status,
        @Nullable BigDecimal price,
        @Nullable String priceCurrency,
        @Nullable BigDecimal cost,
        BackorderPolicy backorders,
        @Nullable Long minimumOrder,
        @Nullable Long orderMultiple,
        boolean lots,
        @Nullable LocalDate releasedOn,
        @Nullable BigDecimal weight,
        boolean direct,
        List<Component> components) {

    public enum Status { ACTIVE, PHASING_OUT, DISCONTINUED }

    /** So many smallest units of {@code item} in one kit. */
    public record Component(long item, long quantity) {}

    public Item {
        components = List.copyOf(components);
    }

    Item with(List<Component> otherComponents) {
        return new Item(id, sku, name, units, category, status, price, priceCurrency, cost, backorders, minimumOrder, orderMultiple, lots,
                releasedOn, weight, direct, otherComponents);
    }

    public boolean isKit() {
        return !components.isEmpty();
    }
}
