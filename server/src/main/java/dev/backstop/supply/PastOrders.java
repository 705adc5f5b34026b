package dev.backstop.supply;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Place;
import dev.backstop.supply.PastOrderForm.Taken;
import dev.backstop.supply.PurchaseOrder.State;
import dev.backstop.web.PutResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes orders over from elsewhere, a batch at a time: one that is here already and equal is left alone, one that differs is refused. */
@Component
class PastOrders {
    private final PastOrderForm form;
    private final PlacedOrderRows placed;
    private final PurchaseOrderRows rows;
    private final PartRows parts;
    private final LeadTimeRecords records;
    private final Arrivals arrivals;
    private final ApplicationEventPublisher events;

    PastOrders(PastOrderForm form, PlacedOrderRows placed, PurchaseOrderRows rows, PartRows parts, LeadTimeRecords records, Arrivals arrivals,
            ApplicationEventPublisher events) {
        this.form = form;
        this.placed = placed;
        this.rows = rows;
        this.parts = parts;
        this.records = records;
        this.arrivals = arrivals;
        this.events = events;
    }

    List<PutResult> importAll(List<PastOrder> orders) {
        var present = rows.byNumbers(orders.stream().map(PastOrder::number).toList()).stream().collect(toMap(PurchaseOrder::number, identity()));
        var checked = form.check(orders, present);
        var same = checked.stream().map(PutResult.Checked::row).filter(row -> present.containsKey(row.number()))
                .collect(toMap(Taken::number, identity(), (one, _) -> one));
        return PutResult.putAll(checked, Taken::number, same, this::write);
    }

    private void write(List<Taken> taken) {
        var ids = placed.insert(taken.stream().map(Taken::placed).toList());
        var stored = rows.byIds(taken.stream().map(each -> Objects.requireNonNull(ids.get(each.number()))).toList());
        var observations = new ArrayList<Observation>();
        var versions = new ArrayList<PartRows.Version>();
        for (var i = 0; i < taken.size(); i++) {
            for (var line : stored.get(i).lines()) {
                var receivedOn = taken.get(i).receivedOn().get(line.line());
                var part = line.parts().getFirst();
                if (receivedOn != null && part.received() > 0) {
                    observations.add(observation(taken.get(i), line, part, receivedOn));
                    versions.add(new PartRows.Version(part.id(), "actual", receivedOn, part.received(), null, "taken over from elsewhere"));
                }
            }
        }
        records.record(observations);
        parts.append(versions);
        tell(stored);
    }

    private static Observation observation(Taken taken, PurchaseOrder.Line line, PurchaseOrder.Part part, java.time.LocalDate receivedOn) {
        return new Observation(taken.placed().vendor(), new Place(line.item(), taken.placed().location()),
                "%s of %s".formatted(taken.number(), receivedOn), taken.orderedOn(), part.requestedOn(), receivedOn, part.received());
    }

    private void tell(List<PurchaseOrder> stored) {
        var sent = stored.stream().filter(order -> order.state() == State.SENT).toList();
        arrivals.renew(sent.stream().flatMap(order -> Placing.partIds(order).stream()).toList());
        var places = sent.stream().flatMap(order -> Placing.places(order).stream()).collect(toSet()).stream().sorted().toList();
        if (!places.isEmpty()) {
            events.publishEvent(new SupplyMoved(places, "imported", "purchase orders were taken over from elsewhere", null));
        }
        if (!sent.isEmpty()) {
            events.publishEvent(new PurchaseOrdersTakenOver(sent.stream().map(PurchaseOrder::id).collect(toSet())));
        }
    }
}
