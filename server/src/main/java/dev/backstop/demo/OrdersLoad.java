package dev.backstop.demo;

import dev.backstop.orders.History;
import dev.backstop.orders.NewOrder;
import dev.backstop.orders.PastOrder;
import dev.backstop.orders.Shipping;
import dev.backstop.promising.OpenOrders;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Brings in the orders: what left as history, what is still waited for as open, with the date its customer heard. */
@Component
class OrdersLoad {
    private static final int IN_BATCH = 1_500;
    private static final LocalTime BACKORDERS_LEAVE_AT = LocalTime.of(5, 30); // after the receipts, before the day's sales
    private static final int USUAL_PRIORITY = 5;

    private final History history;
    private final OpenOrders open;

    OrdersLoad(History history, OpenOrders open) {
        this.history = history;
        this.open = open;
    }

    void load(Firm firm, Year year, Ids ids) {
        var sent = new HashMap<Integer, List<PastOrder.Sent>>();
        for (var dispatch : year.dispatches()) {
            var at = leftAt(dispatch, firm.sales().get(dispatch.sale()));
            sent.computeIfAbsent(dispatch.sale(), _ -> new ArrayList<>())
                    .add(new PastOrder.Sent(dispatch.line() + 1, dispatch.quantity(), ids.location(), at));
        }
        var priorities = new Clientele(firm).priorities();
        for (var from = 0; from < firm.sales().size(); from += IN_BATCH) {
            history.record(IntStream.range(from, Math.min(firm.sales().size(), from + IN_BATCH))
                    .mapToObj(index -> past(firm, index, sent.getOrDefault(index, List.of()), ids, priorities)).toList());
        }
    }

    /** Opens what is still waited for, and promises it. */
    void open(Firm firm, Year year, Ids ids) {
        open.takeOver(year.waiting().stream().map(waiting -> open(firm, waiting, ids)).toList());
        open.settle();
    }

    private static PastOrder past(Firm firm, int index, List<PastOrder.Sent> sent, Ids ids, Map<String, Integer> priorities) {
        var sale = firm.sales().get(index);
        var at = at(sale);
        var lines = IntStream.range(0, sale.lines().size()).mapToObj(i -> line(sale.lines().get(i), i + 1, ids, at)).toList();
        var cancelled = sale.cancelled()
                ? lines.stream().map(line -> new PastOrder.Cancelled(line.line(), line.quantity(), "the customer cancelled on the day", at)).toList()
                : List.<PastOrder.Cancelled>of();
        var customer = Account.customerCode(sale.customer());
        var order = new NewOrder(sale.number(), null, null, Objects.requireNonNull(ids.customers().get(customer), customer), "import", at, null,
                priorities.getOrDefault(sale.customer(), USUAL_PRIORITY), Shipping.AS_AVAILABLE, ids.location(), null, MasterDataLoad.CURRENCY, null, null, null,
                null, null, null, lines);
        return new PastOrder(order, sent, cancelled);
    }

    private static NewOrder.Line line(Sale.Line line, int number, Ids ids, Instant at) {
        return new NewOrder.Line(number, ids.place(line.goods()).item(), line.quantity(), line.price(), null, null, false, at, null, null);
    }

    private static OpenOrders.Open open(Firm firm, Year.Waiting waiting, Ids ids) {
        var sale = firm.sales().get(waiting.sale());
        return new OpenOrders.Open(sale.number(), waiting.line() + 1, ids.location(), waiting.heard(), at(sale));
    }

    private static Instant at(Sale sale) {
        return sale.at().atZone(MasterDataLoad.ZONE).toInstant();
    }

    /** What was here left with the invoice; what was waited for leaves in the morning on which it came. */
    static Instant leftAt(Year.Dispatch dispatch, Sale sale) {
        return dispatch.waited() || !dispatch.on().equals(sale.at().toLocalDate())
                ? SupplyLoad.at(dispatch.on(), BACKORDERS_LEAVE_AT) : at(sale);
    }
}
