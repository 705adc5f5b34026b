package dev.backstop.console.replenish;

import dev.backstop.console.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a released proposal became, as the API answers: one of the three. */
record Became(@Nullable String purchaseOrder, @Nullable String productionOrder, @Nullable String transfer, List<String> productionOrders) {
    public Became {
        productionOrders = List.copyOf(productionOrders);
    }

    List<String> numbers() {
        return purchaseOrder != null ? List.of(purchaseOrder) : transfer != null ? List.of(transfer) : productionOrders;
    }

    String page() {
        var kind = purchaseOrder != null ? "buy" : productionOrder != null ? "make" : "transfer";
        return ProposalShown.folder(kind) + Words.path(numbers().getFirst());
    }

    String words() {
        if (purchaseOrder != null) {
            return "Released to purchase order %s, which is a draft until it is sent.".formatted(purchaseOrder);
        }
        if (productionOrders.size() > 1) {
            return "Released to production orders %s: each can begin when its components are here, and they are held for it.".formatted(
                    String.join(", ", productionOrders));
        }
        return productionOrder != null ? "Released to production order %s; its components are held for it.".formatted(productionOrder)
                : "Released to transfer %s; what is free at the sender is held for it.".formatted(transfer);
    }
}
