package dev.backstop.promising;

import dev.backstop.web.IdempotentWrites;
import java.util.concurrent.CompletableFuture;

/** An order that waits to be taken with others; two are never the same, however alike. */
final class GatheredOrder {
    private final OrderRequest order;
    private final IdempotentWrites.Write write;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private int rounds;

    GatheredOrder(OrderRequest order, IdempotentWrites.Write write) {
        this.order = order;
        this.write = write;
    }

    /** What became of it. */
    sealed interface Outcome {
        /** Booked, promised and committed; the answer is the order as callers see it. */
        record Taken(IdempotentWrites.Created created) implements Outcome {}

        /** It takes more than others leave, repeats an earlier request, or is to be refused: it must be taken alone. */
        record Alone() implements Outcome {}

        /** Others are at work on its items: it goes into the next round. */
        record Busy() implements Outcome {}
    }

    OrderRequest order() {
        return order;
    }

    IdempotentWrites.Write write() {
        return write;
    }

    int lines() {
        return order.size();
    }

    /** Counts one more round in which others were at work on its items. */
    int rounds() {
        return ++rounds;
    }

    void end(Outcome end) {
        outcome.complete(end);
    }

    /** Waits for the end. */
    Outcome outcome() {
        return outcome.join();
    }
}
