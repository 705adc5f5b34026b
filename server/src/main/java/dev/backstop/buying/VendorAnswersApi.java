package dev.backstop.buying;

import dev.backstop.access.Audit;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.supply.Confirmation;
import dev.backstop.supply.NewPurchaseOrder;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
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

    /**
     * What an offer is to us.
     *
     * @param sku             our own item that the offered one is
     * @param quantity        of it, in its unit; null: as much as was offered, else as is open of the line
     * @param offerToWaiting whether it may be offered to whoever asks for the item of the line, who waits for it included
     */
    @Strict
    record Accepted(@Nullable String sku, @Nullable String quantity, @Nullable Boolean offerToWaiting) {}

    /**
     * Takes an offer: what was offered is ordered, and sent, at once. The line is cancelled, because the vendor cannot deliver it; where
     * the offer
     * is for a part of it, by that part.
     */
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
        var item = items.byIds(List.of(line.item())).values().iterator().next();
        var other = items.require(accepted.sku(), "/sku");
        if (other.id() == item.id()) {
            throw Problem.refused("/sku", "%s is what the line orders. Name the item that comes instead.".formatted(item.sku()));
        }
        var replaced = replaced(line, item, answer.offer());
        var instead = order(order, line, new Substitution(item, other, replaced), accepted, answer.offer());
        if (replaced < line.open()) {
            orders.change(order, line, line.quantity() - replaced);
        } else {
            orders.confirm(order, new Confirmation("vendor-link",
                    List.of(new Confirmation.Line(line.line(), Confirmation.Status.REJECTED, List.of(), "replaced by " + instead))));
        }
        if (Boolean.TRUE.equals(accepted.offerToWaiting())) {
            items.offerInstead(item, other);
        }
        rows.settle(id, "ordered as " + instead, clock.instant());
        audit.note("substitute accepted", "%s line %d, ordered as %s".formatted(order.number(), line.line(), instead));
        return rows.locked(id).orElseThrow();
    }

    /** What comes instead of what, and how many smallest units of the latter it stands for. */
    private record Substitution(Item item, Item other, long units) {}

    /** What the vendor offers to replace, at most what is open; where it named no quantity that the line counts, all of that. */
    private static long replaced(PurchaseOrder.Line line, Item item, SubstituteOffer offer) {
        return offer.quantity() == null ? line.open()
                : line.counted(item.units()).smallest(new BigDecimal(offer.quantity()), line.open()).orElse(line.open());
    }

    private String order(PurchaseOrder order, PurchaseOrder.Line line, Substitution made, Accepted accepted, SubstituteOffer offer) {
        var units = made.other().units();
        if (accepted.quantity() == null && units.decimals() != made.item().units().decimals()) {
            throw Problem.refused("/quantity", "The two items are counted differently. Say how much to order.");
        }
        var quantity = accepted.quantity() == null ? made.units() : units.readPositive(accepted.quantity(), "/quantity");
        var price = offer.price() == null ? null : new NewPurchaseOrder.Price(new BigDecimal(offer.price()), line.purchaseUnit(),
                line.purchaseFactor());
        return orders.create(new NewPurchaseOrder(null, order.vendor(), order.location(), true, null, order.straightTo(),
                List.of(new NewPurchaseOrder.Line(1, made.other().id(), quantity, offer.on(), price)))).number();
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
