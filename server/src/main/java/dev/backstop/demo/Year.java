package dev.backstop.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the replay came to.
 *
 * @param opening    pieces here on the eve of the first day, by place in the list of goods
 * @param closing    pieces here at the end, likewise
 * @param purchases  in the order of their placing
 * @param dispatches what left the house, day by day
 * @param waiting    what customers still wait for, in order of asking
 */
record Year(
        LocalDate firstDay, List<Long> opening, List<Long> closing, List<Purchase> purchases, List<Dispatch> dispatches, List<Waiting> waiting) {
    Year {
        opening = List.copyOf(opening);
        closing = List.copyOf(closing);
        purchases = List.copyOf(purchases);
        dispatches = List.copyOf(dispatches);
        waiting = List.copyOf(waiting);
    }

    /**
     * A purchase order.
     *
     * @param agreedOn  the day for which the vendor accepted it
     * @param arrivedOn null: still to come
     */
    record Purchase(int number, int maker, LocalDate orderedOn, LocalDate agreedOn, @Nullable LocalDate arrivedOn, List<PurchaseLine> lines) {
        Purchase {
            lines = List.copyOf(lines);
        }
    }

    record PurchaseLine(int goods, long quantity) {}

    /** Pieces of one line of one sale that left on a working day; {@code waited} if they were not here when they were asked for. */
    record Dispatch(int sale, int line, LocalDate on, long quantity, boolean waited) {}

    /** Pieces of one line of one sale that have not left, and the date that its customer heard on asking. */
    record Waiting(int sale, int line, long quantity, LocalDate heard) {}
}
