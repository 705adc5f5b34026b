package dev.backstop.planning.leadtimes;

import java.io.Serializable;
import java.util.List;

/**
 * What an order is like, from the broadest to the narrowest: {@code (vendor, mode, item)}. Where the narrowest class has seen little, the
 * next broader one speaks for it.
 *
 * @param labels any values with equality; none: an order like all others
 */
public record OrderClass(List<?> labels) implements Serializable {
    public OrderClass {
        labels = List.copyOf(labels);
    }

    public static OrderClass of(Object... labels) {
        return new OrderClass(List.of(labels));
    }
}
