package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes an order: checks it, finds its locations, books it, promises it, and records that the answer told the customer. */
@Component
class OrderIntake {
    private final FirmReader firms;
    private final OrderDrafts drafts;
    private final LineSourcing sourcing;
    private final Orders orders;
    private final ScheduleBook schedule;
    private final Settlement settlement;
    private final BackorderRules backorders;
    private final Tellings tellings;
    private final HeldQuotes quotes;

    OrderIntake(FirmReader firms, OrderDrafts drafts, LineSourcing sourcing, Orders orders, ScheduleBook schedule, Settlement settlement,
            BackorderRules backorders, Tellings tellings, HeldQuotes quotes) {
        this.firms = firms;
        this.drafts = drafts;
        this.sourcing = sourcing;
        this.orders = orders;
        this.schedule = schedule;
        this.settlement = settlement;
        this.backorders = backorders;
        this.tellings = tellings;
        this.quotes = quotes;
    }

    /** Books and promises an order; a refusal leaves nothing behind when the caller rolls back. */
    Order place(OrderRequest request) {
        var firm = firms.now();
        var draft = drafts.of(firm, request);
        var places = Stream.concat(draft.places(firm), quotes.places(request.quote()).stream()).toList();
        settlement.lock(places);
        var held = quotes.take(request.quote(), draft.customer(), draft.lines(), draft.location());
        var fresh = held.rest(draft.lines());
        var shares = fresh.isEmpty() ? List.<Sourcing.Share>of() : sourcing.of(firm, fresh, draft.location(), draft.asker());
        var booked = orders.place(draft.order(held), held.ids());
        var order = booked.order();
        quotes.handOver(held, order);
        promise(booked.lines(), shares, Cause.ordered(order.number()));
        if (draft.heardElsewhere()) {
            tellings.heardElsewhere(order, draft.heard(), draft.customer().name());
            settlement.note(places, Cause.imported(order.number()));
            settlement.settle();
        } else {
            var sooner = quotedSooner(order, request.quote(), draft, places);
            tellings.answer(order, draft.asker().channel(), draft.customer().name(), sooner);
        }
        return order;
    }

    /**
     * Whoever was quoted an earlier day than can be kept hears of the later one as of any slip: it is promised anew, and a word is owed.
     */
    private Set<Long> quotedSooner(Order order, @Nullable String quote, OrderDraft draft, List<Place> places) {
        var days = quote == null ? Map.<Integer, LocalDate>of() : quotes.told(quote, draft.lines());
        if (days.isEmpty()) {
            return Set.of();
        }
        var sooner = tellings.quotedSooner(order, days, draft.customer().name());
        if (!sooner.isEmpty()) {
            settlement.note(places, Cause.laterThanQuoted(order.number(), String.valueOf(quote)));
            settlement.settle();
        }
        return sooner;
    }

    /** Promises more of an order that is booked. */
    void promise(Order order, List<Sourcing.Share> shares, Cause cause) {
        promise(orders.lines(List.of(order.id())).getOrDefault(order.id(), List.of()), shares, cause);
    }

    /** Promises new demand of booked lines from the places found for it, and refuses what must not be backordered. */
    private void promise(List<OrderLine> booked, List<Sourcing.Share> shares, Cause cause) {
        var lines = new HashMap<Integer, Long>();
        booked.forEach(line -> lines.put(line.line(), line.id()));
        schedule.open(shares.stream().map(s -> new ScheduleBook.NewSchedule(id(s, lines), s.location().id(), s.quantity())).toList());
        settlement.note(places(shares), cause);
        requireSellable(settlement.settle(), shares, lines);
    }

    private static long id(Sourcing.Share share, Map<Integer, Long> lines) {
        return Objects.requireNonNull(lines.get(share.line().line()), "the line was just booked");
    }

    private void requireSellable(Settlement.Outcome outcome, List<Sourcing.Share> shares, Map<Integer, Long> lines) {
        var mine = outcome.decisions().stream().filter(d -> lines.containsValue(d.line().line())).toList();
        var refusals = backorders.refusals(outcome.facts(), mine, true);
        var faults = new ArrayList<Problem.Fault>();
        for (var share : shares) {
            var why = refusals.get(new OpenLine.Group(id(share, lines), share.location().id()));
            if (why != null) {
                faults.add(new Problem.Fault(share.line().pointer("quantity"), why));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.refused(faults);
        }
    }

    private static List<Place> places(List<Sourcing.Share> shares) {
        return shares.stream().flatMap(share -> share.needs().keySet().stream()).distinct().toList();
    }
}
