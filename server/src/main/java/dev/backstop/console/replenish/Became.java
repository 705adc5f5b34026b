package dev.backstop.console.replenish;

import dev.backstop.console.Words;
import org.jspecify.annotations.Nullable;

/** What a released proposal became, as the API answers: one of the three. */
record Became(@Nullable String purchaseOrder, @Nullable String productionOrder, @Nullable String transfer) {

    String number() {
        return purchaseOrder != null ? purchaseOrder : productionOrder != null ? productionOrder : transfer == null ? "" : transfer;
    }

    String page() {
        var kind = purchaseOrder != null ? "buy" : productionOrder != null ? "make" : "transfer";
        return ProposalShown.folder(kind) + Words.path(number());
    }

    String words() {
        if (purchaseOrder != null) {
            return "Released to purchase order %s, which is a draft until it is sent.".formatted(purchaseOrder);
        }
        return productionOrder != null ? "Released to production order %s; its components are held for it.".formatted(productionOrder)
                : "Released to transfer %s; what is free at the sender is held for it.".formatted(transfer);
    }
}
