package dev.backstop.supply;

import dev.backstop.supply.PurchaseOrder.Line;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Purchase orders. Every change of what is on its way is told in the transaction that makes it; a draft carries no promise and tells nothing. */
@Component
public class PurchaseOrders {
    private final PurchaseOrderRows rows;
    private final Placing placing;
    private final Changing changing;
    private final Confirming confirming;
    private final PastOrders past;
    private final DraftsTogether together;

    PurchaseOrders(PurchaseOrderRows rows, Placing placing, Changing changing, Confirming confirming, PastOrders past,
            DraftsTogether together) {
        this.rows = rows;
        this.placing = placing;
        this.changing = changing;
        this.confirming = confirming;
        this.past = past;
        this.together = together;
    }

    /** Which orders a list shows; null shows all. */
    public record Filter(@Nullable Long vendor, PurchaseOrder.@Nullable State state, @Nullable Long item) {}

    public Optional<PurchaseOrder> byNumber(String number) {
        return rows.byNumber(number);
    }

    /** The order, locked until the transaction ends, so that two changes of one order follow each other; 404 if there is none. */
    public PurchaseOrder require(String number) {
        return rows.locked(number).orElseThrow(() -> Problem.notFound("purchase order", number));
    }

    /** The number of the blanket order that an order was called off from. */
    public Optional<String> blanketOrder(PurchaseOrder order) {
        return rows.blanketOrder(order.id());
    }

    /** A page of orders, the newest first. */
    public Listing<PurchaseOrder> list(Filter filter, Cursor page) {
        return Listing.page(rows.page(filter.vendor(), filter.state(), filter.item(), page), page, order -> Long.toString(order.id()));
    }

    /** The draft, locked, to which a need of that order day is added: the nearest whose own order day lies at most {@code daysApart} away. */
    public Optional<PurchaseOrder> draft(long vendor, long location, LocalDate orderOn, int daysApart) {
        return rows.draft(vendor, location, orderOn, daysApart);
    }

    /**
     * Makes an order, and sends it where that is wanted.
     *
     * @throws Problem 409 if its number is taken
     */
    public PurchaseOrder create(NewPurchaseOrder order) {
        return placing.create(order);
    }

    /** Drafts of these vendors, locked, the oldest first. */
    public List<PurchaseOrder> drafts(Collection<Long> vendors) {
        return rows.drafts(vendors);
    }

    /** Makes many drafts at once, each with an order day; answers their numbers in the same order. */
    public List<String> createDrafts(List<NewPurchaseOrder> drafts) {
        return together.create(drafts);
    }

    /** Adds lines to a draft. */
    public PurchaseOrder add(PurchaseOrder draft, List<NewPurchaseOrder.Line> lines) {
        return placing.add(draft, lines);
    }

    /** Sends a draft: from now on it is on its way, and dates that came from a lead time count from today. */
    public PurchaseOrder send(PurchaseOrder order) {
        return placing.send(order);
    }

    /** Cancels what is still open. */
    public PurchaseOrder cancel(PurchaseOrder order) {
        return changing.cancel(order);
    }

    /** Cancels what is still open of a line. */
    public PurchaseOrder cancel(PurchaseOrder order, Line line) {
        return changing.cancelLine(order, line);
    }

    /** Cancels what is still open of one part of a line. */
    public PurchaseOrder cancel(PurchaseOrder order, Line line, Part part) {
        return changing.cancelPart(order, line, part);
    }

    /** Sets the quantity of a line; never below what was received or cancelled. */
    public PurchaseOrder change(PurchaseOrder order, Line line, long quantity) {
        return changing.quantity(order, line, quantity);
    }

    /**
     * A buyer moves the date of a part.
     *
     * @param expectedOn null: no date is known any more
     */
    public PurchaseOrder reschedule(PurchaseOrder order, Line line, Part part, @Nullable LocalDate expectedOn, @Nullable String reason) {
        return changing.date(order, line, part, expectedOn, reason);
    }

    /** We ask the vendor for another date; it counts at once where it is later, and else when the vendor confirms it. */
    public PurchaseOrder ask(PurchaseOrder order, Line line, Part part, LocalDate requestedOn, @Nullable String reason) {
        return changing.ask(order, line, part, requestedOn, reason);
    }

    /** Takes a vendor's word. The caller has made sure that the lines exist and that what is named is at most what is open. */
    public PurchaseOrder confirm(PurchaseOrder order, Confirmation confirmation) {
        return confirming.confirm(order, confirmation);
    }

    /** Takes orders over from elsewhere, see {@link PastOrder}; answers one result for each, in the same order. */
    public List<PutResult> importAll(List<PastOrder> orders) {
        return past.importAll(orders);
    }
}
