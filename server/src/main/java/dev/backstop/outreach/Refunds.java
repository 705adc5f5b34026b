package dev.backstop.outreach;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.catalog.Money;
import dev.backstop.orders.OrderReduced;
import dev.backstop.orders.Orders;
import dev.backstop.planning.law.LegalEvent;
import dev.backstop.planning.law.RefundTerm;
import dev.backstop.planning.law.WayOfPayment;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Money that must go back because less ships than was paid for: reckoned once, just before the transaction that reduced the order commits,
 * always to the original means. Gifts and credits never count.
 */
@Component
public class Refunds {
    /** Where no law that we know gives a term. */
    private static final RefundTerm HOUSE = new RefundTerm(7, RefundTerm.Unit.WORKING_DAYS);

    private static final int MOST_OF_ONE_ORDER = 1_000;

    private final Orders orders;
    private final RefundBook book;
    private final Matters matters;
    private final LegalClocks clocks;
    private final LegalPlace place;
    private final Audit audit;

    Refunds(Orders orders, RefundBook book, Matters matters, LegalClocks clocks, LegalPlace place, Audit audit) {
        this.orders = orders;
        this.book = book;
        this.matters = matters;
        this.clocks = clocks;
        this.place = place;
        this.audit = audit;
    }

    /**
     * One refund.
     *
     * @param way      the original means, to which it goes
     * @param vestedAt the day on which the right arose, {@code dueBy} the last moment in time
     * @param state    due, exported, confirmed
     */
    public record Refund(long refund, String order, Money amount, String reason, String way, LocalDate vestedAt, Instant dueBy,
            String state,
            @Nullable Instant exportedAt, @Nullable Instant confirmedAt, @Nullable String confirmedBy, @Nullable String reference) {}

    @EventListener
    void on(OrderReduced reduced) {
        reduced().add(reduced.order());
    }

    private Set<Long> reduced() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Reduced known) {
            return known.orders;
        }
        var fresh = new Reduced();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                settle();
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Refunds.this);
            }
        });
        return fresh.orders;
    }

    /** Orders of which less will ship, in this transaction. */
    private static final class Reduced {
        private final Set<Long> orders = new LinkedHashSet<>();
    }

    /** Reckons what is owed back for the orders that this transaction reduced so far. */
    void settle() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Reduced reduced) {
            var all = List.copyOf(reduced.orders);
            reduced.orders.clear();
            all.forEach(this::reckon);
        }
    }

    private void reckon(long order) {
        var ended = book.ended(order);
        owe(order, ended.map(RefundBook.Ended::vestedOn).orElseGet(clocks::today),
                ended.map(why -> why.reason().toLowerCase(Locale.ROOT).replace('_', ' ')).orElse("cancelled"));
    }

    /** What was shipped is withdrawn from; the law lets the money wait until the goods, or the proof that they left, are back. */
    void withdrawn(long order) {
        owe(order, clocks.today(), "withdrawn");
    }

    private void owe(long order, LocalDate vestedOn, String reason) {
        book.sums(order).filter(sums -> sums.due().signum() > 0).ifPresent(sums -> {
            book.owe(order, sums, reason, vestedOn, place.now().endOf(term(order, sums, reason).dueOn(vestedOn, place.now().calendar())));
        });
    }

    private RefundTerm term(long order, RefundBook.Sums sums, String reason) {
        var way = sums.method().equals("house-account") ? WayOfPayment.HOUSE_ACCOUNT : WayOfPayment.OTHER;
        return matters.ofOrder(order).stream().findFirst().map(matter -> matter.terms().profile())
                .map(profile -> reason.equals("withdrawn") ? profile.withdrawalRefund() : profile.refund(way)).orElse(HOUSE);
    }

    public Listing<Refund> find(@Nullable String state, @Nullable String order, Cursor cursor) {
        return Listing.page(book.find(state, order, cursor.afterId(), cursor.limit() + 1), cursor,
                refund -> String.valueOf(refund.refund()));
    }

    /** Hands what is due to the payment system: it is exported once, and stays on the alarm until it is confirmed. */
    public List<Refund> export() {
        var exported = book.export();
        if (!exported.isEmpty()) {
            audit.note("refunds exported", exported.size() + " refunds");
        }
        return exported;
    }

    private static final String HEADINGS = "refund,order,amount,currency,way,reason,vestedAt,dueBy\n";

    /** The same as a file. */
    public String exportCsv() {
        return HEADINGS + export().stream().map(r -> String.join(",", Long.toString(r.refund()), quoted(r.order()),
                String.valueOf(r.amount().amount()),
                String.valueOf(r.amount().currency()), quoted(r.way()), quoted(r.reason()), r.vestedAt().toString(), r.dueBy().toString())
                + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9 _.-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * The payment system paid it back. Twice changes nothing.
     *
     * @throws Problem 404 if there is none
     */
    public Refund confirm(long id, @Nullable String reference) {
        var refund = book.byId(id).orElseThrow(() -> Problem.notFound("refund", id));
        if (book.confirm(id, Who.now(), reference)) {
            audit.note("refund confirmed", "refund %d of order %s, %s %s".formatted(id, refund.order(), refund.amount().amount(),
                    refund.amount().currency()));
            var order = orders.require(refund.order());
            if (book.find(null, refund.order(), 0, MOST_OF_ONE_ORDER).stream().allMatch(one -> one.state().equals("confirmed"))) {
                clocks.happened(matters.ofOrder(order.id()), "refunded", "refund " + id, _ -> new LegalEvent.Refunded(clocks.today()));
            }
        }
        return book.byId(id).orElseThrow();
    }
}
