package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Place;
import dev.backstop.orders.Orders;
import dev.backstop.planning.PromiseDates.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What gathered orders, which have their ids, are promised: by functions of what was read before, without a question to the database. */
final class GatheredPromises {
    private final List<GatheredOrders.Candidate> candidates;
    private final List<Orders.Booked> booked;
    private final Map<Long, GatheredOrders.Candidate> byOrder = new HashMap<>();
    private final Facts facts;

    /** @param booked in the order of the candidates */
    GatheredPromises(List<GatheredOrders.Candidate> candidates, List<Orders.Booked> booked, Map<Place, PlaceFacts> places, Firm firm) {
        this.candidates = candidates;
        this.booked = booked;
        var open = new ArrayList<OpenLine>();
        for (var i = 0; i < candidates.size(); i++) {
            open.addAll(lines(candidates.get(i), booked.get(i)));
            byOrder.put(booked.get(i).order().id(), candidates.get(i));
        }
        this.facts = Facts.nobody(firm).and(places).with(open);
    }

    List<GatheredOrders.Candidate> candidates() {
        return candidates;
    }

    /** In the order of the candidates. */
    List<Orders.Booked> booked() {
        return booked;
    }

    Instant now() {
        return facts.now();
    }

    /** The order of a line as it was asked for. */
    OrderDraft draft(OpenLine line) {
        return Objects.requireNonNull(byOrder.get(line.order()), "an order of this batch").draft();
    }

    List<FreshSchedule.Decided> decided() {
        return Decisions.of(facts).stream().map(decision -> {
            var draft = draft(decision.line());
            return new FreshSchedule.Decided(decision, draft.asker().channel(), draft.customer().name());
        }).toList();
    }

    List<FreshSchedule.Written> written(List<FreshSchedule.Decided> decided, List<FreshSchedule.Ids> ids) {
        return FreshSchedule.written(facts, decided, ids);
    }

    private static List<OpenLine> lines(GatheredOrders.Candidate candidate, Orders.Booked booked) {
        var order = booked.order();
        var byNumber = booked.lines().stream().collect(toMap(line -> line.line(), line -> line));
        return candidate.shares().stream().map(share -> {
            var line = Objects.requireNonNull(byNumber.get(share.line().line()), "a booked line");
            return new OpenLine(OpenLine.Kind.ORDER, line.id(), line.line(), order.id(), order.number(), share.line().item(), share.location().id(), order.priority(),
                    line.priorityAt(), OpenLine.shipping(order.shipping(), share.location()),
                    share.line().minimumShipment(), order.requestedOn(), order.latestAcceptableOn(),
                    candidate.draft().asker().customerClass(), order.channel(), List.of(OpenLine.Schedule.asked(share.quantity())));
        }).toList();
    }

    /** What parts take of places. */
    static Map<Place, AvailabilityRows.Added> added(Collection<FreshSchedule.Written> written) {
        var added = new HashMap<Place, AvailabilityRows.Added>();
        written.forEach(one -> one.part().components().forEach(component -> component.pegs().forEach(peg -> {
            var here = peg.source() == Source.STOCK
                    ? new AvailabilityRows.Added(peg.quantity(), 0, null)
                    : new AvailabilityRows.Added(0, peg.quantity(), Turn.of(one.line()));
            added.merge(new Place(component.item(), one.line().location()), here, AvailabilityRows.Added::plus);
        })));
        return added;
    }
}
