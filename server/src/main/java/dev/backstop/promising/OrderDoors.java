package dev.backstop.promising;

import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What packages above do to an order on a customer's word or by law: the same rules as over HTTP, except that nothing counts as told.
 * Whoever writes to the customer says so by {@link #told}.
 */
@Component
public class OrderDoors {
    private final Orders orders;
    private final OrderIntake intake;
    private final Agreements agreements;
    private final JsonMapper mapper;
    private final OrderEdits edits;
    private final OrderChanges changes;
    private final Settlement settlement;
    private final ScheduleView schedules;
    private final PromiseLedger ledger;

    OrderDoors(Orders orders, OrderIntake intake, Agreements agreements, JsonMapper mapper, OrderEdits edits, OrderChanges changes, Settlement settlement,
            ScheduleView schedules, PromiseLedger ledger) {
        this.orders = orders;
        this.intake = intake;
        this.agreements = agreements;
        this.mapper = mapper;
        this.edits = edits;
        this.changes = changes;
        this.settlement = settlement;
        this.schedules = schedules;
        this.ledger = ledger;
    }

    /**
     * The order, with the locks of all places it stands at, so that nothing of it moves until the transaction ends.
     *
     * @throws Problem 404 if there is none
     */
    public Order lock(String number) {
        var known = orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number));
        changes.lock(lines(known));
        return orders.require(number);
    }

    private List<OrderLine> lines(Order order) {
        return orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of());
    }

    /**
     * Takes an order as {@code POST /api/v1/orders} does, and its answer counts as told.
     *
     * @param request the body of that request
     * @throws Problem as there
     */
    public Order place(Map<String, ?> request) {
        return intake.place(mapper.convertValue(request, OrderRequest.class));
    }

    /**
     * Agrees with a customer what {@code POST /api/v1/agreements} does.
     *
     * @param request the body of that request
     * @throws Problem as there
     */
    public void agree(Map<String, ?> request) {
        agreements.agree(mapper.convertValue(request, AgreementRequest.class));
    }

    /** Cancels all that is open, as its endpoint does. */
    public Order cancel(String number, String reason) {
        return edits.cancel(number, reason);
    }

    /** Cancels so much of a line, as its endpoint does; {@code quantity} as the item writes quantities. */
    public Order cancelLine(String number, int line, String quantity, String reason) {
        return edits.cancelLine(number, line, quantity, reason);
    }

    /**
     * Cancels what is open of some schedule lines of a locked order. What the floor holds stays.
     *
     * @return how many units are in the hands of the floor and could not be cancelled
     */
    public long cancel(Order order, Collection<Long> scheduleLines, String reason) {
        var held = 0L;
        for (var line : lines(order)) {
            held += changes.cancelParts(order, line, scheduleLines, reason);
        }
        settlement.settle();
        return held;
    }

    /**
     * Cancels the quantity as substituted, and adds a line for the substitute, which is promised.
     *
     * @param quantity in the line's unit; null: all that is open
     * @return the number of the new line
     */
    public int substitute(Order order, int line, String sku, @Nullable String quantity, String consent) {
        var next = edits.nextLine(order);
        edits.substitute(order.number(), line, new OrdersApi.Substitute(sku, quantity, consent));
        return next;
    }

    /** What is here ships now, and the rest follows. */
    public void takePart(Order order) {
        if (order.shipping() != Shipping.AS_AVAILABLE) {
            orders.change(order, Shipping.AS_AVAILABLE, order.priority(), order.requestedOn(), order.latestAcceptableOn());
            settlement.note(changes.places(lines(order)), Cause.edited(order.number()));
            settlement.settle();
        }
    }

    /** Records that the customer heard the promises in force of some schedule lines of an order. */
    public void told(Order order, Collection<Long> scheduleLines, String via, String to) {
        var told = schedules.of(List.of(order.id())).stream()
                .filter(row -> scheduleLines.contains(row.id()) && row.promise() != row.heard())
                .map(row -> new PromiseLedger.Told(row.id(), row.words())).toList();
        if (!told.isEmpty()) {
            ledger.tell(told, via, to);
        }
    }

    /**
     * Records that a customer heard the promises in force in certain words.
     *
     * @param words    what was said of each schedule line, by its id
     * @param evidence how we know: the call, and who spoke
     */
    public void said(Map<Long, String> words, String via, String to, String evidence) {
        if (!words.isEmpty()) {
            var told = words.entrySet().stream().map(said -> new PromiseLedger.Told(said.getKey(), said.getValue())).toList();
            ledger.tell(told, via, to, evidence);
        }
    }
}
