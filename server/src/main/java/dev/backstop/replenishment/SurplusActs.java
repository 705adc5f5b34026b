package dev.backstop.replenishment;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Units;
import dev.backstop.promising.TransferOrders;
import dev.backstop.supply.NewTransfer;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does what was chosen about supply that is too much. How much it is, is reckoned anew under the order's lock, so that it is done once. */
@Component
class SurplusActs {
    private final Surplus surplus;
    private final PurchaseOrders orders;
    private final TransferOrders transfers;
    private final Items items;
    private final Locations locations;
    private final Proposals proposals;

    SurplusActs(Surplus surplus, PurchaseOrders orders, TransferOrders transfers, Items items, Locations locations, Proposals proposals) {
        this.surplus = surplus;
        this.orders = orders;
        this.transfers = transfers;
        this.items = items;
        this.locations = locations;
        this.proposals = proposals;
    }

    /** What was done. */
    record Done(String act, String words) {}

    /**
     * Does one of {@code cut}, {@code cancel} and {@code re-peg}.
     *
     * @throws Problem 404 for another act, 409 where nothing of the line is too much any more, or where nobody wants it elsewhere
     */
    Done act(String number, int line, String act) {
        var order = orders.require(number);
        var row = surplus.row(number, line).orElseThrow(() -> Problem.conflict("no-surplus",
                "Nothing of line %d of %s is too much any more. Look at the list again.".formatted(line, number)));
        var units = new Units(row.unit(), row.decimals());
        var ordered = order.lines().stream().filter(each -> each.line() == line).findFirst().orElseThrow();
        return switch (act) {
            case "cut", "cancel" -> cut(order, ordered, row, units);
            case "re-peg" -> repeg(row, units);
            default -> throw Problem.notFound("act", act);
        };
    }

    private Done cut(PurchaseOrder order, PurchaseOrder.Line line, Surplus.Row row, Units units) {
        var cut = row.cut();
        if (cut == 0) {
            throw Problem.conflict("vendor-takes-no-less", "%s takes no smaller order than line %d of %s as it stands, so none of the %s of %s that are too much can be cut."
                    .formatted(row.vendor(), line.line(), order.number(), units.text(row.surplus()), row.sku()));
        }
        if (cut >= row.open()) {
            return cancel(order, line);
        }
        orders.change(order, line, line.quantity() - cut);
        return new Done("cut", "Line %d of %s is cut by %s, to %s.".formatted(line.line(), order.number(), units.text(cut),
                units.text(line.quantity() - cut)));
    }

    private Done cancel(PurchaseOrder order, PurchaseOrder.Line line) {
        orders.cancel(order, line);
        return new Done("cancel", "Line %d of %s is cancelled.".formatted(line.line(), order.number()));
    }

    /** It comes as ordered and goes on to where it is wanted, as a transfer that waits for it. */
    private Done repeg(Surplus.Row row, Units units) {
        var elsewhere = row.elsewhere();
        if (elsewhere == null) {
            throw Problem.conflict("not-wanted-elsewhere", "No other location is to order %s. Cut or cancel it.".formatted(row.sku()));
        }
        var quantity = Math.min(row.surplus(), row.wanted());
        var transfer = transfers.create(new NewTransfer(locations.require(row.location(), "").id(), locations.require(elsewhere, "").id(), null,
                List.of(new NewTransfer.Line(1, items.require(row.sku(), "").id(), quantity))));
        if (row.wantedBy() != null && quantity == row.wanted()) {
            proposals.dismiss(row.wantedBy(), "it comes with %s from %s".formatted(transfer.number(), row.location()), null);
        }
        return new Done("re-peg", "%s of %s go on to %s with %s; what %s was to order shrinks by them."
                .formatted(units.text(quantity), row.sku(), elsewhere, transfer.number(), elsewhere));
    }
}
