package dev.backstop.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/** One customer's order as it was invoiced; {@code cancelled} orders were taken back on the day. */
record Sale(String number, LocalDateTime at, String customer, boolean cancelled, List<Line> lines) {
    Sale {
        lines = List.copyOf(lines);
    }

    /** {@code goods} is a place in the list of goods. */
    record Line(int goods, long quantity, BigDecimal price) {}

    Sale on(LocalDateTime moved) {
        return new Sale(number, moved, customer, cancelled, lines);
    }
}
