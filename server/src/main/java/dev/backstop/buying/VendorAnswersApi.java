package dev.backstop.buying;

import dev.backstop.access.Audit;
import dev.backstop.catalog.Items;
import dev.backstop.supply.Confirmation;
import dev.backstop.supply.NewPurchaseOrder;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What vendors answered, and what buyers make of it, over HTTP. */
@RestController
@RequestMapping("/api/v1/vendor-answers")
class VendorAnswersApi {
    private final AnswerRows rows;
    private final PurchaseOrders orders;
    private final Items items;
    private final Audit audit;
    private final Clock clock;

    VendorAnswersApi(AnswerRows rows, PurchaseOrders orders, Items items, Audit audit, Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of one order all; else what waits for a buyer. */
    @GetMapping
    Listing<VendorAnswer> list(@RequestParam @Nullable String purchaseOrder, @RequestParam @Nullable String vendor) {
        return Listing.of(purchaseOrder == null ? rows.open(vendor) : rows.of(purchaseOrder));
    }

    /** In words what was done about it. */
    @Strict
    record Settled(@Nullable String as) {}

    /** A buyer has dealt with it; of an offer that means: no, thank you. */
    @PostMapping("/{id}/settle")
    VendorAnswer settle(@PathVariable long id, @RequestBody(required = false) @Nullable Settled how) {
        var answer = open(id);
        rows.settle(id, how == null || how.as() == null ? answer.offer() == null ? "noted" : "declined" : how.as(), clock.instant());
        return rows.locked(id).orElseThrow();
    }

    /** Our own item that the offered one is, and how much of it, in its unit; null: as much as is open of the line. */
    @Strict
    record Accepted(@Nullable String sku, @Nullable String quantity) {}

    /** Takes an offer: the line is cancelled as the vendor cannot deliver it, and what was offered is ordered, and sent, at once. */
    @PostMapping("/{id}/accept")
    VendorAnswer accept(@PathVariable long id, @RequestBody Accepted accepted) {
        var answer = open(id);
        if (answer.offer() == null || answer.line() == null) {
            throw Problem.conflict("no-offer", "Answer %d offers nothing instead. Settle it.".formatted(id));
        }
        if (accepted.sku() == null) {
            throw Problem.refused("/sku", "Name the item of ours that %s is. Make the item first if it is new.".formatted(answer.offer()
                    .vendorSku()));
        }
        var order = orders.require(answer.purchaseOrder());
        var line = order.line(answer.line()).orElseThrow();
        if (line.open() == 0) {
            throw Problem.conflict("nothing-open", "Nothing of line %d of %s is open any more. Settle the answer.".formatted(line.line(),
                    order.number()));
        }
        var instead = order(order, line, accepted, answer.offer());
        orders.confirm(order, new Confirmation("vendor-link",
                List.of(new Confirmation.Line(line.line(), Confirmation.Status.REJECTED, List.of(), "replaced by " + instead))));
        rows.settle(id, "ordered as " + instead, clock.instant());
        audit.note("substitute accepted", "%s line %d, ordered as %s".formatted(order.number(), line.line(), instead));
        return rows.locked(id).orElseThrow();
    }

    private String order(PurchaseOrder order, PurchaseOrder.Line line, Accepted accepted, SubstituteOffer offer) {
        var item = items.require(String.valueOf(accepted.sku()), "/sku");
        var quantity = accepted.quantity() != null ? item.units().readPositive(accepted.quantity(), "/quantity")
                : open(line, item.units().decimals());
        return orders.create(new NewPurchaseOrder(null, order.vendor(), order.location(), true, null, order.straightTo(),
                List.of(new NewPurchaseOrder.Line(1, item.id(), quantity, offer.on())))).number();
    }

    private long open(PurchaseOrder.Line line, int decimals) {
        var units = items.byIds(List.of(line.item())).values().iterator().next().units();
        if (units.decimals() != decimals) {
            throw Problem.refused("/quantity", "The two items are counted differently. Say how much to order.");
        }
        return line.open();
    }

    private VendorAnswer open(long id) {
        var answer = rows.locked(id).orElseThrow(() -> Problem.notFound("answer of a vendor", id));
        if (answer.settledAt() != null) {
            throw Problem.conflict("already-settled", "%s dealt with answer %d already: %s.".formatted(answer.settledBy(), id,
                    answer.settledAs()));
        }
        return answer;
    }
}
