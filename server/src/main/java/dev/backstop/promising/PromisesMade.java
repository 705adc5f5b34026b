package dev.backstop.promising;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Promises were made anew, in the transaction that moved their facts. Whoever owes the customer a word hears it here. */
public record PromisesMade(List<Made> made) {
    public PromisesMade {
        made = List.copyOf(made);
    }

    /**
     * One promise.
     *
     * @param shipBy      null: no date can be given
     * @param heard       whether anything was told before; {@code heardShipBy} is the date that was told, null if none could be given
     * @param causeReference the order, supply part or shipment behind it
     */
    public record Made(
            long promise,
            long scheduleLine,
            long orderLine,
            long order,
            long location,
            @Nullable LocalDate shipBy,
            boolean heard,
            @Nullable LocalDate heardShipBy,
            String causeKind,
            String causeText,
            @Nullable String causeReference) {}
}
