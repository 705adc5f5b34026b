package dev.backstop.supply;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.supply.PurchaseOrder.State;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes goods in: books the stock, fills the parts that were on their way, and learns how long they took. */
@Component
public class Receipts {
    private final ReceiptRows rows;
    private final PartRows parts;
    private final PurchaseOrders orders;
    private final LeadTimeRecords records;
    private final ObservationRows observations;
    private final Arrivals arrivals;
    private final ReceivedCost cost;
    private final VendorClaims claims;
    private final Stock stock;
    private final Locations locations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Receipts(ReceiptRows rows, PartRows parts, PurchaseOrders orders, LeadTimeRecords records, ObservationRows observations, Arrivals arrivals,
            ReceivedCost cost, VendorClaims claims, Stock stock, Locations locations, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.parts = parts;
        this.orders = orders;
        this.records = records;
        this.observations = observations;
        this.arrivals = arrivals;
        this.cost = cost;
        this.claims = claims;
        this.stock = stock;
        this.locations = locations;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Receipt> byNumber(String number) {
        return rows.byNumber(number);
    }

    /** Receipts of one order, the newest first. */
    public List<Receipt> of(PurchaseOrder order) {
        return rows.of(order.number());
    }

    /** A page of receipts, the newest first. */
    public Listing<Receipt> list(Cursor page) {
        return Listing.page(rows.page(page), page, receipt -> Long.toString(receipt.id()));
    }

    /**
     * Receives against an order: part of it, all of it, or more. The caller has made sure that the lines exist.
     *
     * @param order locked
     * @throws Problem 409 if the order is not on its way
     */
    public Receipt receive(PurchaseOrder order, Delivery delivery) {
        if (order.straightTo() != null) {
            throw Problem.conflict("not-ours", ("What %s orders goes straight to the customer of order %s and is never here. Report it as shipped: "
                    + "POST /api/v1/purchase-orders/%s/shipped.").formatted(order.number(), order.straightTo().order(), order.number()));
        }
        return take(order, delivery);
    }

    /**
     * Books that the vendor sent goods straight to the customer: the parts are filled as by a receipt, and no stock moves.
     *
     * @param order locked, of goods that go straight to a customer
     * @throws Problem 409 if the order is not on its way
     */
    public Receipt sentOn(PurchaseOrder order, Delivery delivery) {
        if (order.straightTo() == null) {
            throw Problem.conflict("not-direct", "What %s orders comes to us. Receive it: POST /api/v1/receipts.".formatted(order.number()));
        }
        return take(order, delivery);
    }

    private Receipt take(PurchaseOrder order, Delivery delivery) {
        if (order.state() != State.SENT) {
            throw Problem.conflict("not-open", "Purchase order %s is %s, so nothing can be received against it. %s".formatted(order.number(),
                    order.state().code(), order.state() == State.DRAFT ? "Send it first." : "Post what came on top as a stock movement."));
        }
        var now = clock.instant();
        var number = rows.nextNumber();
        var filled = new ArrayList<Filling.Filled>();
        var movements = new ArrayList<Movement>();
        var costs = new ArrayList<ReceivedCost.Received>();
        fill(order, delivery).forEach((line, filling) -> {
            parts.save(filling.changed());
            filled.addAll(filling.filled());
            learn(order, line, filling, number, now);
            if (order.straightTo() == null) {
                filling.filled().forEach(each -> movements.addAll(
                        ArrivedGoods.movements(new Place(line.item(), order.location()), each.quantity(), each.damaged(), each.lot(), number)));
                filling.filled().forEach(each -> cost(line, each.quantity() + each.damaged()).ifPresent(costs::add));
            }
        });
        cost.move(costs, order.currency(), locations.get(order.location()).today(now));
        delivery.wrong().forEach(wrong -> movements.add(aside(order, wrong.item(), wrong.quantity(), number)));
        rows.insert(number, SupplyKind.PURCHASE_ORDER, order.id(), order.location(), filled, now);
        claims.make(number, claims(order, delivery), now);
        parts.closeOrReopen(order.id());
        tell(order, movements, number, order.straightTo() == null
                ? "Receipt %s of purchase order %s came in.".formatted(number, order.number())
                : "The vendor shipped what purchase order %s orders.".formatted(order.number()));
        return rows.byNumber(number).orElseThrow();
    }

    /** What was not ordered lies in quarantine until somebody says what becomes of it. */
    private static Movement aside(PurchaseOrder order, long item, long units, String receipt) {
        return new Movement(new Place(item, order.location()), Condition.QUARANTINE, "", units, "receipt", receipt, null);
    }

    private static List<VendorClaims.Fresh> claims(PurchaseOrder order, Delivery delivery) {
        var wrong = delivery.wrong().stream().map(each -> new VendorClaims.Fresh(order.line(each.line()).orElseThrow().id(), VendorClaims.Kind.WRONG_ITEM,
                each.item(), each.quantity()));
        var damaged = delivery.lines().stream().filter(each -> each.damaged() > 0).map(each -> {
            var line = order.line(each.line()).orElseThrow();
            return new VendorClaims.Fresh(line.id(), VendorClaims.Kind.DAMAGED, line.item(), each.damaged());
        });
        return Stream.concat(wrong, damaged).toList();
    }

    private static Optional<ReceivedCost.Received> cost(PurchaseOrder.Line line, long units) {
        return Optional.ofNullable(line.price()).filter(_ -> units != 0).map(price -> ReceivedCost.Received.of(line, units, price));
    }

    private static Map<PurchaseOrder.Line, Filling> fill(PurchaseOrder order, Delivery delivery) {
        var fillings = new LinkedHashMap<PurchaseOrder.Line, Filling>();
        for (var arrived : delivery.lines()) {
            var line = order.line(arrived.line()).orElseThrow();
            fillings.computeIfAbsent(line, _ -> new Filling(line.parts())).arrive(arrived);
        }
        if (delivery.closeShort()) {
            fillings.values().forEach(Filling::closeShort);
        }
        return fillings;
    }

    /** One observation for each part that got something, against the first word that was given on it. */
    private void learn(PurchaseOrder order, PurchaseOrder.Line line, Filling filling, String receipt, Instant now) {
        var came = filling.filled().stream().filter(each -> each.quantity() + each.damaged() > 0).toList();
        var words = parts.firstWords(came.stream().map(each -> each.part().id()).toList());
        var location = locations.get(order.location());
        var today = location.today(now);
        var orderedOn = location.today(Objects.requireNonNull(order.sentAt(), "an order that is on its way was sent"));
        records.record(came.stream().map(each -> new Observation(order.vendor(), new Place(line.item(), order.location()), receipt, orderedOn,
                words.get(each.part().id()), today, each.quantity() + each.damaged())).toList());
        parts.append(came.stream()
                .map(each -> new PartRows.Version(each.part().id(), "actual", today, each.quantity() + each.damaged(), null, null)).toList());
    }

    /**
     * Takes a receipt back that was a mistake.
     *
     * @param order that of the receipt, locked
     * @throws Problem 409 if it was taken back before, or if the stock is gone
     */
    public Receipt reverse(PurchaseOrder order, Receipt receipt) {
        if (receipt.reversed()) {
            throw Problem.conflict("already-reversed", "Receipt %s was reversed already.".formatted(receipt.number()));
        }
        var now = clock.instant();
        var today = locations.get(order.location()).today(now);
        var lines = order.lines().stream().collect(toMap(PurchaseOrder.Line::id, identity()));
        var before = new LinkedHashMap<Long, Part>();
        order.lines().stream().flatMap(line -> line.parts().stream()).forEach(part -> before.put(part.id(), part));
        var movements = new ArrayList<Movement>();
        var versions = new ArrayList<PartRows.Version>();
        var costs = new ArrayList<ReceivedCost.Received>();
        var got = rows.got(receipt);
        for (var each : got) {
            var units = each.quantity() + each.damaged();
            var line = Objects.requireNonNull(lines.get(each.line()), "line of a receipt");
            before.computeIfPresent(each.part(), (_, part) -> part.received(-units).cancelled(-each.closedShort()));
            if (order.straightTo() == null) {
                movements.addAll(ArrivedGoods.movements(new Place(line.item(), order.location()), -each.quantity(), -each.damaged(), each.lot(),
                        receipt.number()));
                cost(line, -units).ifPresent(costs::add);
            }
            if (units > 0) {
                versions.add(new PartRows.Version(each.part(), "actual", today, -units, null, "receipt %s reversed".formatted(receipt.number())));
            }
        }
        parts.save(got.stream().map(ReceiptRows.Got::part).distinct().map(before::get).toList());
        parts.append(versions);
        observations.reverse(receipt.number());
        parts.closeOrReopen(order.id());
        claims.wrong(receipt.number()).forEach((item, units) -> movements.add(aside(order, item, -units, receipt.number())));
        claims.drop(receipt.number(), now);
        rows.reverse(receipt, now);
        cost.move(costs, order.currency(), today);
        tell(order, movements, receipt.number(), "Receipt %s of purchase order %s was reversed.".formatted(receipt.number(), order.number()));
        return rows.byNumber(receipt.number()).orElseThrow();
    }

    private void tell(PurchaseOrder order, List<Movement> movements, String number, String text) {
        var now = orders.byNumber(order.number()).orElseThrow();
        arrivals.renew(Placing.partIds(now));
        stock.post(movements, "supply-received", text, number);
        events.publishEvent(new SupplyMoved(Placing.places(now), "supply-received", text, number));
    }
}
