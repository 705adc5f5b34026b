package dev.backstop.demo;

import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.PastMovement;
import dev.backstop.stock.StockHistory;
import dev.backstop.supply.KeptDatesJob;
import dev.backstop.supply.PastOrder;
import dev.backstop.supply.PurchaseOrders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings in the year's purchase orders and the ledger of everything that came and left. */
@Component
class SupplyLoad {
    private static final int ORDERS_IN_BATCH = 300;
    private static final int MOVEMENTS_IN_BATCH = 20_000;
    private static final LocalTime RECEIPTS_AT = LocalTime.of(5, 0); // before the first sale of a day, as in the replay

    private final PurchaseOrders purchaseOrders;
    private final StockHistory stock;
    private final KeptDatesJob keptDates;

    SupplyLoad(PurchaseOrders purchaseOrders, StockHistory stock, KeptDatesJob keptDates) {
        this.purchaseOrders = purchaseOrders;
        this.stock = stock;
        this.keptDates = keptDates;
    }

    /** What has arrived comes in first: vendors' days are then judged as every evening, so that what is on its way is awaited with the room that it needs. */
    void load(Firm firm, Year year, Ids ids) {
        takeOver(year.purchases().stream().filter(purchase -> purchase.arrivedOn() != null).map(purchase -> order(firm, purchase)).toList());
        keptDates.judge();
        takeOver(year.purchases().stream().filter(purchase -> purchase.arrivedOn() == null).map(purchase -> order(firm, purchase)).toList());
        var movements = movements(firm, year, ids);
        for (var from = 0; from < movements.size(); from += MOVEMENTS_IN_BATCH) {
            stock.record(movements.subList(from, Math.min(movements.size(), from + MOVEMENTS_IN_BATCH)));
        }
    }

    private void takeOver(List<PastOrder> orders) {
        for (var from = 0; from < orders.size(); from += ORDERS_IN_BATCH) {
            MasterDataLoad.accepted(purchaseOrders.importAll(orders.subList(from, Math.min(orders.size(), from + ORDERS_IN_BATCH))));
        }
    }

    private static String number(Year.Purchase purchase) {
        return "P-%05d".formatted(purchase.number());
    }

    private static PastOrder order(Firm firm, Year.Purchase purchase) {
        var arrived = purchase.arrivedOn();
        var lines = purchase.lines().stream().map(line -> line(firm, purchase, line)).toList();
        return new PastOrder(number(purchase), firm.makers().get(purchase.maker()).code(), MasterDataLoad.WAREHOUSE,
                arrived == null ? "sent" : "received", purchase.orderedOn(), lines);
    }

    private static PastOrder.Line line(Firm firm, Year.Purchase purchase, Year.PurchaseLine line) {
        var quantity = Long.toString(line.quantity());
        return new PastOrder.Line(null, firm.goods().get(line.goods()).sku(), quantity, purchase.agreedOn(),
                purchase.arrivedOn() == null ? null : quantity, purchase.arrivedOn());
    }

    /** In the order of time: the opening, then day by day what came and what left. */
    private static List<PastMovement> movements(Firm firm, Year year, Ids ids) {
        var movements = new ArrayList<PastMovement>();
        var eve = at(year.firstDay().minusDays(1), LocalTime.NOON);
        for (var goods = 0; goods < year.opening().size(); goods++) {
            if (year.opening().get(goods) > 0) {
                movements.add(movement(eve, ids, goods, year.opening().get(goods), "opening", null));
            }
        }
        for (var purchase : year.purchases()) {
            if (purchase.arrivedOn() != null) {
                var at = at(purchase.arrivedOn(), RECEIPTS_AT);
                purchase.lines().forEach(line -> movements.add(movement(at, ids, line.goods(), line.quantity(), "receipt", number(purchase))));
            }
        }
        for (var dispatch : year.dispatches()) {
            var sale = firm.sales().get(dispatch.sale());
            movements.add(movement(OrdersLoad.leftAt(dispatch, sale), ids, sale.lines().get(dispatch.line()).goods(), -dispatch.quantity(), "shipment",
                    sale.number()));
        }
        movements.sort(Comparator.comparing(PastMovement::at));
        return movements;
    }

    private static PastMovement movement(Instant at, Ids ids, int goods, long quantity, String reason, @Nullable String reference) {
        return new PastMovement(at, new Movement(ids.place(goods), Condition.SELLABLE, "", quantity, reason, reference, null));
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(MasterDataLoad.ZONE).toInstant();
    }
}
