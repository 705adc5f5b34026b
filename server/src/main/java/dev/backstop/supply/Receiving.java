package dev.backstop.supply;

import dev.backstop.web.Problem;
import org.springframework.stereotype.Component;

/** The door of goods that come in, whatever sent them. */
@Component
public class Receiving {
    private final Receipts receipts;
    private final PurchaseOrders purchases;
    private final ProductionOrders productions;
    private final Transfers transfers;

    Receiving(Receipts receipts, PurchaseOrders purchases, ProductionOrders productions, Transfers transfers) {
        this.receipts = receipts;
        this.purchases = purchases;
        this.productions = productions;
        this.transfers = transfers;
    }

    /** What goods come of, locked until the transaction ends; 404 if there is none. */
    public Incoming require(SupplyKind kind, String number) {
        return switch (kind) {
            case PURCHASE_ORDER -> {
                var order = purchases.require(number);
                yield new Incoming(kind, order.number(), order.location(),
                        order.lines().stream().map(line -> new Incoming.Line(line.line(), line.item(), line.open())).toList());
            }
            case PRODUCTION_ORDER -> productions.require(number).incoming();
            case TRANSFER -> transfers.require(number).incoming();
        };
    }

    /**
     * Receives part of it, all of it, or more. The caller has made sure that the lines exist.
     *
     * @throws dev.backstop.web.Problem 409 if it is not on its way
     */
    public Receipt receive(Incoming incoming, Delivery delivery) {
        return switch (incoming.kind()) {
            case PURCHASE_ORDER -> receipts.receive(purchases.require(incoming.number()), delivery);
            case PRODUCTION_ORDER -> productions.receive(productions.require(incoming.number()), delivery);
            case TRANSFER -> transfers.receive(transfers.require(incoming.number()), delivery);
        };
    }

    /** Takes a receipt back that was a mistake. */
    public Receipt reverse(Receipt receipt) {
        return switch (receipt.kind()) {
            case PURCHASE_ORDER -> {
                var order = purchases.require(receipt.order());
                if (order.straightTo() != null) {
                    throw Problem.conflict("not-ours", "Under %s the vendor sent goods straight to the customer of order %s. Take that order's shipment back instead."
                            .formatted(receipt.number(), order.straightTo().order()));
                }
                yield receipts.reverse(order, receipt);
            }
            case PRODUCTION_ORDER -> productions.reverse(productions.require(receipt.order()), receipt);
            case TRANSFER -> transfers.reverse(transfers.require(receipt.order()), receipt);
        };
    }
}
